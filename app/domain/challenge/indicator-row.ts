import { plainNumber } from "#app/domain/kernel/power-of-ten.ts";
import type { Indicator, IndicatorInput } from "./indicator.ts";
import { foreignUnit, readMeasured } from "./unit/measured.ts";
import { checkUnit } from "./unit/unit-check.ts";

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

/** A number of a row: its value and upper end in the unit of the row, a change against the baseline in percent. */
const numberIn = ({ mode, unit }: IndicatorRow, typed: string): number | null => readMeasured(typed, mode === "relative" ? "%" : unit)?.value ?? null;

/**
 * What cannot stand in a row as typed: a field where a number is due, a unit of another kind than was asked or than the name says
 * (`unitDiffers`, `unitOfName`), each with its message. An empty value is one of them.
 */
export function rowProblems(row: IndicatorRow): { field: "value" | "upper" | "baseline" | "unit"; message: string }[] {
  const { comparator, value, upper, baseline, unit } = row;
  const problem = (field: "value" | "upper" | "baseline", typed: string) => {
    const asked = field !== "baseline" && row.mode === "relative" ? "%" : unit;
    if (readMeasured(typed, asked) !== null) return [];
    const foreign = foreignUnit(typed, asked);
    return [{ field, message: foreign === null ? "numberNeeded" : `unitDiffers:${foreign}:${asked}` }];
  };
  const misnamed = comparator === "bool" || row.mode === "relative" || unit === "" ? null : checkUnit(row);
  return [
    ...(comparator === "bool" ? [] : problem("value", value)),
    ...(upper === "" ? [] : problem("upper", upper)),
    ...(baseline === "" ? [] : problem("baseline", baseline)),
    ...(misnamed?.code === "unitDimension" ? [{ field: "unit" as const, message: `unitOfName:${unit}:${misnamed.example ?? ""}` }] : []),
  ];
}

/** What was typed, for the schema of the indicator to judge. */
export function toIndicator(row: IndicatorRow): Record<keyof IndicatorInput, unknown> {
  const isYesNo = row.comparator === "bool";
  return {
    ...row,
    mode: row.mode === "" ? "absolute" : row.mode,
    value: isYesNo ? row.value === "true" || row.value === "合格" || row.value === "" : numberIn(row, row.value),
    upper: numberIn(row, row.upper),
    baseline: readMeasured(row.baseline, row.unit)?.value ?? null,
  };
}

/** A stored indicator as its form shows it. */
export function rowOfIndicator({ value, upper, baseline, ...row }: Indicator): IndicatorRow {
  const shown = (number: number | boolean | null | undefined) => (number === null || number === undefined ? "" : typeof number === "number" ? plainNumber(number) : String(number));
  return { ...row, value: shown(value), upper: shown(upper), baseline: shown(baseline) };
}
