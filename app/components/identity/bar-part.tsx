import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { barKinds, type BarView } from "#app/domain/organisation/bar.ts";
import { formatDate } from "#app/messages/format.ts";
import { barKindWords, barWords } from "#app/messages/zh-CN/unit-standing.ts";

const columns: Column<BarView>[] = [
  { key: "name", head: "单位", isRowHead: true, isText: true, cell: ({ name, uscc }) => <>{name}<span className="block text-xs text-soft tabular-nums">{uscc}</span></> },
  { key: "kind", head: barWords.kind, cell: ({ kind }) => barKindWords[kind] },
  { key: "words", head: barWords.words, isText: true, cell: ({ words }) => words },
  { key: "until", head: barWords.until, cell: ({ until }) => (until === null ? "长期" : formatDate(until)) },
  { key: "lift", head: "办理", cell: (bar) => <LiftForm bar={bar} /> },
];

/** 限制名单: what stands on it, and one more. */
export function BarPart({ bars, lastResult }: { bars: BarView[]; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<"uscc" | "unitName" | "kind" | "words" | "until", string>>({ id: "bar-unit", lastResult });
  const labels = { uscc: "统一社会信用代码", unitName: "单位名称", kind: barWords.kind, words: barWords.words, until: barWords.until };
  return (
    <Section title={barWords.title} id="bars" aside={bars.length > 0 ? `${bars.length} 家次` : undefined}>
      <p className="mb-3 measure text-soft">{barWords.lead}</p>
      <DataTable caption={barWords.title} rows={bars} columns={columns} rowKey={({ id }) => id} empty={<p className="mb-3">{barWords.none}</p>} />
      <details className="mt-4" open={lastResult !== undefined}>
        <summary>{barWords.add}</summary>
        <form method="post" id={form.id} noValidate className="mt-3">
          <ErrorSummary form={form} labels={labels} />
          <div className="gap-x-8 sm:grid sm:grid-cols-2">
            <TextField field={fields.unitName} label={labels.unitName} autoComplete="off" />
            <TextField field={fields.uscc} label={labels.uscc} autoComplete="off" className="max-w-72 tabular-nums" />
            <TextField field={fields.words} label={labels.words} hint={barWords.wordsHint} autoComplete="off" />
            {/* The last day of a term that ends by itself: nobody has to act on it, so it may be any day. */}
            <TextField field={fields.until} label={labels.until} hint={barWords.untilHint} isOptional type="date" className="max-w-48" />
          </div>
          <RadioField field={fields.kind} label={labels.kind} options={barKinds.map((value) => ({ value, words: barKindWords[value] }))} />
          <Button name="intent" value="barUnit">
            {barWords.add}
          </Button>
        </form>
      </details>
    </Section>
  );
}

function LiftForm({ bar }: { bar: BarView }) {
  return (
    <form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="id" value={bar.id} />
      <input name="reason" required maxLength={300} aria-label={`${bar.name}的${barWords.liftReason}`} placeholder={barWords.liftReason} className="min-h-9 w-32 rounded border border-edge bg-white px-2 text-sm" />
      <Button tone="plain" name="intent" value="liftBar" className="min-h-9 px-2 text-sm">
        {barWords.lift}
      </Button>
    </form>
  );
}
