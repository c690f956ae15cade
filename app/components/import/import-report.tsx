import type { ReactNode } from "react";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { formatNumber } from "#app/messages/format.ts";

/** A row of a report: where in the file, what it names, what becomes of it, why. */
export interface ReportRow {
  place: string;
  name: string;
  outcome: string;
  isBad: boolean;
  words: string;
}

interface ImportReportProps {
  title: string;
  tone: "done" | "warning" | "problem";
  /** Below the title: what the numbers do not say. */
  notes?: ReactNode;
  rows: readonly ReportRow[];
  /** What the rows are named by: 姓名, 任务. */
  nameHead: string;
  /** The button, or what else follows. */
  children?: ReactNode;
}

const mostShown = 100;

/** 核对报告 of any import: the outcome in numbers, the button, then every row that needs a look, what must be put right first. */
export function ImportReport({ title, tone, notes, rows, nameHead, children }: ImportReportProps) {
  const sorted = [...rows.filter(({ isBad }) => isBad), ...rows.filter(({ isBad }) => !isBad)];
  const columns: Column<ReportRow>[] = [
    { key: "place", head: "位置", cell: ({ place }) => <span className="whitespace-nowrap">{place}</span> },
    { key: "name", head: nameHead, isRowHead: true, cell: ({ name }) => name || "（空）" },
    { key: "outcome", head: "结论", cell: ({ outcome, isBad }) => <span className={isBad ? "font-medium whitespace-nowrap text-red-dark" : "whitespace-nowrap"}>{outcome}</span> },
    { key: "words", head: "说明", isText: true, cell: ({ words }) => <span className="whitespace-pre-line">{words}</span> },
  ];
  return (
    <>
      <Alert tone={tone} title={title}>
        {notes}
      </Alert>
      {children}
      {rows.length > 0 && <DataTable caption="须留意的行" rows={sorted.slice(0, mostShown)} columns={columns} rowKey={(row) => `${row.place} ${row.name} ${row.words}`} empty={null} isPlain />}
      {rows.length > mostShown && <p className="mt-2 text-soft">另有 {formatNumber(rows.length - mostShown)} 行，改好上面的再核对一次。</p>}
    </>
  );
}
