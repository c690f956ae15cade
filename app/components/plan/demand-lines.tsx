import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { SelectField, TextField } from "#app/components/form/fields.tsx";
import type { PlanChoices } from "#app/domain/review/plan/plan-view.ts";
import { demandHints, demandLabels, demandRuleWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

export type DemandFieldSet = Record<"expert" | "rule" | "target", FieldLike>;

/** Empty lines that a form begins with. */
export const blankDemands = [0, 1, 2].map(() => ({ expert: "", rule: "", target: "" }));

/** The first rule stands where nothing is chosen. */
const rules = Object.entries(demandRuleWords).flatMap(([value, words]) => (value === "must" ? [] : [{ value, words }]));

/**
 * 指定、排除、不得同审, one sentence a line: who, what, which bid or whom. The browser proposes experts by name, unit and field as one
 * types; what is typed is read by the service too, so that it works without script and without proposals.
 */
export function DemandLines({ rows, choices }: { rows: readonly DemandFieldSet[]; choices: PlanChoices }) {
  return (
    <>
      <datalist id="plan-experts">
        <ExpertOptions choices={choices} />
      </datalist>
      <datalist id="plan-targets">
        {choices.bids.map(({ no, code, unitName }) => (
          <option key={no} value={`${no} ${unitName}`}>
            代号 {code}
          </option>
        ))}
        <ExpertOptions choices={choices} />
      </datalist>
      {rows.map((row) => (
        <div key={row.expert.id} className="grid gap-x-4 border-t border-line pt-2 sm:grid-cols-[1fr_10rem_1fr]">
          <TextField field={row.expert} label={demandLabels.expert} placeholder={demandHints.expert} list="plan-experts" autoComplete="off" />
          <SelectField field={row.rule} label={demandLabels.rule} options={rules} none={demandRuleWords.must} />
          <TextField field={row.target} label={demandLabels.target} placeholder={demandHints.target} list="plan-targets" autoComplete="off" />
        </div>
      ))}
    </>
  );
}

function ExpertOptions({ choices }: { choices: PlanChoices }) {
  return (
    <>
      {choices.experts.map(({ no, name, unitName, kind, fields }) => (
        <option key={no} value={`${no} ${name}`}>
          {[unitName, expertKindWords[kind], ...fields].join("，")}
        </option>
      ))}
    </>
  );
}
