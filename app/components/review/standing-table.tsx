import type { ReactNode } from "react";
import type { StandingList, StandingRow } from "#app/domain/review/standing.ts";
import { standingWords as words } from "#app/messages/zh-CN/standing.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

const { heads } = words;

const columnsFor = (seesRunning: boolean): Column<StandingRow>[] => [
  { key: "place", head: heads.place, isNumeric: true, sort: "place", cell: ({ standing }) => (standing ? <strong>{standing.place}</strong> : "—") },
  {
    key: "unit",
    head: heads.unit,
    isRowHead: true,
    sort: "unit",
    cell: ({ unitName, no }) => (
      <>
        <a href={`/work/bids/${encodeURIComponent(no)}`}>{unitName}</a>
        <span className="block text-sm font-normal text-soft tabular-nums">{no}</span>
      </>
    ),
  },
  { key: "code", head: heads.code, sort: "code", cell: ({ code }) => <span className="tabular-nums">{code}</span> },
  { key: "item", head: heads.item, sort: "item", cell: ({ item }) => <a className="whitespace-nowrap tabular-nums" href={`/work/challenges/${encodeURIComponent(item)}/ranking`}>{item}</a> },
  { key: "average", head: heads.average, unit: "分", isNumeric: true, sort: "average", cell: ({ standing }) => (standing ? <strong>{standing.average}</strong> : "—") },
  { key: "range", head: heads.range, isNumeric: true, sort: "range", cell: ({ standing }) => standing?.range ?? "—" },
  { key: "deviation", head: heads.deviation, isNumeric: true, sort: "deviation", cell: ({ standing }) => standing?.deviation ?? "—" },
  { key: "sheets", head: heads.sheets, unit: "份", isNumeric: true, sort: "sheets", cell: ({ signed, live }) => `${String(signed)} / ${String(live)}` },
  { key: "state", head: heads.state, isText: true, cell: (row) => <State row={row} seesRunning={seesRunning} /> },
];

/** 得分一览: one bid a line. */
export function StandingTable({ list, sort, empty }: { list: StandingList; sort: string; empty: ReactNode }) {
  return <DataTable caption={words.title} rows={list.rows} columns={columnsFor(list.seesRunning)} rowKey={({ no }) => no} total={list.total} page={list.page} pageSize={list.pageSize} sort={sort} empty={empty} />;
}

function State({ row: { standing, isFixed }, seesRunning }: { row: StandingRow; seesRunning: boolean }) {
  return (
    <span className="text-sm">
      {words.state(isFixed, standing !== null, seesRunning)}
      {standing?.isBelow && <span className="block text-red-dark">▲ {words.below}</span>}
      {standing?.divergent && <span className="block text-red-dark">▲ {words.divergent}</span>}
    </span>
  );
}
