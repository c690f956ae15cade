import type { Clearance } from "#app/domain/round/clearance.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The recorded reviews of a round, the oldest first. */
export async function findClearances(roundId: string, tx?: Transaction): Promise<(Clearance & { recordedByName: string | null })[]> {
  const { rows } = await (tx ?? getPool()).query<Clearance & { recordedByName: string | null }>(
    `select x.kind, x.conclusion, x.reviewer, to_char(x.reviewed_on, 'YYYY-MM-DD') as "reviewedOn", x.opinion, x.scan, x.file_name as "fileName", x.recorded_by as "recordedBy", p.name as "recordedByName",
       ${isoInstant("x.recorded_at")} as "recordedAt"
     from round_clearance x left join person p on p.id = x.recorded_by where x.round_id = $1 order by x.recorded_at, x.id`,
    [roundId],
  );
  return rows;
}

export async function insertClearance(tx: Transaction, roundId: string, record: Omit<Clearance, "recordedAt">): Promise<string> {
  const { kind, conclusion, reviewer, reviewedOn, opinion, scan, fileName, recordedBy } = record;
  const { rows } = await tx.query<{ id: string }>(
    "insert into round_clearance (round_id, kind, conclusion, reviewer, reviewed_on, opinion, scan, file_name, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id",
    [roundId, kind, conclusion, reviewer, reviewedOn, opinion, scan, fileName, recordedBy],
  );
  return rows[0]!.id;
}

/** The highest number of a document that an agency used in a year, drafts apart; 0 for none. */
export async function findLastSequence(agency: string, year: number): Promise<number> {
  const { rows } = await getPool().query<{ last: number }>("select coalesce(max(doc_seq), 0)::int as last from notice where doc_agency = $1 and doc_year = $2", [agency, year]);
  return rows[0]!.last;
}
