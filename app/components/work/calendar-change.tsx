import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type DayDifference, type DeadlineEffect, type DifferentSpan, spansOf } from "#app/domain/calendar/difference.ts";
import { beforeWords, dayKindWords, deadlineKindWords, effectWords, spanWords } from "#app/messages/zh-CN/calendar.ts";

type Effect = DeadlineEffect & { kind: keyof typeof deadlineKindWords; no: string; title: string; at: string };

const spans: Column<DifferentSpan>[] = [
  { key: "date", head: "日期", isRowHead: true, cell: ({ from, to }) => <span className="whitespace-nowrap">{spanWords(from, to)}</span> },
  { key: "before", head: "现在", cell: ({ days, worked, before }) => beforeWords(days, worked, before) },
  { key: "after", head: "按通知", cell: ({ after }) => <strong>{dayKindWords(after)}</strong> },
];

const deadlines: Column<Effect>[] = [
  { key: "kind", head: "期限", cell: ({ kind }) => <span className="whitespace-nowrap">{deadlineKindWords[kind]}</span> },
  { key: "title", head: "事项", isRowHead: true, cell: ({ no, title }) => `${no} ${title}`.trim() },
  { key: "at", head: "到期", cell: ({ at }) => <DateTime value={at} /> },
  { key: "effect", head: "影响", isText: true, cell: (effect) => <span className={effect.becomesDayOff ? "text-red-dark" : undefined}>{effectWords(effect)}</span> },
];

/** What a notice of holidays changes: day by day, and on deadlines that run. */
export function CalendarChange({ preview }: { preview: { year: number; plan: { source: string }; isNew: boolean; differences: DayDifference[]; effects: Effect[] } }) {
  const { year, plan, isNew, differences, effects } = preview;
  return (
    <>
      <Alert tone={differences.length === 0 ? "note" : "done"} title={`${year}年，${plan.source}`}>
        {differences.length === 0 ? "与现有日历一致，不需要导入。" : `${isNew ? "该年尚无通知，启用后不再暂定；" : "将替换现有安排；"}${differences.length} 天与现有日历不同。`}
      </Alert>
      {effects.length === 0 ? (
        <p className="mb-4">没有在办的期限受影响。</p>
      ) : (
        <Section title={`受影响的在办期限 ${effects.length} 项`}>
          <p className="mb-2 text-sm text-soft">已经公布的截止时间不会自动改变；落在休息日的，请经办人延期或公告。</p>
          <DataTable caption="受影响的在办期限" rows={effects} columns={deadlines} rowKey={({ kind, no, at }) => `${kind} ${no} ${at}`} empty={null} isPlain />
        </Section>
      )}
      {differences.length > 0 && (
        <details open>
          <summary>逐日差别</summary>
          <DataTable caption="逐日差别" rows={spansOf(differences)} columns={spans} rowKey={({ from }) => from} empty={null} isPlain />
        </details>
      )}
    </>
  );
}
