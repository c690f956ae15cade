import type { FeeLine, OwnFee } from "#app/domain/fee/view.ts";
import { getPool, type Transaction } from "./client.ts";

export interface StoredLine extends Pick<FeeLine, "expertNo" | "name" | "unitName" | "title" | "items" | "bids" | "paidFen" | "note"> {
  expertId: string;
  paidTaxFen: number;
  paidAt: Date | null;
  account: Buffer | null;
}

/** Work that is paid: signed sheets of items whose ranking is fixed. */
const workSql = `select a.expert_id, c.round_id, count(distinct c.id)::int as items, count(*)::int as bids
  from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
  where a.status = 'signed' and c.status in ('ranked', 'decided', 'endedUnmatched') group by a.expert_id, c.round_id`;

const paidSql = `select p.expert_id, p.round_id, sum(p.amount_fen)::float8 as paid, sum(p.tax_fen)::float8 as tax, max(p.paid_at) as at, string_agg(p.note, '；' order by p.id) as note
  from fee_payment p group by p.expert_id, p.round_id`;

/** Every expert with paid work or a payment in the round, by number. */
export async function findFeeLines(roundId: string, tx?: Transaction): Promise<StoredLine[]> {
  const { rows } = await (tx ?? getPool()).query<StoredLine>(
    `with work as (select * from (${workSql}) w where w.round_id = $1), paid as (select * from (${paidSql}) p where p.round_id = $1)
     select e.id as "expertId", e.no as "expertNo", p.name, u.name as "unitName", e.title, coalesce(w.items, 0) as items, coalesce(w.bids, 0) as bids,
       coalesce(d.paid, 0) as "paidFen", coalesce(d.tax, 0) as "paidTaxFen", d.at as "paidAt", d.note, a.content as account
     from (select expert_id from work union select expert_id from paid) x join expert e on e.id = x.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id
       left join work w on w.expert_id = e.id left join paid d on d.expert_id = e.id left join expert_account a on a.expert_id = e.id order by length(e.no), e.no`,
    [roundId],
  );
  return rows;
}

export async function findRates(roundId: string, tx?: Transaction): Promise<{ perItemFen: number; perBidFen: number } | null> {
  const { rows } = await (tx ?? getPool()).query<{ perItemFen: number; perBidFen: number }>('select per_item_fen::float8 as "perItemFen", per_bid_fen::float8 as "perBidFen" from fee_rate where round_id = $1', [roundId]);
  return rows[0] ?? null;
}

export async function writeRates(tx: Transaction, roundId: string, rates: { perItemFen: number; perBidFen: number }, setBy: string | null): Promise<void> {
  await tx.query(
    `insert into fee_rate (round_id, per_item_fen, per_bid_fen, set_by) values ($1, $2, $3, $4)
     on conflict (round_id) do update set per_item_fen = excluded.per_item_fen, per_bid_fen = excluded.per_bid_fen, set_by = excluded.set_by, set_at = app_now()`,
    [roundId, rates.perItemFen, rates.perBidFen, setBy],
  );
}

/** The round's row locked, so that two do not pay the same. */
export async function lockRoundFees(tx: Transaction, roundId: string): Promise<void> {
  await tx.query("select from round where id = $1 for no key update", [roundId]);
}

export async function insertPayment(tx: Transaction, payment: { roundId: string; expertId: string; amountFen: number; taxFen: number; note: string; paidBy: string | null }): Promise<void> {
  await tx.query("insert into fee_payment (round_id, expert_id, amount_fen, tax_fen, note, paid_by) values ($1, $2, $3, $4, $5, $6)", [payment.roundId, payment.expertId, payment.amountFen, payment.taxFen, payment.note, payment.paidBy]);
}

/** Items of the round that one of these ids names. */
export async function hasItemOf(roundId: string, ids: readonly string[]): Promise<boolean> {
  const { rowCount } = await getPool().query("select from challenge where round_id = $1 and id = any($2)", [roundId, ids]);
  return (rowCount ?? 0) > 0;
}

/** An expert's fees, round by round; what the work is worth needs the rates. */
export async function findOwnFees(expertId: string): Promise<(Omit<OwnFee, "totalFen" | "paidAt"> & { paidAt: Date | null; perItemFen: number | null; perBidFen: number | null })[]> {
  const { rows } = await getPool().query<Omit<OwnFee, "totalFen" | "paidAt"> & { paidAt: Date | null; perItemFen: number | null; perBidFen: number | null }>(
    `with work as (select * from (${workSql}) w where w.expert_id = $1), paid as (select * from (${paidSql}) p where p.expert_id = $1)
     select r.code as "roundCode", r.title as "roundTitle", coalesce(w.items, 0) as items, coalesce(w.bids, 0) as bids, coalesce(d.paid, 0) as "paidFen", coalesce(d.tax, 0) as "taxFen", d.at as "paidAt",
       f.per_item_fen::float8 as "perItemFen", f.per_bid_fen::float8 as "perBidFen"
     from (select round_id from work union select round_id from paid) x join round r on r.id = x.round_id
       left join work w on w.round_id = r.id left join paid d on d.round_id = r.id left join fee_rate f on f.round_id = r.id order by r.code desc`,
    [expertId],
  );
  return rows;
}

export async function findAccount(expertId: string): Promise<{ content: Buffer; consentedAt: Date } | null> {
  const { rows } = await getPool().query<{ content: Buffer; consentedAt: Date }>('select content, consented_at as "consentedAt" from expert_account where expert_id = $1', [expertId]);
  return rows[0] ?? null;
}

export async function writeAccount(tx: Transaction, expertId: string, content: Uint8Array): Promise<void> {
  await tx.query("insert into expert_account (expert_id, content) values ($1, $2) on conflict (expert_id) do update set content = excluded.content, consented_at = app_now()", [expertId, content]);
}

export async function deleteAccount(tx: Transaction, expertId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from expert_account where expert_id = $1", [expertId]);
  return rowCount === 1;
}
