import { Once } from "#app/components/form/once.tsx";
import { StatusBadge } from "#app/components/status-badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { type FormCheckCode, formChecks, needsReasonToPass } from "#app/domain/bid/form-check.ts";
import { moneySources } from "#app/domain/bid/parts.ts";
import type { FormCheckRow } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { formCheckWords } from "#app/messages/zh-CN/bid.ts";
import { FindingMark } from "./finding-mark.tsx";

/** The form check as a matrix: bids × checks, each cell a word and a colour; what is clean can be passed from here. */
export function FormCheckTable({ rows, frame }: { rows: FormCheckRow[]; frame: WorkFrame }) {
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
    {
      key: "total",
      head: "经费合计",
      unit: "万元",
      isNumeric: true,
      cell: ({ money, findings }) => (
        <>
          {money ? <Money fen={moneySources.reduce((sum, source) => sum + money[source], 0)} unit={false} /> : "—"}
          <span className="block whitespace-normal">{foundBy("money", findings)}</span>
        </>
      ),
    },
    ...formChecks.filter((check) => check !== "money").map((check): Column<FormCheckRow> => ({ key: check, head: formCheckWords[check], cell: ({ findings }) => foundBy(check, findings) })),
  ];
  return <DataTable caption="形式审查表" rows={rows} columns={columns} rowKey={({ no }) => no} isWide empty={<EmptyState title="没有开启的申报" />} />;
}

function foundBy(check: FormCheckCode, findings: FormCheckRow["findings"]) {
  const finding = findings.find((one) => one.check === check);
  return finding ? <FindingMark finding={finding} /> : "—";
}

function State({ row: { status, correction } }: { row: FormCheckRow }) {
  return (
    <>
      <StatusBadge noun="bid" state={status} audience="staff" />
      {status === "correctionRequested" && correction && <span className="block text-xs text-soft">{formatDateTime(correction.dueAt)} 截止</span>}
      {status === "underFormCheck" && correction?.correctedAt && <span className="block text-xs text-soft">已补正</span>}
    </>
  );
}

function Handle({ row, frame }: { row: FormCheckRow; frame: WorkFrame }) {
  const page = `/work/bids/${encodeURIComponent(row.no)}`;
  const mayPass = row.status === "underFormCheck" && !needsReasonToPass(row.findings);
  return (
    <div className="mt-2 flex flex-col items-start gap-1 max-sm:items-end">
      {mayPass && (
        <form method="post">
          <input type="hidden" name="bid" value={row.no} />
          <Once frame={frame} name={row.no} />
          <Button name="intent" value="passForm" tone="plain" className="min-h-8 px-2 text-sm whitespace-nowrap">
            形审通过
          </Button>
        </form>
      )}
      <a href={page} className="whitespace-nowrap">
        {row.status === "underFormCheck" ? "查看办理" : "查看"}
      </a>
    </div>
  );
}
