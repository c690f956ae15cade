import { readFenOf } from "./full-form.ts";
import type { FullRow } from "./full-parts.ts";
import { type MoneySource, moneySources } from "./parts.ts";

/** 经费安排 laid out: what each unit has in each year, all sources together, and by source over all years. In 分; what cannot be read counts as nothing. */
export interface BudgetMatrix {
  years: string[];
  units: { key: string; byYear: number[]; bySource: Record<MoneySource, number>; total: number }[];
  byYear: number[];
  total: number;
}

/** `keys`: the units in their order; rows of none of them, or without a year, are not laid out. */
export function budgetMatrixOf(rows: readonly FullRow[], keys: readonly string[]): BudgetMatrix {
  const placed = rows.filter(({ unit, year }) => keys.includes(unit ?? "") && (year ?? "").trim() !== "");
  const years = [...new Set(placed.map(({ year }) => year!.trim()))].toSorted();
  const sum = (some: readonly FullRow[], sources: readonly MoneySource[]) => some.reduce((all, row) => all + sources.reduce((one, source) => one + (readFenOf(row[source]) ?? 0), 0), 0);
  const inYear = (some: readonly FullRow[]) => years.map((year) => sum(some.filter((row) => row.year!.trim() === year), moneySources));
  return {
    years,
    units: keys.map((key) => {
      const own = placed.filter(({ unit }) => unit === key);
      const bySource = Object.fromEntries(moneySources.map((source) => [source, sum(own, [source])])) as Record<MoneySource, number>;
      return { key, byYear: inYear(own), bySource, total: sum(own, moneySources) };
    }),
    byYear: inYear(placed),
    total: sum(placed, moneySources),
  };
}

/** A row for each unit and calendar year between two dates (ISO), where nothing is written yet; at most `most`. */
export function blankBudget(keys: readonly string[], { from, to }: { from: string; to: string }, most: number): FullRow[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  return keys.flatMap((unit) => years.map((year) => ({ unit, year }))).slice(0, most);
}
