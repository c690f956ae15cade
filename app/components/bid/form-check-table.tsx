import type { ReactNode } from "react";
import { Once } from "#app/components/form/once.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { needsReasonToPass } from "#app/domain/bid/form-check.ts";
import { type FormLineCode, formLines } from "#app/domain/bid/form-lines.ts";
import { moneySources } from "#app/domain/bid/parts.ts";
import type { FormCheckRow } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { findingWords } from "#app/messages/zh-CN/findings.ts";
import { formLineWords } from "#app/messages/zh-CN/form-check.ts";
import { FindingMark } from "./finding-mark.tsx";
import { LineMark } from "./line-mark.tsx";

/** Whether there is anything to read of this check in a row. */
const isToRead = (row: FormCheckRow, code: FormLineCode) => row.findings.some(({ check, level }) => check === code && level !== "ok") || row.lines.some(({ line }) => line === code);

/** The form check as a matrix: bids × checks, each cell a word and a colour, the officer's verdict below; checks that are clean everywhere are folded. */
export function FormCheckTable({ rows, frame }: { rows: FormCheckRow[]; frame: WorkFrame }) {
  const shown = formLines.filter((code) => rows.some((row) => isToRead(row, code)));
  const clean = formLines.filter((code) => code !== "other" && !shown.includes(code));
  const columns: Column<FormCheckRow>[] = [
    {
      key: "unit",
      head: "申报单位",
      isRowHead: true,
      className: "min-w-52",
      cell: ({ no, reviewCode, unitName, members }) => (
        <>
          {reviewCode && <span className="mr-1 text-soft tabular-nums">{reviewCode}</span>}
          <a href={`/work/bids/${encodeURIComponent(no)}`} className="font-medium">
            {unitName}
          </a>
          {members.length > 0 && <span className="block text-xs text-soft">成员：{members.join("、")}</span>}
          <span className="block text-xs text-soft tabular-nums">{no}</span>
        </>
      ),
    },
    {
      key: "status",
      head: "状态和办理",
      cell: (row) => (
        <>
          <State row={row} />
          <Handle row={row} frame={frame} />
        </>
      ),
    },
    { key: "total", head: "经费合计", unit: "万元", isNumeric: true, cell: ({ money }) => (money ? <Money fen={moneySources.reduce((sum, source) => sum + money[source], 0)} unit={false} /> : "—") },
    ...shown.map((code): Column<FormCheckRow> => ({ key: code, head: formLineWords[code], className: "min-w-28", cell: (row) => <Cell row={row} code={code} /> })),
  ];
  return (
    <>
      <DataTable caption="形式审查表" rows={rows} columns={columns} rowKey={({ no }) => no} isWide={shown.length > 4} empty={<EmptyState title="没有开启的申报" />} />
      {rows.length > 0 && clean.length > 0 && (
        <details className="mt-3 text-sm">
          <summary>各份都没有问题的 {clean.length} 项</summary>
          <p className="measure">{clean.map((code) => formLineWords[code]).join("、")}</p>
        </details>
      )}
    </>
  );
}

function Cell({ row, code }: { row: FormCheckRow; code: FormLineCode }) {
  const finding = row.findings.find(({ check }) => check === code);
  const line = row.lines.find((one) => one.line === code);
  if (!finding && !line) return "—";
  return (
    <>
      {finding && <FindingMark finding={finding} words={findingWords(finding)} />}
      {line && <LineMark line={line} />}
    </>
  );
}

function State({ row: { status, correction, isReviewAsked } }: { row: FormCheckRow }) {
  return (
    <>
      <StatusBadge noun="bid" state={status} audience="staff" />
      {isReviewAsked && <strong className="block text-sm text-red-dark">▲ 已申请复核，待答复</strong>}
      {status === "correctionRequested" && correction && <span className="block text-xs text-soft">{formatDateTime(correction.dueAt)} 截止</span>}
      {status === "underFormCheck" && correction?.correctedAt && <span className="block text-xs text-soft">已补正</span>}
    </>
  );
}

function Handle({ row, frame }: { row: FormCheckRow; frame: WorkFrame }) {
  const page = `/work/bids/${encodeURIComponent(row.no)}`;
  // A ground for 不予受理 is weighed on the bid's own page.
  const mayPass = row.status === "underFormCheck" && row.findings.every(({ level }) => level !== "stop") && row.lines.every(({ verdict }) => verdict === "pass");
  return (
    <div className="mt-2 flex flex-col items-start gap-1 max-sm:items-end">
      {mayPass && (needsReasonToPass(row.findings, row.lines) ? <PassWithReason row={row} frame={frame} /> : <PassForm row={row} frame={frame} />)}
      <a href={row.status === "underFormCheck" ? `${page}#lines` : page} className="whitespace-nowrap">
        {row.status === "underFormCheck" ? "逐项办理" : "查看"}
      </a>
    </div>
  );
}

function PassForm({ row, frame, children }: { row: FormCheckRow; frame: WorkFrame; children?: ReactNode }) {
  return (
    <form method="post" className="space-y-1">
      <input type="hidden" name="bid" value={row.no} />
      <Once frame={frame} name={row.no} />
      {children}
      <Button name="intent" value="passForm" tone="plain" className="min-h-8 px-2 text-sm whitespace-nowrap">
        形审通过
      </Button>
    </form>
  );
}

/** Something is marked in red and nobody has settled it: the words are asked for before the button shows. */
function PassWithReason({ row, frame }: { row: FormCheckRow; frame: WorkFrame }) {
  return (
    <details className="w-full text-left">
      <summary className="whitespace-nowrap">写明理由后通过</summary>
      <PassForm row={row} frame={frame}>
        <label className="block text-sm">
          有标红未逐项核对，通过的理由
          <textarea name="reason" rows={3} required maxLength={1000} className="block w-full min-w-40 rounded border border-edge bg-white px-2 py-1" />
        </label>
      </PassForm>
    </details>
  );
}
