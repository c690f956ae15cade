import { getPool } from "./client.ts";

export const clockDateKinds = ["closes", "correctionDue", "ownerDue", "publicityEnds"] as const;

/** A date to which a demo may want to jump. `at` is the instant at which the term is over. */
export interface ClockDate {
  kind: (typeof clockDateKinds)[number];
  at: string;
  no: string;
  title: string;
}

/**
 * What will fall due after `now`, the next first: closings, corrections (known after the opening), terms of owners, ends of publicity.
 * Of the `closed` items only what the public knows.
 */
export async function findClockDates(now: string, closed: readonly string[] = []): Promise<ClockDate[]> {
  const { rows } = await getPool().query<Omit<ClockDate, "at"> & { at: Date }>(
    `select kind, at, no, title from (
       select 'closes' as kind, c.closes_at as at, c.no, c.title from challenge c where c.status = 'open'
       union all
       select 'correctionDue', x.due_at, c.no, c.title from bid_correction x join bid b on b.id = x.bid_id and b.status = 'correctionRequested' join challenge c on c.id = b.challenge_id
         where c.id <> all($2::uuid[])
       union all
       select 'ownerDue', (s.due_on + 1)::timestamp at time zone 'Asia/Shanghai', c.no, c.title from shortlist s join challenge c on c.id = s.challenge_id and c.status in ('matching', 'ranked') where s.status = 'proposed' and c.id <> all($2)
       union
       select 'publicityEnds', (n.ends_on + 1)::timestamp at time zone 'Asia/Shanghai', c.no, c.title
         from notice n join award a on a.notice_id = n.id and a.status = 'inPublicity' join challenge c on c.id = a.challenge_id
     ) dates where at > $1 order by at, no limit 20`,
    [now, closed],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
