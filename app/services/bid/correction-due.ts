import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";

/** When a correction ends: 17:00 of the last of the working days from its service (送达), whose own day is not counted. */
export function correctionDue(servedAt: string, workingDays: number): Result<string> {
  const day = shanghaiDate(servedAt);
  if (!day.ok) return day;
  const term = addWorkingDays(day.value, workingDays, { countStart: false });
  return term.ok ? ok(new Date(`${term.value.end}T17:00:00+08:00`).toISOString()) : term;
}
