import { checkUscc } from "#app/domain/organisation/uscc.ts";

/** What every number of a rehearsal (演练) begins with: round `YL-2026-1`, item `YL-2026-1-001`. Real rounds may not begin so. */
const prefix = "YL-";

/** The agency of a rehearsal's papers: 演练〔2026〕1号, a sequence of its own. */
export const rehearsalAgency = "演练";

/** So long bids are taken in a rehearsal that names no closing (揭榜窗口), in minutes. */
export const rehearsalWindowMinutes = 10;

export const mostRehearsalsInYear = 99;

/** 征集通知 and 需求 are counted by year; in a rehearsal by themselves: `YL-2026-1-ZJ-01`, so that real numbers have no gap. */
export function seriesOf(kind: "ZJ" | "XQ", year: string, roundCode: string): string {
  return isRehearsalNumber(roundCode) ? `${roundCode}-${kind}-` : `${kind}-${year}-`;
}

/** Whether a number of a round or an item is one of a rehearsal's. */
export function isRehearsalNumber(no: string): boolean {
  return /^YL-\d{4}/.test(no);
}

/**
 * Whether what a page shows is about a rehearsal: one of its own facts, or of what it names, is a number of one. Rows of a list are
 * not looked at: a list holds real ones beside them.
 */
export function namesRehearsal(view: unknown, depth = 2): boolean {
  if (typeof view === "string") return isRehearsalNumber(view);
  if (depth === 0 || typeof view !== "object" || view === null || Array.isArray(view)) return false;
  return Object.values(view).some((fact) => namesRehearsal(fact, depth - 1));
}

export function rehearsalCode(year: number, sequence: number): string {
  return `${prefix}${String(year)}-${String(sequence)}`;
}

/** A credit code for the `index`th unit (0 to 9) of a rehearsal: right in form, of a region that does not exist. */
export function rehearsalUscc(kind: "91" | "12", year: number, sequence: number, index: number): string {
  const body = `${kind}000000YL${String(year)}${String(sequence).padStart(2, "0")}${String(index)}`;
  return `${body}${checkUscc(`${body}0`).expectedCheckDigit ?? "0"}`;
}
