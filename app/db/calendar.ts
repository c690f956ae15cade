import { type StoredCalendar, storedCalendar } from "#app/domain/calendar/schema.ts";
import type { HolidayPlans } from "#app/domain/kernel/calendar.ts";
import { getPool, type Transaction } from "./client.ts";
import { lockSetting, writeSetting } from "./setting.ts";

const key = "calendar";

/** The calendar as a column of any statement that reads the clock. */
export const calendarColumn = `(select value from setting where key = '${key}') as calendar`;

/** The stored calendar; a row that does not fit counts as none: it must not take every page down. */
function readStored(value: unknown): StoredCalendar {
  const parsed = storedCalendar.safeParse(value ?? {});
  return parsed.success ? parsed.data : storedCalendar.parse({});
}

/** The notices that were taken over. */
export function plansOf(value: unknown): HolidayPlans {
  return value === null || value === undefined ? {} : readStored(value).plans;
}

export async function findCalendar(): Promise<StoredCalendar> {
  const { rows } = await getPool().query<{ calendar: unknown }>(`select ${calendarColumn}`);
  return readStored(rows[0]?.calendar);
}

export async function lockCalendar(tx: Transaction): Promise<StoredCalendar> {
  await tx.query("insert into setting (key, value) values ($1, '{}') on conflict (key) do nothing", [key]);
  return readStored(await lockSetting(tx, key));
}

export async function writeCalendar(tx: Transaction, calendar: StoredCalendar): Promise<void> {
  await writeSetting(tx, key, calendar);
}

/** A deadline that runs: which, of what, when (ISO). */
export interface RunningDeadline {
  kind: "bids" | "call" | "correction" | "publicity";
  no: string;
  title: string;
  at: string;
}

/** Deadlines that lie ahead and were fixed by a calendar: closings of items and calls, terms of corrections, ends of publicity. */
export async function findRunningDeadlines(now: string): Promise<RunningDeadline[]> {
  const { rows } = await getPool().query<Omit<RunningDeadline, "at"> & { at: Date }>(
    `select 'bids' as kind, c.no, c.title, c.closes_at as at from challenge c where c.status in ('open', 'suspended') and c.closes_at > $1
     union all select 'call', d.code, n.title, d.closes_at from demand_call d join notice n on n.id = d.notice_id where n.status = 'published' and d.closes_at > $1
     union all select 'correction', b.no, c.title, k.due_at from bid_correction k join bid b on b.id = k.bid_id join challenge c on c.id = b.challenge_id where b.status = 'correctionRequested' and k.due_at > $1
     union all select 'publicity', coalesce(c.no, ''), n.title, n.ends_at from (select *, (ends_on + interval '24 hours') at time zone 'Asia/Shanghai' as ends_at from notice) n left join challenge c on c.id = n.challenge_id where n.status = 'published' and n.ends_at > $1
     order by 4, 2 limit 500`,
    [now],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
