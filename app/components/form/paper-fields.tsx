import type { FieldLike } from "./field-frame.tsx";
import { SelectField, TextField } from "./fields.tsx";
import type { RepliedForm } from "./replied-form.ts";
import { ScanField } from "./scan-field.tsx";

/** Somebody who may have checked a paper (核对人). */
export interface Checker {
  username: string;
  name: string;
}

export const paperLabels = { date: "办理日期", place: "地点", people: "参加人员", checker: "核对人", scan: "扫描件", digest: "SHA-256 摘要" } as const;
export type PaperField = keyof typeof paperLabels;

/** What the fields are called in the list of a form's problems. */
export const paperFieldLabels: Record<string, string> = Object.fromEntries(Object.entries(paperLabels).map(([name, label]) => [`offline.${name}`, label]));

/** The fields of a record of paper in a form that the server alone judges. */
export function paperFieldsOf(form: RepliedForm): Record<PaperField, FieldLike> {
  const of = (name: PaperField) => form.field(`offline.${name}`);
  return { date: of("date"), place: of("place"), people: of("people"), checker: of("checker"), scan: of("scan"), digest: of("digest") };
}

export interface PaperFieldsProps {
  fields: Record<PaperField, FieldLike>;
  checkers: Checker[];
}

/** 线下办理: how it was done on paper. Required only when that button is used, so the server says what is missing. */
export function PaperFields({ fields, checkers }: PaperFieldsProps) {
  return (
    <>
      <p className="mb-4 text-sm text-soft">纸面已经办完、现在补录的，填写以下各项。记录将标注“线下”并列入例外清单。</p>
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-6">
        <TextField field={fields.date} label={paperLabels.date} type="date" className="max-w-56" isOptional={false} />
        <TextField field={fields.place} label={paperLabels.place} />
        <TextField field={fields.people} label={paperLabels.people} hint="姓名之间用顿号隔开" />
        <SelectField field={fields.checker} label={paperLabels.checker} hint="登记人以外的第二人，已与纸件核对" options={checkers.map(({ username, name }) => ({ value: username, words: `${name}（${username}）` }))} />
      </div>
      <ScanField scan={fields.scan} digest={fields.digest} />
    </>
  );
}
