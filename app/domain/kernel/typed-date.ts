import { toHalfWidth } from "#app/domain/kernel/half-width.ts";

/** The last day of a month (1 to 12) as an ISO date. */
export function lastOfMonth(year: number, month: number): string {
  return isoOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/**
 * A date as people and spreadsheets write it (`2027-06-30`, `2027/6/30`, `2027.6.30`, `2027年6月30日`, `20270630`) as an ISO date;
 * a month alone (`2027年6月`, `2027-06`) is its last day. Null for anything else, 30 February included.
 */
export function readDate(typed: string): string | null {
  const plain = toHalfWidth(typed).replace(/\s/g, "");
  const [, year, month, day] = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:(?:[-/.]|月)(\d{1,2})日?|月)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12 || Number(year) < 1992 || Number(year) > 2199) return null;
  const last = lastOfMonth(Number(year), Number(month));
  if (day === undefined) return last;
  const date = isoOf(Number(year), Number(month), Number(day));
  return Number(day) >= 1 && date <= last ? date : null;
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
