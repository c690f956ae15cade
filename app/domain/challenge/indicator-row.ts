import { parseDecimal } from "#app/domain/kernel/decimal.ts";
import type { Indicator, IndicatorInput } from "./indicator.ts";

/** An indicator as typed: every number a text, so that nothing of it is lost before it is judged. */
export interface IndicatorRow {
  code: string;
  name: string;
  comparator: string;
  value: string;
  upper: string;
  unit: string;
  basis: string;
  method: string;
  hard: boolean;
  verification: string;
  mode: string;
  baseline: string;
}

export const emptyRow: IndicatorRow = { code: "", name: "", comparator: "", value: "", upper: "", unit: "", basis: "", method: "", hard: false, verification: "", mode: "absolute", baseline: "" };

/** Rows left empty at the end of a form do not count. */
export function withoutEmptyEnd(rows: readonly IndicatorRow[]): IndicatorRow[] {
  const isEmpty = ({ code, name, value }: IndicatorRow) => `${code}${name}${value}` === "";
  return rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}

/** Fields of a row where a number is due and something else was typed; an empty value is one of them. */
export function unreadable({ comparator, value, upper, baseline }: IndicatorRow): ("value" | "upper" | "baseline")[] {
  const ends = Object.entries({ upper, baseline }) as ["upper" | "baseline", string][];
  const wrong: ("value" | "upper" | "baseline")[] = ends.flatMap(([field, typed]) => (typed !== "" && readNumber(typed) === null ? [field] : []));
  return comparator !== "bool" && readNumber(value) === null ? ["value", ...wrong] : wrong;
}

/** What was typed, for the schema of the indicator to judge. */
export function toIndicator(row: IndicatorRow): Record<keyof IndicatorInput, unknown> {
  const isYesNo = row.comparator === "bool";
  return {
    ...row,
    mode: row.mode === "" ? "absolute" : row.mode,
    value: isYesNo ? row.value === "true" || row.value === "合格" || row.value === "" : readNumber(row.value),
    upper: readNumber(row.upper),
    baseline: readNumber(row.baseline),
  };
}

/** A stored indicator as its form shows it. */
export function rowOfIndicator({ value, upper, baseline, ...row }: Indicator): IndicatorRow {
  const shown = (number: number | boolean | null | undefined) => (number === null || number === undefined ? "" : String(number));
  return { ...row, value: shown(value), upper: shown(upper), baseline: shown(baseline) };
}

/** A number as typed, with the minus of a text processor; null for anything else. */
export function readNumber(typed: string): number | null {
  const plain = typed.replaceAll("−", "-");
  return parseDecimal(plain).ok ? Number(plain) : null;
}
