import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";

/** Texts of a published challenge that can be hidden. */
export const hideableFields = ["title", "background", "content", "deliverables", "ipRule"] as const;
export type HideableField = (typeof hideableFields)[number];

/** What is hidden: a text of the challenge, or a published answer by its number. */
export type TakedownTarget = { kind: "field"; field: HideableField } | { kind: "answer"; number: number };

/** `background`, or `answer:2` for 第 2 问; null for anything else. */
export function parseTarget(text: string): TakedownTarget | null {
  const field = hideableFields.find((one) => one === text);
  if (field) return { kind: "field", field };
  const number = Number(/^answer:([1-9]\d{0,3})$/.exec(text)?.[1]);
  return Number.isInteger(number) ? { kind: "answer", number } : null;
}

/**
 * What stands in the place of a hidden text. It is written into the row itself, so that no page, list, search, feed or export of
 * any process can still show the text: there is nothing left to forget to hide.
 */
export function placeholder(publicReason: string, isFinal: boolean): string {
  return `【因${publicReason}${isFinal ? "" : "暂时"}撤下】`;
}

/** Until when a second person decides (ISO): 17:00 of the next working day. */
export function takedownDue(hiddenAt: string): string {
  const day = shanghaiDate(hiddenAt);
  const term = day.ok ? addWorkingDays(day.value, 1, { countStart: false }) : day;
  return term.ok ? new Date(`${term.value.end}T17:00:00+08:00`).toISOString() : hiddenAt;
}
