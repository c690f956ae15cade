import { getPool } from "./client.ts";

/** A time without service, ISO. */
export interface OutageRow {
  startAt: string;
  endAt: string;
}

/** The probe asks every 30 seconds; what is shorter than this is a slow moment or a restart. */
const gap = "3 minutes";

interface StoredOutage {
  startAt: Date;
  endAt: Date;
}

const toRow = ({ startAt, endAt }: StoredOutage): OutageRow => ({ startAt: startAt.toISOString(), endAt: endAt.toISOString() });

/** Notes that the service answered; the outage that this ended, if there was one. */
export async function recordProbe(): Promise<OutageRow | null> {
  const { rows } = await getPool().query<StoredOutage>(`select start_at as "startAt", end_at as "endAt" from probe_answered($1::interval)`, [gap]);
  return rows[0] ? toRow(rows[0]) : null;
}

/** When the probe was last answered, in the product's time; null before its first answer. */
export async function readLastAnswer(): Promise<string | null> {
  const { rows } = await getPool().query<{ at: Date }>("select ok_at + (app_now() - clock_timestamp()) as at from probe_beat");
  return rows[0]?.at.toISOString() ?? null;
}

/** The latest outages, newest first. */
export async function findOutages(limit: number): Promise<OutageRow[]> {
  const { rows } = await getPool().query<StoredOutage>(`select start_at as "startAt", end_at as "endAt" from outage order by end_at desc limit $1`, [limit]);
  return rows.map(toRow);
}
