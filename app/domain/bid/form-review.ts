import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";

const reviewWorkingDays = 3;

/** Until when 复核 of a rejection may be asked: three working days from the day after the decision, to their end (guide 1.3 stage 5). ISO instants. */
export function reviewAskedUntil(rejectedAt: string): string | null {
  const day = shanghaiDate(rejectedAt);
  const term = day.ok ? addWorkingDays(day.value, reviewWorkingDays, { countStart: false }) : day;
  return term.ok ? new Date(`${term.value.end}T24:00:00+08:00`).toISOString() : null;
}

/** Rejections of an item that may not be final yet. */
export interface OpenRejections {
  /** 复核 that was asked and waits for its answer. */
  asked: number;
  /** When bids were rejected of which nobody has asked 复核. ISO instants. */
  rejectedAt: readonly string[];
}

/** Rejections whose team may still ask 复核: how many, and until when the last of them; null when there is none. */
export function runningTerms({ rejectedAt }: Pick<OpenRejections, "rejectedAt">, now: string): { count: number; until: string } | null {
  const terms = rejectedAt.flatMap((at) => reviewAskedUntil(at) ?? []).filter((until) => Date.parse(now) < Date.parse(until));
  const until = terms.sort().at(-1);
  return until === undefined ? null : { count: terms.length, until };
}

/**
 * Why the form check of an item is not over, or null: bids without a decision, rejections that are to be looked at again or that the
 * team may still have looked at. No panel is complete, no ranking fixed and no item 流榜 before. Refusals: formCheckOpen (count),
 * reviewTermRunning (count, until).
 */
export function formCheckLack(undecided: number, rejections: OpenRejections, now: string): Refusal | null {
  const count = undecided + rejections.asked;
  if (count > 0) return { code: "formCheckOpen", facts: { count } };
  const running = runningTerms(rejections, now);
  return running && { code: "reviewTermRunning", facts: { ...running } };
}
