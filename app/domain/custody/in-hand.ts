import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { workingDaysBetween } from "#app/domain/kernel/working-days.ts";

/** A code as its holder keeps it; `closesNext` is the next deadline of what is sealed to its set. Instants ISO. */
export interface KeptCode {
  tag: string;
  number: number;
  roundCode: string | null;
  inHandAt: string | null;
  closesNext: string | null;
}

/** The longest row of holidays before a working day is shorter than this. */
const lookBack = 15;

/** From when on the holder is asked whether the envelope is in hand: 0:00 of the last working day before the day of closing. */
export function inHandAskedFrom(closesAt: string): string | null {
  const day = shanghaiDate(closesAt);
  if (!day.ok) return null;
  const before = workingDaysBetween(addDays(day.value, -lookBack), addDays(day.value, -1));
  const last = before.ok ? before.value.days.at(-1) : undefined;
  return last === undefined ? null : `${last}T00:00:00+08:00`;
}

/** Whether the holder should say so now. An answer from before that day does not count. It warns and stops nothing. */
export function isInHandAsked({ inHandAt, closesNext }: KeptCode, now: string): boolean {
  const from = closesNext === null ? null : inHandAskedFrom(closesNext);
  if (from === null || closesNext === null) return false;
  const isTime = Date.parse(now) >= Date.parse(from) && Date.parse(now) < Date.parse(closesNext);
  return isTime && (inHandAt === null || Date.parse(inHandAt) < Date.parse(from));
}
