import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import type { PaperPage } from "#app/domain/review/paper-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { controlClass, describedBy, type FieldLike, FieldProblem } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CriterionHead } from "./criterion-head.tsx";

type Typed = {
  marks: Record<string, string>;
  reasons: Record<string, string>;
  vetoes: Record<string, string>;
  opinion: string;
};

/** A printed sheet to be typed from paper, empty for whoever comes second too. */
export function PaperEntryForm({ view, frame, lastResult }: { view: PaperPage; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const empty = Object.fromEntries(view.criteria.map(({ code }) => [code, ""]));
  const [form, fields] = useForm<Typed>({ id: "paper", lastResult, defaultValue: { marks: empty, reasons: empty, vetoes: empty, opinion: "" } });
  const marks = fields.marks.getFieldset() as unknown as Record<string, FieldLike>;
  const reasons = fields.reasons.getFieldset() as unknown as Record<string, FieldLike>;
  const vetoes = fields.vetoes.getFieldset() as unknown as Record<string, FieldLike>;
  return (
    <form method="post" id={form.id} noValidate autoComplete="off" aria-label="录入纸质评分表">
      <ErrorSummary form={form} labels={Object.fromEntries(view.criteria.flatMap(({ code, name }) => [[`marks.${code}`, `${code} ${name}`], [`reasons.${code}`, `${code} 理由`], [`vetoes.${code}`, `${code} 一票否决理由`]]))} />
      <Once frame={frame} name="enter" />
      <table className="data-table cards">
        <caption className="sr-only">录入纸质评分表</caption>
        <thead>
          <tr>
            <th scope="col">评审项</th>
            <th scope="col">得分</th>
            <th scope="col" className="w-1/2">理由（纸上写了才录）</th>
          </tr>
        </thead>
        <tbody>
          {view.criteria.map(({ code, name, weight, veto }) => (
            <tr key={code}>
              <CriterionHead code={code} name={name} weight={weight} />
              <td data-label="得分">
                <div>
                  <Mark field={marks[code]!} label={`${code} ${name} 得分`} />
                </div>
              </td>
              <td className="is-text" data-label="理由">
                <div>
                  <Words field={reasons[code]!} label={`${code} ${name} 理由`} rows={1} most={2000} />
                  {veto && (
                    <label className="mt-1 block text-sm">
                      一票否决（纸上勾选了的，录入理由）
                      <Words field={vetoes[code]!} label={`${code} ${name} 一票否决理由`} rows={1} most={2000} />
                    </label>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="mt-4 block font-bold" htmlFor={fields.opinion.id}>
        总体意见
      </label>
      <Words field={fields.opinion} label="总体意见" rows={6} most={5000} />
      <p className="mt-4">
        <Button name="intent" value="enter">
          录入完毕
        </Button>
        <span className="ml-3 text-sm text-soft">按纸面照录，空着的就空着；提交后您不能再改。</span>
      </p>
    </form>
  );
}

function Mark({ field, label }: { field: FieldLike; label: string }) {
  return (
    <>
      <input
        id={field.id}
        name={field.name}
        aria-label={label}
        inputMode="decimal"
        maxLength={10}
        defaultValue={field.initialValue as string | undefined}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, false)}
        className="w-24 rounded border border-edge bg-white px-3 py-1.5 text-right tabular-nums aria-invalid:border-2 aria-invalid:border-red"
      />
      <FieldProblem field={field} />
    </>
  );
}

function Words({ field, label, rows, most }: { field: FieldLike; label: string; rows: number; most: number }) {
  return (
    <>
      <textarea id={field.id} name={field.name} aria-label={label} rows={rows} maxLength={most} defaultValue={field.initialValue as string | undefined} aria-invalid={field.errors?.length ? true : undefined} aria-describedby={describedBy(field, false)} className={controlClass} />
      <FieldProblem field={field} />
    </>
  );
}
