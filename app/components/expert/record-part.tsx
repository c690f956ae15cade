import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, SelectField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { disciplines } from "#app/domain/expert/disciplines.ts";
import type { ServedRecord } from "#app/domain/expert/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { disciplineWords } from "#app/messages/zh-CN/experts.ts";

const columns: Column<ServedRecord>[] = [
  { key: "item", head: "任务", isRowHead: true, cell: ({ challengeNo, challengeTitle }) => <a href={`/work/challenges/${encodeURIComponent(challengeNo)}`}>{challengeTitle}</a> },
  { key: "signed", head: "签署", unit: "份", isNumeric: true, cell: ({ signed, accepted }) => `${signed}/${accepted}` },
  { key: "late", head: "按时", cell: ({ daysLate }) => (daysLate === null ? "—" : daysLate === 0 ? "按时" : `迟 ${daysLate} 天`) },
  { key: "length", head: "意见平均", unit: "字", isNumeric: true, cell: ({ opinionLength }) => opinionLength },
  { key: "distance", head: "与均分相差", unit: "分", isNumeric: true, cell: ({ distance }) => distance ?? "—" },
  { key: "discipline", head: "纪律", cell: ({ discipline }) => disciplineWords[discipline] },
  { key: "words", head: "说明", isText: true, cell: ({ words }) => words },
];

export interface RecordPartProps {
  records: ServedRecord[];
  unrecorded: { no: string; title: string }[];
  frame: WorkFrame;
  last: SubmissionResult<string[]> | undefined;
  mayRecord: boolean;
}

/** 履职记录: what the reviews themselves tell, and the officer's word on discipline. */
export function RecordPart({ records, unrecorded, frame, last, mayRecord }: RecordPartProps) {
  const [form, fields] = useForm<{ challenge: string; discipline: string; words: string }>({ id: "record", lastResult: last });
  return (
    <>
      <DataTable caption="履职记录" rows={records} columns={columns} rowKey={({ challengeNo }) => challengeNo} empty={<EmptyState title="还没有履职记录">任务的排名固定以后，在这里评价。</EmptyState>} isPlain />
      {mayRecord && unrecorded.length > 0 && (
        <form method="post" id={form.id} noValidate className="no-print mt-4" aria-label="履职评价">
          <h3>评价</h3>
          <ErrorSummary form={form} labels={{ challenge: "任务", discipline: "纪律", words: "说明" }} />
          <Once frame={frame} name="record" />
          <SelectField field={fields.challenge} label="任务" options={unrecorded.map(({ no, title }) => ({ value: no, words: `${no} ${title}` }))} />
          <RadioField field={fields.discipline} label="纪律" hint="按时、守密、回避、独立评审" options={disciplines.map((value) => ({ value, words: disciplineWords[value] }))} />
          <TextField field={fields.words} label="说明" isOptional hint="不是“良好”的须写明事实" />
          <Button tone="plain" name="intent" value="record">
            记入履职记录
          </Button>
        </form>
      )}
    </>
  );
}
