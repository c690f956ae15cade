import { getPool } from "./client.ts";

/** The next deadline of bids within so many hours, or null. */
export async function findNearDeadline(hours: number): Promise<{ no: string; closesAt: string } | null> {
  const { rows } = await getPool().query<{ no: string; closesAt: Date }>(
    `select no, closes_at as "closesAt" from challenge
     where status = 'open' and closes_at between app_now() and app_now() + make_interval(hours => $1) order by closes_at, no limit 1`,
    [hours],
  );
  const next = rows[0];
  return next ? { no: next.no, closesAt: next.closesAt.toISOString() } : null;
}
