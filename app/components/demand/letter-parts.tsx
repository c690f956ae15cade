import { useForm, type SubmissionResult } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
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

// A type and not an interface: only then does it count as a record of fields.
type LetterShape = { signer: string; signedOn: string; scan: string; digest: string };

/** Records a letter that was signed: by whom, when, its scan. */
export function LetterForm({ frame, lastResult, isOpen = false }: { frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined; isOpen?: boolean }) {
  const [form, fields] = useForm<LetterShape>({ id: "commit", lastResult });
  return (
    <details open={isOpen || lastResult !== undefined} className="mt-3 rounded border border-line">
      <summary className="bg-wash px-4 py-2 font-bold">登记已签署的承诺书</summary>
      <form method="post" encType="multipart/form-data" id={form.id} noValidate className="px-4 py-4" aria-label="登记承诺书">
        <ErrorSummary form={form} labels={{ signer: "签署人", signedOn: "签署日期", scan: "扫描件" }} />
        <input type="hidden" name="intent" value="commit" />
        <Once frame={frame} name="commit" />
        <TextField field={fields.signer} label="签署人" hint="法定代表人或其授权的人" className="max-w-56" />
        <TextField field={fields.signedOn} label="签署日期" type="date" className="max-w-56" />
        <ScanField scan={fields.scan} digest={fields.digest} />
        <Button>登记承诺书</Button>
      </form>
    </details>
  );
}
