import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { DemandText } from "./form.ts";

/** A text, or the indicators, that became too much by joining: in characters, the indicators in rows. */
export interface OverLength {
  text: DemandText | "indicators" | "itemBackground" | "itemContent";
  length: number;
  most: number;
}

/** Refusal textsTooLong with those that are too long, as `background:1720:1500,…`. */
export function overLength(measured: readonly OverLength[]): Extract<Result<never>, { ok: false }> {
  const over = measured.filter(({ length, most }) => length > most).map(({ text, length, most }) => `${text}:${String(length)}:${String(most)}`);
  return refuse("textsTooLong", { facts: { over: over.join(",") } });
}
