import { RadioField, SelectField, TextField } from "#app/components/form/fields.tsx";
import { ruleWords } from "#app/messages/zh-CN/round-form.ts";
import { optionsOf, type RuleFieldSet } from "./round-fields.tsx";

const numbers = ["leastValidScores", "passMark", "singleBidPassMark", "criterionFloor", "divergenceRange", "divergenceDeviation", "leastOpinion", "reasonBelow", "leastReason"] as const;

/** 评审规则 of a round: how marks become a ranking and what a sheet must say. Published with the round, then frozen. */
export function ReviewRuleFields({ fields }: { fields: RuleFieldSet }) {
  return (
    <>
      <SelectField field={fields.aggregation} label={ruleWords.aggregation.label} options={optionsOf("aggregation")} />
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8 lg:grid-cols-3">
        {numbers.map((name) => (
          <TextField key={name} field={fields[name]} {...ruleWords[name]} inputMode="numeric" className="max-w-24" />
        ))}
      </div>
      <TextField field={fields.tieBreak} {...ruleWords.tieBreak} isOptional />
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
        <RadioField field={fields.veto} label={ruleWords.veto.label} options={optionsOf("veto")} />
        <RadioField field={fields.stability} label={ruleWords.stability.label} options={optionsOf("stability")} />
      </div>
    </>
  );
}
