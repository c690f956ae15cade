import { useForm, type SubmissionResult } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { handlesOrWatches, type WorkFrame } from "#app/domain/site/frame.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";

/** 承诺书文本, to be printed, signed and sealed. */
export function LetterText({ about }: { about: string }) {
  return (
    <details className="rounded border border-line">
      <summary className="bg-wash px-4 py-2">承诺书文本（打印后签字盖章）</summary>
      <div className="px-4 py-3">
        <h3 className="text-center">{letterWords.title}</h3>
        {[about, ...letterWords.promises].map((line) => (
          <p key={line} className="mt-2 indent-8">
            {line}
          </p>
        ))}
        <p className="mt-8 whitespace-pre-wrap">{letterWords.sign}</p>
      </div>
    </details>
  );
}

/** A unit that signs, the one who leads first; `uscc` is "" for it where the page does not know its code. */
export interface Signatory {
  uscc: string;
  name: string;
  isSigned: boolean;
}

/** Who has signed for the text as it stands and who has not, where several units ask. */
export function Signatories({ signatories }: { signatories: readonly Signatory[] }) {
  if (signatories.length < 2) return null;
  return (
    <>
      <p className="measure">{letterWords.joint}</p>
      <ul className="mb-3">
        {signatories.map(({ uscc, name, isSigned }, index) => (
          <li key={uscc}>
            {name}
            {index === 0 && letterWords.leads}　<strong>{isSigned ? letterWords.signed : letterWords.unsigned}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

// A type and not an interface: only then does it count as a record of fields.
type LetterShape = { unit: string; signer: string; signedOn: string; scan: string; digest: string };

/** Records a letter that was signed: by whom, when, its scan. */
export function LetterForm({ frame, lastResult, isOpen = false, signatories }: { frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined; isOpen?: boolean; signatories: readonly Signatory[] }) {
  const [form, fields] = useForm<LetterShape>({ id: "commit", lastResult });
  return (
    <details open={isOpen || lastResult !== undefined} className="mt-3 rounded border border-line">
      <summary className="bg-wash px-4 py-2 font-bold">登记已签署的承诺书</summary>
      <form method="post" encType="multipart/form-data" id={form.id} noValidate className="px-4 py-4" aria-label="登记承诺书">
        <ErrorSummary form={form} labels={{ unit: "签署单位", signer: "签署人", signedOn: "签署日期", scan: "扫描件" }} />
        <input type="hidden" name="intent" value="commit" />
        <Once frame={frame} name="commit" />
        {/* Whoever belongs to one of the units signs for it; the bureau says whose paper it is. */}
        {signatories.length > 1 && handlesOrWatches(frame) && <SelectField field={fields.unit} label="签署单位" options={signatories.map(({ uscc, name, isSigned }) => ({ value: uscc, words: isSigned ? `${name}（已登记）` : name }))} />}
        <TextField field={fields.signer} label="签署人" hint="法定代表人或其授权的人" className="max-w-56" />
        <TextField field={fields.signedOn} label="签署日期" type="date" className="max-w-56" />
        <ScanField scan={fields.scan} digest={fields.digest} />
        <Button>登记承诺书</Button>
      </form>
    </details>
  );
}
