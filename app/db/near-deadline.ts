import { getPool } from "./client.ts";

/** The next deadline of bids within so many hours, or null. `isReal`: none of a demo, a test or a rehearsal. */
export async function findNearDeadline(hours: number, isReal: boolean): Promise<{ no: string; closesAt: string } | null> {
  const { rows } = await getPool().query<{ no: string; closesAt: Date }>(
    `select no, closes_at as "closesAt" from challenge
     where status = 'open' and closes_at between app_now() and app_now() + make_interval(hours => $1)
       and (not $2 or (exists (select from installation where kind = 'real') and round_id in (select id from round where not rehearsal)))
     order by closes_at, no limit 1`,
    [hours, isReal],
  );
  const next = rows[0];
  return next ? { no: next.no, closesAt: next.closesAt.toISOString() } : null;
}
