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

const orders: Record<StandingSort, (a: StandingRow, b: StandingRow) => number> = {
  item: (a, b) => compareText(a.item, b.item) || compareNumbers(a.standing?.place, b.standing?.place),
  code: (a, b) => compareText(a.code, b.code),
  unit: (a, b) => names.compare(a.unitName, b.unitName),
  average: (a, b) => compareNumbers(markOf(a.standing?.average), markOf(b.standing?.average)),
  range: (a, b) => compareNumbers(markOf(a.standing?.range), markOf(b.standing?.range)),
  deviation: (a, b) => compareNumbers(markOf(a.standing?.deviation), markOf(b.standing?.deviation)),
  sheets: (a, b) => a.signed - b.signed,
  place: (a, b) => compareNumbers(a.standing?.place, b.standing?.place),
};

/** Of the rows of what items were asked for, those that the rest of the filter lets through, in its order; what has no mark yet comes last either way. */
export function sortedStandings(rows: readonly StandingRow[], items: readonly StandingItem[], { kind, text, sort }: Omit<StandingFilter, "item">): StandingRow[] {
  const words = text?.toLowerCase();
  const titles = new Map(items.map(({ no, title }) => [no, title]));
  const isFound = (row: StandingRow) => words === undefined || [row.no, row.code, row.unitName, row.item, titles.get(row.item) ?? ""].some((part) => part.toLowerCase().includes(words));
  const shown = rows.filter((row) => isKind(row, kind) && isFound(row));
  const isDown = sort.startsWith("-");
  const order = orders[sort.replace(/^-/, "") as StandingSort];
  const asksMarks = !["item", "code", "unit", "sheets"].includes(sort.replace(/^-/, ""));
  return shown.sort((a, b) => {
    if (asksMarks && (a.standing === null) !== (b.standing === null)) return a.standing === null ? 1 : -1;
    return (isDown ? order(b, a) : order(a, b)) || compareText(a.no, b.no);
  });
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

const markOf = (mark: string | undefined) => (mark === undefined ? undefined : Number(mark));

function compareNumbers(a: number | undefined, b: number | undefined): number {
  return (a ?? Infinity) === (b ?? Infinity) ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
