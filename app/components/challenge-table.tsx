import type { ReactNode } from "react";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { ChallengeRow } from "#app/domain/challenge/view.ts";
import { StatusBadge } from "./status-badge.tsx";
import { type Column, DataTable } from "./ui/data-table.tsx";
import { Countdown } from "./ui/countdown.tsx";
import { DateTime } from "./ui/date-time.tsx";

export interface ChallengeTableProps {
  caption: string;
  rows: ChallengeRow[];
  now: string;
  empty: ReactNode;
  total?: number;
  page?: number;
  pageSize?: number;
  sort?: string;
  isSortable?: boolean;
}

/** 榜单 as the public reads it. */
export function ChallengeTable({ now, isSortable = false, ...table }: ChallengeTableProps) {
  const all = columns(now);
  return <DataTable {...table} columns={isSortable ? all : all.map(({ sort: _, ...column }) => column)} rowKey={(row) => row.no} />;
}

function columns(now: string): Column<ChallengeRow>[] {
  return [
    { key: "no", head: "编号", sort: "no", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
    {
      key: "title",
      head: "任务名称",
      isRowHead: true,
      cell: (row) => (
        <>
          <a href={`/challenges/${encodeURIComponent(row.no)}`} className="text-base font-medium">
            {row.title}
          </a>
          <span className="block text-soft">
            {row.class}
            {row.ownerName && `　${row.ownerName}`}
            {row.race && "　赛马制"}
          </span>
        </>
      ),
    },
    { key: "waste", head: "固废种类", cell: (row) => row.waste.join("、") },
    { key: "money", head: "榜额", unit: "万元", isNumeric: true, sort: "money", cell: (row) => formatWan(row.fiscalFen + row.ownerInputFen) },
    {
      key: "closesAt",
      head: "截止时间",
      sort: "closesAt",
      cell: (row) =>
        row.closesAt && (
          <>
            <DateTime value={row.closesAt} />
            {row.isOpenForBids && (
              <span className="block text-red-dark">
                <Countdown until={row.closesAt} now={now} />
              </span>
            )}
          </>
        ),
    },
    { key: "status", head: "状态", cell: (row) => <StatusBadge noun="challenge" state={shownState(row)} audience="public" /> },
  ];
}

/** Past its deadline an item is closed for everybody, also while the closing job is still on its way. */
export function shownState(row: Pick<ChallengeRow, "status" | "isOpenForBids">): ChallengeRow["status"] {
  return row.status === "open" && !row.isOpenForBids ? "closed" : row.status;
}
