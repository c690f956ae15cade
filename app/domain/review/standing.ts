import { z } from "zod";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";

/** Orders of the list of marks; a leading `-` turns one round. */
export const standingSorts = ["item", "code", "unit", "average", "range", "deviation", "sheets", "place"] as const;
export type StandingSort = (typeof standingSorts)[number];

const sorts = standingSorts.flatMap((sort) => [sort, `-${sort}`]) as (StandingSort | `-${StandingSort}`)[];

/** What the list is narrowed to: bids whose experts lie far apart, bids below a threshold, bids that still wait for sheets. */
export const standingKinds = ["divergent", "missed", "waiting"] as const;

/** Filters of the list of marks as they stand in the address; what makes no sense counts as not given. */
export const standingFilter = z.object({
  item: z.string().trim().max(40).optional().catch(undefined),
  kind: z.enum(standingKinds).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
  sort: z.enum(sorts).catch("item"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type StandingFilter = z.output<typeof standingFilter>;

/** Average, spread and place of a bid among those of its item. */
export interface Standing {
  average: string;
  range: string;
  deviation: string;
  divergent: boolean;
  /** From 1. */
  place: number;
  /** Some threshold was not reached. */
  isBelow: boolean;
}

/** A bid in the list of marks (得分一览). */
export interface StandingRow {
  item: string;
  no: string;
  code: string;
  unitName: string;
  status: BidState;
  /** Signed sheets, and the experts who judge it. */
  signed: number;
  live: number;
  /** Null as long as the reader may not know it, or nobody has signed. */
  standing: Standing | null;
  /** Whether the ranking of its item is fixed: before, what stands here may still change. */
  isFixed: boolean;
}

export interface StandingItem {
  no: string;
  title: string;
  status: ChallengeState;
  isFixed: boolean;
}

export interface StandingList {
  round: { code: string; title: string };
  items: StandingItem[];
  rows: StandingRow[];
  total: number;
  page: number;
  pageSize: number;
  /** The reader sees the averages of signed sheets before the ranking is fixed (guide 3.7). */
  seesRunning: boolean;
}

const names = new Intl.Collator("zh-Hans-CN", { numeric: true });

/** A row with the number that it is ordered by: read from its text once and not at each comparison. */
interface Keyed {
  row: StandingRow;
  mark: number | undefined;
}

const marks: Record<"average" | "range" | "deviation" | "place", (standing: Standing) => number> = {
  average: ({ average }) => Number(average),
  range: ({ range }) => Number(range),
  deviation: ({ deviation }) => Number(deviation),
  place: ({ place }) => place,
};

const isMark = (sort: StandingSort): sort is keyof typeof marks => sort in marks;

const orders: Record<Exclude<StandingSort, keyof typeof marks>, (a: StandingRow, b: StandingRow) => number> = {
  item: (a, b) => compareText(a.item, b.item) || compareNumbers(a.standing?.place, b.standing?.place),
  code: (a, b) => compareText(a.code, b.code),
  unit: (a, b) => names.compare(a.unitName, b.unitName),
  sheets: (a, b) => a.signed - b.signed,
};

/** Of the rows of what items were asked for, those that the rest of the filter lets through, in its order; what has no mark yet comes last either way. */
export function sortedStandings(rows: readonly StandingRow[], items: readonly StandingItem[], { kind, text, sort }: Omit<StandingFilter, "item">): StandingRow[] {
  const words = text?.toLowerCase();
  const titles = new Map(items.map(({ no, title }) => [no, title]));
  const isFound = (row: StandingRow) => words === undefined || [row.no, row.code, row.unitName, row.item, titles.get(row.item) ?? ""].some((part) => part.toLowerCase().includes(words));
  const shown = rows.filter((row) => isKind(row, kind) && isFound(row));
  const isDown = sort.startsWith("-");
  const by = sort.replace(/^-/, "") as StandingSort;
  const keyed = shown.map((row): Keyed => ({ row, mark: isMark(by) && row.standing ? marks[by](row.standing) : undefined }));
  const order = (a: Keyed, b: Keyed) => (isMark(by) ? compareNumbers(a.mark, b.mark) : orders[by](a.row, b.row));
  keyed.sort((a, b) => {
    if (isMark(by) && (a.mark === undefined) !== (b.mark === undefined)) return a.mark === undefined ? 1 : -1;
    return (isDown ? order(b, a) : order(a, b)) || compareText(a.row.no, b.row.no);
  });
  return keyed.map(({ row }) => row);
}

function isKind({ standing, signed, live }: StandingRow, kind: StandingFilter["kind"]): boolean {
  switch (kind) {
    case undefined:
      return true;
    case "divergent":
      return standing?.divergent === true;
    case "missed":
      return standing?.isBelow === true;
    case "waiting":
      return signed < live;
  }
}

function compareNumbers(a: number | undefined, b: number | undefined): number {
  return (a ?? Infinity) === (b ?? Infinity) ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
