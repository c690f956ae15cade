import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { RadioField, SelectField, TextField } from "#app/components/form/fields.tsx";
import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import { degrees, ranks } from "#app/domain/challenge/eligibility-choices.ts";
import { conditionWords } from "#app/messages/zh-CN/conditions.ts";
import { eligibilityFields as labels } from "#app/messages/zh-CN/eligibility.ts";

type Questions = Record<"isInRegion" | "registeredOn" | "units" | "trl" | "age" | "rank" | "degree" | "isExcluded" | "meetsConditions", FieldLike>;

const yesNo = [{ value: "yes", words: "是" }, { value: "no", words: "否" }];
const choices = (values: readonly string[]) => [...values.map((value) => ({ value, words: value })), { value: "other", words: "以上都不是" }];

/** What 能不能报 asks about the item's own conditions: those that it sets, and no others. All may be left open. */
export function ConditionQuestions({ fields, eligibility }: { fields: Questions; eligibility: Eligibility }) {
  const { regions, registeredBy, mostUnits, leastTrl, mostAge, leastRank, leastDegree, exclusions, conditions } = eligibility;
  const asked = (name: keyof Questions, rule: Parameters<typeof conditionWords>[0]) => ({ field: fields[name], label: labels[name], hint: conditionWords(rule, eligibility), isOptional: true });
  return (
    <>
      {regions.length > 0 && <RadioField {...asked("isInRegion", "region")} options={yesNo} isInline />}
      {registeredBy !== null && <TextField {...asked("registeredOn", "registeredBy")} type="date" className="max-w-48" />}
      {mostUnits !== null && <TextField {...asked("units", "teamSize")} inputMode="numeric" unit="家" className="max-w-24" />}
      {leastTrl !== null && <TextField {...asked("trl", "trl")} inputMode="numeric" unit="级" className="max-w-24" />}
      {mostAge !== null && <TextField {...asked("age", "age")} inputMode="numeric" unit="周岁" className="max-w-24" />}
      {leastRank !== null && <SelectField {...asked("rank", "rank")} options={choices(ranks)} />}
      {leastDegree !== null && <SelectField {...asked("degree", "degree")} options={choices(degrees)} />}
      {exclusions.length > 0 && <RadioField {...asked("isExcluded", "exclusions")} options={yesNo} isInline />}
      {conditions.length > 0 && <RadioField {...asked("meetsConditions", "conditions")} options={yesNo} isInline />}
    </>
  );
}
