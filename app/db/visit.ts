import { visitFinding, type VisitRecord, type VisitView } from "#app/domain/review/visit-schema.ts";
import { getPool, type Transaction } from "./client.ts";

/** Appends a revision of a bid's record; false when another one came in between. */
export async function insertVisit(tx: Transaction, visit: Omit<VisitRecord, "bid"> & { bidId: string; stage: number; recordedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into site_visit (bid_id, revision, stage, visited_on, place, people, findings, signed_by, scan, photos, recorded_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 where $2 = 1 + coalesce((select max(revision) from site_visit where bid_id = $1), 0) on conflict do nothing`,
    [visit.bidId, visit.revision + 1, visit.stage, visit.visitedOn, visit.place, visit.people, JSON.stringify(visit.findings), visit.signedBy, visit.scan, visit.photos, visit.recordedBy],
  );
  return rowCount === 1;
}

/** The latest record of each of these bids. */
export async function findVisits(bidIds: readonly string[]): Promise<Map<string, VisitView>> {
  const { rows } = await getPool().query<Omit<VisitView, "recordedAt" | "findings"> & { bidId: string; findings: unknown; recordedAt: Date }>({
    name: "site-visits",
    text: `select distinct on (bid_id) bid_id as "bidId", revision, to_char(visited_on, 'YYYY-MM-DD') as "visitedOn", place, people, findings, signed_by as "signedBy", scan, photos, recorded_at as "recordedAt"
     from site_visit where bid_id = any($1) order by bid_id, revision desc`,
    values: [bidIds],
  });
  return new Map(rows.map(({ bidId, findings, recordedAt, ...row }) => [bidId, { ...row, findings: visitFinding.array().parse(findings), recordedAt: recordedAt.toISOString() }]));
}
