import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { isWorkingDay } from "#app/domain/kernel/working-days.ts";

/** The same hour on the next day after an instant on which nobody works. */
export function nextDayOff(instant: string): string {
  for (let at = Date.parse(instant) + 86_400_000; ; at += 86_400_000) {
    const iso = new Date(at).toISOString();
    const date = shanghaiDate(iso);
    const day = date.ok ? isWorkingDay(date.value) : date;
    if (!day.ok) throw new Error(`No calendar for ${iso}`);
    if (!day.value.working) return iso;
  }
}
