import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { WasteField } from "#app/components/work/waste-field.tsx";
import { challengeClasses } from "#app/domain/challenge/kinds.ts";
import { demandMoney, type DemandMoney, type DemandText, optionalTexts, statementKeys, type StatementKey } from "#app/domain/demand/form.ts";
import type { DemandEdit } from "#app/domain/demand/view.ts";
import { demandMoneyWords, demandTextWords, statementWords } from "#app/messages/zh-CN/demand.ts";

export type DemandFieldSet = Record<DemandText | "class" | "waste" | "periodMonths" | "recommender" | "isConfidential" | "showsContact", FieldLike>;

interface DemandFieldsProps {
  fields: DemandFieldSet;
  money: Record<DemandMoney, FieldLike>;
  statements: Record<StatementKey, FieldLike>;
  edit: Pick<DemandEdit, "recommendation" | "recommenders" | "by">;
  /** 考核指标 in their place between the work and the money. */
  indicators: React.ReactNode;
}

const lines: Partial<Record<DemandText, number>> = { background: 5, problem: 4, content: 6, baseline: 4, deliverables: 3, conditions: 2, ipRule: 3 };

/** 需求征集表, part by part. */
export function DemandFields({ fields, money, statements, edit, indicators }: DemandFieldsProps) {
  const text = (name: DemandText) => {
    const shared = { field: fields[name], ...demandTextWords[name], isOptional: optionalTexts.includes(name) };
    return lines[name] ? <TextArea key={name} {...shared} rows={lines[name]} /> : <TextField key={name} {...shared} className={name === "title" ? "max-w-3xl" : "max-w-md"} />;
  };
  return (
    <>
      <Section title="基本情况">
        {text("title")}
        <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
          <SelectField field={fields.class} label="类别" options={challengeClasses.map((value) => ({ value, words: value }))} />
          <WasteField field={fields.waste} />
          {text("industry")}
          {text("keywords")}
        </div>
        {edit.recommendation !== "none" && (
          <SelectField field={fields.recommender} label="推荐单位" none={edit.recommendation === "required" ? "请选择" : "直接报送，不经推荐"} isOptional={edit.recommendation === "optional"} options={edit.recommenders.map(({ uscc, name }) => ({ value: uscc, words: name }))} />
        )}
      </Section>
      <Section title="需求内容">{(["background", "problem", "content", "baseline", "deliverables"] as const).map(text)}</Section>
      <Section title="考核指标" aside="至少一项可量化；少于四项的，论证时会要求补充">
        {indicators}
      </Section>
      <Section title="经费和周期">
        <div className="sm:grid sm:grid-cols-3 sm:gap-x-8">
          {demandMoney.map((name) => (
            <TextField key={name} field={money[name]} {...demandMoneyWords[name]} inputMode="decimal" unit="万元" className="max-w-40 text-right" />
          ))}
          <TextField field={fields.periodMonths} label="攻关周期" hint="不超过 36 个月" inputMode="numeric" unit="个月" className="max-w-24 text-right" />
        </div>
      </Section>
      <Section title="合作条件">
        {(["conditions", "ipRule"] as const).map(text)}
        <CheckField field={fields.isConfidential} label="完整数据须签保密协议后提供" hint="公开的只是上面填写的内容，请不要写入不愿公开的数据" />
      </Section>
      <Section title="联系人">
        <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">{(["contactName", "contactPhone"] as const).map(text)}</div>
        <CheckField field={fields.showsContact} label="入榜后可在任务页面公开联系人和电话" hint="不勾选的只有经办人看到" />
      </Section>
      {edit.by === "owner" ? (
        <Section title="声明">
          {statementKeys.map((key) => (
            <CheckField key={key} field={statements[key]} label={statementWords[key]} />
          ))}
        </Section>
      ) : (
        statementKeys.map((key) => <input key={key} type="hidden" name={statements[key].name} value="on" />)
      )}
    </>
  );
}
