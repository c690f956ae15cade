import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { CheckField, TextArea } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { amendmentExtensionDays } from "#app/domain/challenge/amendment.ts";
import { amendmentName } from "#app/messages/zh-CN/amendment.ts";
import { moveEffects } from "#app/messages/zh-CN/inputs.ts";
import { type Prepared, PreparedAmendment } from "./prepared-amendment.tsx";

interface AmendmentPartsProps {
  fields: Record<"reason" | "touchesEligibility", FieldLike>;
  closesAt: string | null;
  /** After 预览: what another person would be asked to publish. */
  prepared: Prepared | null;
}

/** The end of the form of a correction: reason, eligibility, and the difference before it is published. */
export function AmendmentParts({ fields, closesAt, prepared }: AmendmentPartsProps) {
  return (
    <>
      <Section title="更正理由和影响" id="amendment">
        <TextArea field={fields.reason} label="更正理由" rows={3} hint="对外公开，写明为什么更正。" />
        <CheckField field={fields.touchesEligibility} label="文字改动涉及申报条件" hint={`改动考核指标、经费、需求单位或揭榜方条件的，系统自动顺延截止时间 ${amendmentExtensionDays} 天；其他文字改动影响谁能申报的，请勾选，同样顺延。`} />
        {closesAt && (
          <p className="text-soft">
            现在的截止时间：<DateTime value={closesAt} />
          </p>
        )}
      </Section>
      {prepared && (
        <Section title={`预览：${amendmentName(prepared.number)}`} id="preview" aside="尚未公布">
          <PreparedAmendment prepared={prepared} />
        </Section>
      )}
      <div className="mt-8">
        <p className="measure mb-3 text-sm text-soft">{moveEffects.challenge?.askAmend}</p>
        <p className="flex flex-wrap gap-3">
          <Button name="intent" value="preview" tone={prepared ? "plain" : "primary"}>
            {prepared ? "重新预览" : "预览更正"}
          </Button>
          {prepared && (
            <Button name="intent" value="askAmend">{amendmentName(prepared.number)}提请核对公布</Button>
          )}
        </p>
      </div>
      {/* Last, so that a button's own intent comes first: what the buttons of the list are sent with. */}
      <input type="hidden" name="intent" value="preview" />
    </>
  );
}
