import { CheckGroup } from "#app/components/form/check-group.tsx";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import { degrees, ranks } from "#app/domain/challenge/eligibility-choices.ts";
import { unitKinds } from "#app/domain/organisation/unit-kinds.ts";
import { unitKindWords } from "#app/messages/zh-CN/unit-kinds.ts";
import { conditionFieldWords as words } from "#app/messages/zh-CN/conditions.ts";

export type EligibilityFieldSet = Record<keyof Eligibility, FieldLike>;

const choices = (values: readonly string[]) => values.map((value) => ({ value, words: value }));

/** 揭榜方条件; what is left empty asks nothing. */
export function EligibilityFields({ fields }: { fields: EligibilityFieldSet }) {
  return (
    <Section title="揭榜方条件" id="conditions" aside="确有必要才设；都不填即不限地区、类型和注册时间">
      <CheckGroup field={fields.leadKinds} {...words.leadKinds} isOptional options={unitKinds.map((value) => ({ value, words: unitKindWords[value] }))} />
      <div className="sm:grid sm:grid-cols-3 sm:gap-x-8">
        <TextField field={fields.mostUnits} {...words.mostUnits} inputMode="numeric" isOptional className="max-w-24 text-right" />
        <TextField field={fields.leastTrl} {...words.leastTrl} inputMode="numeric" isOptional className="max-w-24 text-right" />
        {/* A day of the past that a unit's registration is measured by: no deadline. */}
        <TextField field={fields.registeredBy} {...words.registeredBy} type="date" isOptional className="max-w-48" />
        <TextField field={fields.mostAge} {...words.mostAge} inputMode="numeric" isOptional className="max-w-24 text-right" />
        <SelectField field={fields.leastRank} {...words.leastRank} none="不限" isOptional options={choices(ranks)} />
        <SelectField field={fields.leastDegree} {...words.leastDegree} none="不限" isOptional options={choices(degrees)} />
      </div>
      <TextArea field={fields.regions} {...words.regions} rows={2} isOptional />
      <TextArea field={fields.exclusions} {...words.exclusions} rows={3} isOptional />
      <TextArea field={fields.conditions} {...words.conditions} rows={3} isOptional />
    </Section>
  );
}
