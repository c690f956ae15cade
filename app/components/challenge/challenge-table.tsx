import type { ReactNode } from "react";
import { formatWan } from "#app/domain/kernel/money.ts";
import { type FoundMarker, markerOf } from "#app/domain/challenge/search.ts";
import type { ChallengeRow, ListedChallenge } from "#app/domain/challenge/view.ts";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Countdown } from "#app/components/ui/countdown.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

export interface ChallengeTableProps {
  caption: string;
  rows: ListedChallenge[];
  now: string;
  /** What was looked for: marked where it stands. */
  text?: string | undefined;
  empty: ReactNode;
  total?: number;
  page?: number;
  pageSize?: number;
  sort?: string;
  isSortable?: boolean;
}

/** 榜单 as the public reads it. */
export function ChallengeTable({ now, text, isSortable = false, ...table }: ChallengeTableProps) {
  const all = columns(now, text);
  return <DataTable {...table} columns={isSortable ? all : all.map(({ sort: _, ...column }) => column)} rowKey={(row) => row.no} />;
}

function columns(now: string, text: string | undefined): Column<ListedChallenge>[] {
  const mark = text ? markerOf(text) : null;
  return [
    { key: "no", head: "编号", sort: "no", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
    {
      key: "title",
      head: "任务名称",
      isRowHead: true,
      cell: (row) => (
        <>
          <a href={`/challenges/${encodeURIComponent(row.no)}`} className="text-base font-medium">
            {mark ? marked(mark, row.title) : row.title}
          </a>
          <span className="block text-soft">
            {row.class}
            {row.ownerName && `　${row.ownerName}`}
            {row.race && "　赛马制"}
          </span>
          {mark && row.excerpt && (
            <span className="block text-soft">
              …{marked(mark, row.excerpt)}…
            </span>
          )}
        </>
      ),
    },
    { key: "waste", head: "固废种类", cell: (row) => row.waste.join("、") },
    { key: "money", head: "榜额", unit: "万元", isNumeric: true, sort: "money", cell: (row) => formatWan(row.sumFen) },
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

function marked(mark: FoundMarker, text: string): ReactNode[] {
  return mark(text).map((piece, index) => (piece.isFound ? <mark key={index}>{piece.text}</mark> : piece.text));
}

/** Past its deadline an item is closed for everybody, also while the closing job is still on its way. */
export function shownState(row: Pick<ChallengeRow, "status" | "isOpenForBids">): ChallengeRow["status"] {
  return row.status === "open" && !row.isOpenForBids ? "closed" : row.status;
}
