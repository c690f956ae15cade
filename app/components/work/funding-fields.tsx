import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import type { FundingRuleName } from "#app/domain/challenge/funding.ts";
import { fundingRuleLabels } from "#app/messages/zh-CN/funding.ts";

export type FundingFieldSet = Record<FundingRuleName, FieldLike>;

/** 资金配套规则; what is left empty asks nothing. */
export function FundingFields({ fields }: { fields: FundingFieldSet }) {
  return (
    <>
      <p className="mb-2 text-sm text-soft">配套规则在审定和更正时核对，不符的写明应为多少、现为多少；不填为没有要求。</p>
      <div className="sm:grid sm:grid-cols-3 sm:gap-x-8">
        {(Object.keys(fundingRuleLabels) as FundingRuleName[]).map((name) => (
          <TextField key={name} field={fields[name]} {...fundingRuleLabels[name]} inputMode="decimal" isOptional className="max-w-28 text-right" />
        ))}
      </div>
    </>
  );
}
