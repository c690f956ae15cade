import type { AnalysisRow } from "#app/domain/sample/analysis.ts";
import type { LotStock, OwnSampleRequest } from "#app/domain/sample/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The lots of challenge `c` as everybody reads them, as JSON; part of the query of a page. What remains of each would tell how many asked. */
export const lotsJson = `coalesce((select json_agg(json_build_object('number', l.number, 'material', l.material, 'takenOn', to_char(l.taken_on, 'YYYY-MM-DD'), 'quantity', l.quantity, 'analysis', l.analysis, 'note', l.note) order by l.number)
  from sample_lot l where l.challenge_id = c.id), '[]')`;

export interface NewLotRow {
  material: string;
  takenOn: string;
  quantity: number;
  stock: number;
  analysis: AnalysisRow[];
  note: string;
  createdBy: string | null;
}

/** Adds a lot under the next number of its challenge, whose row is locked for it. */
export async function insertLot(tx: Transaction, challengeId: string, lot: NewLotRow): Promise<number> {
  await tx.query("select from challenge where id = $1 for update", [challengeId]);
  const { rows } = await tx.query<{ number: number }>(
    `insert into sample_lot (challenge_id, number, material, taken_on, quantity, stock, analysis, note, created_by)
     select $1, coalesce(max(l.number), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from sample_lot l where l.challenge_id = $1 returning number`,
    [challengeId, lot.material, lot.takenOn, lot.quantity, lot.stock, JSON.stringify(lot.analysis), lot.note, lot.createdBy],
  );
  return rows[0]!.number;
}

/** More of a lot; false where there is none. */
export async function supplyLot(tx: Transaction, challengeId: string, number: number, more: number): Promise<boolean> {
  const { rowCount } = await tx.query("update sample_lot set stock = stock + $3 where challenge_id = $1 and number = $2", [challengeId, number, more]);
  return rowCount === 1;
}

export async function findLotId(challengeId: string, number: number): Promise<string | null> {
  const { rows } = await getPool().query<{ id: string }>("select id from sample_lot where challenge_id = $1 and number = $2", [challengeId, number]);
  return rows[0]?.id ?? null;
}

/** A unit asks once for a lot; asked again before it is sent, the last address counts. False where it was sent. */
export async function putSampleRequest(tx: Transaction, request: { id: string; lotId: string; unitId: string; personId: string; place: Uint8Array }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into sample_request (id, lot_id, unit_id, person_id, place) values ($1, $2, $3, $4, $5)
     on conflict (lot_id, unit_id) do update set id = excluded.id, person_id = excluded.person_id, place = excluded.place where sample_request.sent_at is null`,
    [request.id, request.lotId, request.unitId, request.personId, Buffer.from(request.place)],
  );
  return rowCount === 1;
}

/** Takes back what was not sent; false where there is nothing to take back. */
export async function deleteSampleRequest(tx: Transaction, lotId: string, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from sample_request where lot_id = $1 and unit_id = $2 and sent_at is null", [lotId, unitId]);
  return rowCount === 1;
}

/** Records that a request of this challenge was sent; false where there is none or it was. */
export async function setSent(tx: Transaction, challengeId: string, requestId: string, sent: { dispatch: string; by: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update sample_request q set dispatch = $3, sent_by = $4, sent_at = app_now() from sample_lot l where l.id = q.lot_id and l.challenge_id = $1 and q.id = $2 and q.sent_at is null",
    [challengeId, requestId, sent.dispatch, sent.by],
  );
  return rowCount === 1;
}

const requestColumns = `l.number as lot, ${isoInstant("q.asked_at")} as "askedAt", ${isoInstant("q.sent_at")} as "sentAt", q.dispatch`;

/** The requests of one unit. */
export async function findOwnRequests(challengeId: string, unitId: string): Promise<OwnSampleRequest[]> {
  const { rows } = await getPool().query<OwnSampleRequest>(`select ${requestColumns} from sample_request q join sample_lot l on l.id = q.lot_id where l.challenge_id = $1 and q.unit_id = $2 order by l.number`, [challengeId, unitId]);
  return rows;
}

/** All requests, what was not sent first; `place` is still encrypted. */
export async function findOrders(challengeId: string): Promise<(OwnSampleRequest & { id: string; unitName: string; place: Uint8Array })[]> {
  const { rows } = await getPool().query<OwnSampleRequest & { id: string; unitName: string; place: Uint8Array }>(
    `select q.id, u.name as "unitName", q.place, ${requestColumns} from sample_request q join sample_lot l on l.id = q.lot_id join unit u on u.id = q.unit_id where l.challenge_id = $1 order by q.sent_at is not null, q.asked_at, q.id`,
    [challengeId],
  );
  return rows;
}

export async function findStock(challengeId: string): Promise<LotStock[]> {
  const { rows } = await getPool().query<LotStock>(
    `select l.number as lot, l.stock, (l.quantity * count(q.id))::int as promised, (l.stock - l.quantity * count(q.id))::int as remains
     from sample_lot l left join sample_request q on q.lot_id = l.id where l.challenge_id = $1 group by l.id order by l.number`,
    [challengeId],
  );
  return rows;
}
