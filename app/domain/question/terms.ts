import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { addWorkingDays, workingDaysBetween } from "#app/domain/kernel/working-days.ts";
import type { QuestionState } from "./lifecycle.ts";

/** Questions are taken until so many working days before the closing day. */
export const askingLeadDays = 5;

/** The owner drafts within so many working days after the day of the question. */
export const draftingDays = 3;

/** How far back five working days may lie: the longest holiday with its weekends. */
const farthest = 30;

/** In a rehearsal days are minutes: questions are taken until so many before the closing. */
const rehearsalLeadMinutes = 2;

/** Until when questions are taken (ISO): 17:00 of the fifth working day before the closing day; minutes before it in a rehearsal. Null for a date that is none. */
export function askingEnds(closesAt: string, isRehearsal = false): string | null {
  if (isRehearsal) return new Date(Date.parse(closesAt) - rehearsalLeadMinutes * 60_000).toISOString();
  const closing = shanghaiDate(closesAt);
  if (!closing.ok) return null;
  const before = workingDaysBetween(addDays(closing.value, -farthest), addDays(closing.value, -1));
  const last = before.ok ? before.value.days.at(-askingLeadDays) : undefined;
  return last === undefined ? null : new Date(`${last}T17:00:00+08:00`).toISOString();
}

/** When an answer is due (ISO): 17:00 of the third working day after the day of the question. */
export function answerDue(askedAt: string): string {
  const day = shanghaiDate(askedAt);
  const term = day.ok ? addWorkingDays(day.value, draftingDays, { countStart: false }) : day;
  return term.ok ? new Date(`${term.value.end}T17:00:00+08:00`).toISOString() : askedAt;
}

/** Whether nobody has drafted an answer in time. */
export function isOverdue(question: { status: QuestionState; askedAt: string }, now: string): boolean {
  return question.status === "asked" && Date.parse(now) >= Date.parse(answerDue(question.askedAt));
}
