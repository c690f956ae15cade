import { announcePlans } from "#app/domain/kernel/calendar.ts";
import { calendarColumn, plansOf } from "./calendar.ts";
import { getPool, type Transaction } from "./client.ts";

/** The database's clock as ISO with milliseconds: the only "now" of the product. The holidays in force come with it. */
export async function readClock(tx?: Transaction): Promise<string> {
  const { rows } = await (tx ?? getPool()).query<{ now: Date; calendar: unknown }>(`select app_now() as now, ${calendarColumn}`);
  announcePlans(plansOf(rows[0]!.calendar));
  return rows[0]!.now.toISOString();
}
