import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { useForm, type SubmissionResult } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DemandView } from "#app/domain/demand/view.ts";
import { handlesOrWatches, type WorkFrame } from "#app/domain/site/frame.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";

interface CommitmentPartProps {
  demand: DemandView;
  lacks: boolean;
  mayRecord: boolean;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

// A type and not an interface: only then does it count as a record of fields.
type LetterShape = { signer: string; signedOn: string; scan: string; digest: string };

/** 需求方承诺书: its text to be printed and signed, and what was signed. It gates the publication of the challenge. */
export function CommitmentPart({ demand, lacks, mayRecord, frame, lastResult }: CommitmentPartProps) {
  const last = demand.versions[0];
  const [form, fields] = useForm<LetterShape>({ id: "commit", lastResult });
  if (!last) return null;
  return (
    <Section title="需求方承诺书" id="commitment">
      {lacks && <Alert tone="warning">第 {last.number} 版文本还没有承诺书；没有承诺书的，由它生成的榜单任务不能发布。</Alert>}
      <ul>
        {demand.commitments.map(({ versionNumber, signer, signedOn, scan, recordedAt }) => (
          <li key={recordedAt} className="mb-2">
            第 {versionNumber} 版　{signer}　<DateTime value={signedOn} /> 签署
            <span className="block text-sm text-soft"><ScanRef digest={scan} isReader={handlesOrWatches(frame)} /></span>
          </li>
        ))}
      </ul>
      <details className="rounded border border-line">
        <summary className="bg-wash px-4 py-2">承诺书文本（打印后签字盖章）</summary>
        <div className="px-4 py-3">
          <h3 className="text-center">{letterWords.title}</h3>
          {letterWords.lines(demand.unitName, demand.no, demand.title, last.number).map((line) => (
            <p key={line} className="mt-2 indent-8">
              {line}
            </p>
          ))}
          <p className="mt-8 whitespace-pre-wrap">{letterWords.sign}</p>
        </div>
      </details>
      {mayRecord && (
        <details open={lastResult !== undefined} className="mt-3 rounded border border-line">
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
      )}
    </Section>
  );
}
