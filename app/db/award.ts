import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { AwardState } from "#app/domain/award/lifecycle.ts";
import { teamPeople, type TeamPhone, teamPhones } from "./bid-people.ts";
import { getPool, type Transaction } from "./client.ts";
import { isReal } from "./rehearsal.ts";

/** Adds an award in its first state; `bidNo` names the bid inside its challenge. Money in 分. */
export async function insertAward(
  tx: Transaction,
  award: { challengeId: string; bidId: string; noticeId: string; rank: number; fiscalFen: number; minuteNo: string; reason: string; decidedBy: string | null },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into award (challenge_id, bid_id, notice_id, rank, fiscal_fen, minute_no, reason, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, app_now()) returning id`,
    [award.challengeId, award.bidId, award.noticeId, award.rank, award.fiscalFen, award.minuteNo, award.reason, award.decidedBy],
  );
  return rows[0]!.id;
}

/** The awards that a notice announces, locked. */
export async function lockAwardsOf(tx: Transaction, noticeId: string): Promise<{ id: string; status: AwardState; version: number; bidNo: string }[]> {
  const { rows } = await tx.query<{ id: string; status: AwardState; version: number; bidNo: string }>(
    'select a.id, a.status, a.version, b.no as "bidNo" from award a join bid b on b.id = a.bid_id where a.notice_id = $1 order by a.rank, a.id for update of a',
    [noticeId],
  );
  return rows;
}

/** The awards of a notice that still stand go over to another one, which announces them instead. */
export async function moveAwards(tx: Transaction, from: string, to: string): Promise<string[]> {
  const { rows } = await tx.query<{ no: string }>("update award a set notice_id = $2 from bid b where b.id = a.bid_id and a.notice_id = $1 and a.status <> 'revoked' returning b.no", [from, to]);
  return rows.map(({ no }) => no);
}

/** An award that will not be announced leaves the draft of its notice. */
export async function detachAward(tx: Transaction, id: string): Promise<void> {
  await tx.query("update award set notice_id = null where id = $1", [id]);
}

/** Which of these awards were frozen because a notice of theirs was withdrawn, and by nothing since. */
export async function findFrozenByWithdrawal(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from award a cross join lateral (select e.body::jsonb as body from audit_event e where e.noun = 'award' and e.object_id = a.id and e.kind = 'freeze' order by e.seq desc limit 1) last
     where a.id = any($1) and a.status = 'frozen' and last.body ? 'withdrawn'`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** The notice that announces an award, and the bid it is for. */
export async function readNoticeOfAward(tx: Transaction, awardId: string): Promise<{ id: string; status: string; bidId: string } | null> {
  const { rows } = await tx.query<{ id: string; status: string; bidId: string }>('select n.id, n.status, a.bid_id as "bidId" from award a join notice n on n.id = a.notice_id where a.id = $1', [awardId]);
  return rows[0] ?? null;
}

/** A bid whose team is told the result. */
export interface ToldBid {
  bidId: string;
  bidNo: string;
  status: BidState;
  unitName: string;
  /** Why it was not accepted, or what the owner wrote that refused it in 对接. */
  rejectReason: string | null;
  people: { id: string; name: string; email: string }[];
  phones: TeamPhone[];
}

/** Every submitted bid of a challenge with the people of its lead unit who have an address: who wrote it, and the unit's administrators. */
export async function findToldBids(tx: Transaction, challengeId: string, bidId: string | null = null): Promise<ToldBid[]> {
  const { rows } = await tx.query<ToldBid>(
    `select b.id as "bidId", b.no as "bidNo", b.status, u.name as "unitName", coalesce(f.reason, (select nullif(s.words, '') from shortlist s where s.bid_id = b.id and s.status = 'vetoed' and b.status = 'unmatched')) as "rejectReason",
       ${teamPeople} as people, ${teamPhones} as phones
     from bid b join unit u on u.id = b.lead_unit_id left join form_check f on f.bid_id = b.id and b.status = 'formRejected'
     where b.challenge_id = $1 and b.status not in ('draft', 'withdrawn') and ($2::uuid is null or b.id = $2) order by b.no`,
    [challengeId, bidId],
  );
  return rows;
}

/** What one bid's award says. Money in 分. */
export interface AwardRow {
  id: string;
  status: AwardState;
  version: number;
  rank: number;
  fiscalFen: number;
  minuteNo: string;
  reason: string;
  decidedAt: string;
  bidNo: string;
  unitName: string;
  challengeId: string;
  challengeNo: string;
  challengeTitle: string;
  roundId: string;
  noticeId: string | null;
  isOffline: boolean;
}

const awardSql = `select a.id, a.status, a.version, a.rank, a.fiscal_fen::float8 as "fiscalFen", a.minute_no as "minuteNo", a.reason, a.decided_at as "decidedAt",
    b.no as "bidNo", u.name as "unitName", c.id as "challengeId", c.no as "challengeNo", c.title as "challengeTitle", c.round_id as "roundId", a.notice_id as "noticeId",
    exists (select from audit_event e where e.noun = 'award' and e.object_id = a.id and e.offline) as "isOffline"
  from award a join bid b on b.id = a.bid_id join unit u on u.id = b.lead_unit_id join challenge c on c.id = a.challenge_id`;

type StoredAward = Omit<AwardRow, "decidedAt"> & { decidedAt: Date };

function toRow(row: StoredAward): AwardRow {
  return { ...row, decidedAt: row.decidedAt.toISOString() };
}

export async function findAward(id: string): Promise<AwardRow | null> {
  const { rows } = await getPool().query<StoredAward>(`${awardSql} where a.id = $1`, [id]);
  return rows[0] ? toRow(rows[0]) : null;
}

/** Awards by number of their challenge: the public ones, and all of the given rounds. */
export async function findAwards(filter: { allOf: string[] | "all"; challengeNo?: string | undefined; closed: readonly string[] }): Promise<AwardRow[]> {
  const { rows } = await getPool().query<StoredAward>(
    `${awardSql} where ((a.status not in ('proposed', 'noAward') and ${isReal("c.round_id")}) or (($1 or c.round_id = any($2::uuid[])) and c.id <> all($4::uuid[]))) and ($3::text is null or c.no = $3) order by c.no, a.rank, a.id limit 1000`,
    [filter.allOf === "all", filter.allOf === "all" ? [] : filter.allOf, filter.challengeNo ?? null, filter.closed],
  );
  return rows.map(toRow);
}
