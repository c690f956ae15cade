import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { closingInstant } from "#app/domain/kernel/working-days.ts";

const day = 86_400_000;

/**
 * The deadline of an item that goes on after a suspension, where the old one passed meanwhile: the days that were left when it
 * was suspended (part of one counts) from now on, to a working day 17:00. Null: the old one still lies ahead and stands.
 * Instants ISO.
 */
export function resumedClosing(closesAt: string | null, suspendedAt: string | null, now: string): Result<string | null> {
  if (closesAt === null || Date.parse(now) < Date.parse(closesAt)) return ok(null);
  const today = shanghaiDate(now);
  if (!today.ok) return today;
  const left = suspendedAt === null ? 0 : Date.parse(closesAt) - Date.parse(suspendedAt);
  const closing = closingInstant(addDays(today.value, Math.max(1, Math.ceil(left / day))));
  return closing.ok ? ok(new Date(Date.parse(closing.value.closesAt)).toISOString()) : closing;
}
