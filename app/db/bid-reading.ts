import type { BidReading, ReadingPart, ReadingRole } from "#app/domain/bid/reading.ts";
import { getPool } from "./client.ts";

/** One look: whoever reloads a page within ten minutes has opened it once. */
const sameLook = "10 minutes";

/** Notes that a person opened a part of a bid; an expert under the pseudonym of the task. */
export async function noteReading(reading: { bidId: string; personId: string; role: ReadingRole; part: ReadingPart }): Promise<void> {
  await getPool().query({
    name: "note-reading",
    text: `insert into bid_reading (bid_id, person_id, role, part, pseudonym)
       select $1, $2, $3, $4, case when $3 = 'expert' then
         (select a.pseudonym from review_assignment a join expert e on e.id = a.expert_id where a.bid_id = $1 and e.person_id = $2 order by a.stage desc limit 1) end
       where not exists (select from bid_reading r where r.bid_id = $1 and r.person_id = $2 and r.part = $4 and r.role = $3 and r.at > app_now() - interval '${sameLook}')`,
    values: [reading.bidId, reading.personId, reading.role, reading.part],
  });
}

/** The latest looks at a bid; `withPeople`: names too, for the supervisor. */
export async function findReadings(bidId: string, withPeople: boolean, most: number): Promise<{ readings: BidReading[]; total: number }> {
  const { rows } = await getPool().query<Omit<BidReading, "at"> & { at: Date; total: number }>(
    `select r.at, r.role, r.pseudonym, r.part, case when $2 then p.name end as person, count(*) over ()::int as total
     from bid_reading r join person p on p.id = r.person_id where r.bid_id = $1 order by r.at desc, r.id desc limit $3`,
    [bidId, withPeople, most],
  );
  return { readings: rows.map(({ total: _total, at, ...row }) => ({ ...row, at: at.toISOString() })), total: rows[0]?.total ?? 0 };
}
