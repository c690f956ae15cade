import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import { type ConflictReason, type ExpertObstacle, liveStates } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { obstacleSql } from "./expert-bank.ts";
import { liveSql } from "./live-tasks.ts";
import { playsIn } from "./rehearsal.ts";

/** What the review of a challenge rests on. */
export interface ReviewedChallenge {
  id: string;
  no: string;
  title: string;
  status: ChallengeState;
  version: number;
  roundId: string;
  roundCode: string;
  pattern: Pattern;
  race: boolean;
  fiscalFen: number;
  payToBidderFen: number;
  hasOwnerOpinion: boolean;
  /** The 评审阶段 that its review is in. */
  reviewStage: number;
}

const challengeColumns = `c.id, c.no, c.title, c.status, c.version, c.round_id as "roundId", (select r.code from round r where r.id = c.round_id) as "roundCode", c.pattern, c.race, c.fiscal_fen::float8 as "fiscalFen",
  c.pay_to_bidder_fen::float8 as "payToBidderFen", c.owner_opinion is not null as "hasOwnerOpinion", c.review_stage as "reviewStage"`;

export async function readReviewedChallenge(id: string): Promise<ReviewedChallenge> {
  const { rows } = await getPool().query<ReviewedChallenge>({ name: "reviewed-challenge", text: `select ${challengeColumns} from challenge c where c.id = $1`, values: [id] });
  return rows[0]!;
}

/** The challenge's row, locked: `share` keeps a freeze away from a sheet that is being written, `update` is the freeze. */
export async function lockChallenge(tx: Transaction, id: string, lock: "share" | "update"): Promise<ReviewedChallenge> {
  const { rows } = await tx.query<ReviewedChallenge>(`select ${challengeColumns} from challenge c where c.id = $1 for ${lock === "share" ? "share" : "update"}`, [id]);
  return rows[0]!;
}

export interface ReviewedBid {
  id: string;
  no: string;
  /** Drawn at the opening. */
  reviewCode: string | null;
  status: BidState;
  version: number;
  /** The 评审阶段 that it reached, and the one to which its team did not come. */
  reviewStage: number;
  missedStage: number | null;
}

/** The bids of a challenge that were submitted, by review code; drafts and withdrawn ones never were. */
export async function findReviewedBids(challengeId: string, tx?: Transaction, lock = false): Promise<ReviewedBid[]> {
  const { rows } = await (tx ?? getPool()).query<ReviewedBid>(
    `select b.id, b.no, b.review_code as "reviewCode", b.status, b.version, b.review_stage as "reviewStage", b.missed_stage as "missedStage" from bid b
     where b.challenge_id = $1 and b.status not in ('draft', 'withdrawn') order by b.review_code, b.no ${lock ? "for update" : ""}`,
    [challengeId],
  );
  return rows;
}

/** Why this expert may not judge this bid, or null: the one rule of the database. */
export async function findConflict(expertId: string, bidId: string, tx?: Transaction): Promise<ConflictReason | null> {
  const { rows } = await (tx ?? getPool()).query<{ reason: ConflictReason | null }>("select conflict_reason($1, $2) as reason", [expertId, bidId]);
  return rows[0]?.reason ?? null;
}

/** Experts by number; numbers without one are simply not there. */
export async function findExperts(nos: readonly string[], roundId: string, tx: Transaction): Promise<{ id: string; no: string }[]> {
  const { rows } = await tx.query<{ id: string; no: string }>(`select e.id, e.no from expert e join person p on p.id = e.person_id where e.no = any($1) and ${playsIn("$2")}`, [nos, roundId]);
  return rows;
}

/** What stands against asking these experts for an item, apart from conflicts and load; who can be asked is not there. */
export async function findObstacles(tx: Transaction, challengeId: string, expertIds: readonly string[]): Promise<Map<string, ExpertObstacle>> {
  const { rows } = await tx.query<{ id: string; obstacle: ExpertObstacle }>(
    `select t.id, t.obstacle from (select e.id, ${obstacleSql("$1")} as obstacle from expert e where e.id = any($2)) t where t.obstacle is not null`,
    [challengeId, expertIds],
  );
  return new Map(rows.map(({ id, obstacle }) => [id, obstacle]));
}

/** How many live tasks each of these experts has in a round; one without is not there. */
export async function findLoads(tx: Transaction, roundId: string, expertIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ expertId: string; load: number }>(
    `select a.expert_id as "expertId", count(*)::int as load from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
     where c.round_id = $1 and a.expert_id = any($2) and a.status = any($3) and a.stage = c.review_stage group by a.expert_id`,
    [roundId, expertIds, liveStates],
  );
  return new Map(rows.map(({ expertId, load }) => [expertId, load]));
}

export interface Assignment {
  id: string;
  status: ReviewAssignmentState;
  version: number;
  bidId: string;
  expertId: string;
  pseudonym: string;
  stage: number;
}

const assignmentColumns = `a.id, a.status, a.version, a.bid_id as "bidId", a.expert_id as "expertId", a.pseudonym, a.stage`;

/** All tasks of a challenge in every stage, dead ones too, or those of one expert; locked when asked. */
export async function findAssignments(tx: Transaction, challengeId: string, expertId: string | null, lock = false): Promise<Assignment[]> {
  const { rows } = await tx.query<Assignment>(
    `select ${assignmentColumns} from review_assignment a join bid b on b.id = a.bid_id
     where b.challenge_id = $1 and ($2::uuid is null or a.expert_id = $2) order by a.id ${lock ? "for update of a" : ""}`,
    [challengeId, expertId],
  );
  return rows;
}

/** The live tasks of an expert in items, not frozen yet, where the rule forbids one of them, each with the reason of its own or of the others. */
export async function findConflictedTasks(tx: Transaction, expertId: string, lock = false): Promise<(Assignment & { challengeId: string; conflict: ConflictReason; bidNo: string })[]> {
  const { rows } = await tx.query<Assignment & { challengeId: string; conflict: ConflictReason; bidNo: string }>(
    // The rule is asked once for each bid, not for each task and every other one of its item: it costs milliseconds.
    `with live as materialized (select a.id, a.bid_id, b.no, b.challenge_id from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
         where a.expert_id = $1 and a.status in ${liveSql} and c.status in ('closed', 'singleBid', 'inReview')),
       told as materialized (select d.bid_id, d.challenge_id, conflict_reason($1, d.bid_id) as reason from (select distinct bid_id, challenge_id from live) d)
     select ${assignmentColumns}, l.challenge_id as "challengeId", l.no as "bidNo", hit.reason as conflict
     from live l join review_assignment a on a.id = l.id
       join lateral (select t.reason from told t where t.challenge_id = l.challenge_id and t.reason is not null order by t.bid_id <> l.bid_id limit 1) hit on true
     where a.status in ${liveSql} order by a.id ${lock ? "for update of a" : ""}`,
    [expertId],
  );
  return rows;
}

/** Under which pseudonyms these experts stand in the tasks of a challenge, in order. */
export async function findAssignedPseudonyms(tx: Transaction, challengeId: string, expertNos: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ pseudonym: string }>(
    "select distinct a.pseudonym from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = $1 and e.no = any($2) order by 1",
    [challengeId, expertNos],
  );
  return rows.map(({ pseudonym }) => pseudonym);
}

/** One task, locked. */
export async function lockAssignment(tx: Transaction, id: string): Promise<Assignment> {
  const { rows } = await tx.query<Assignment>(`select ${assignmentColumns} from review_assignment a where a.id = $1 for update`, [id]);
  return rows[0]!;
}

/** Adds a task; `conflict` when the database's law forbids it, `taken` when there is one already. The transaction is void then. */
export async function insertAssignment(tx: Transaction, task: { bidId: string; expertId: string; pseudonym: string; assignedBy: string | null }): Promise<{ id: string } | "conflict" | "taken"> {
  try {
    const { rows } = await tx.query<{ id: string }>("insert into review_assignment (bid_id, expert_id, pseudonym, assigned_by, stage) select $1, $2, $3, $4, review_stage from bid where id = $1 returning id", [
      task.bidId,
      task.expertId,
      task.pseudonym,
      task.assignedBy,
    ]);
    return rows[0]!;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "JB001") return "conflict";
    if (code === "23505") return "taken";
    throw error;
  }
}

/** Why a task ended (回避、婉拒、作废), for who runs the review. */
export async function setAssignmentReason(tx: Transaction, id: string, reason: string | null): Promise<void> {
  await tx.query("update review_assignment set reason = $2 where id = $1", [id, reason]);
}

/** Who asked that a signed sheet be opened again: kept until it is signed anew. */
export async function writeReopenAsked(tx: Transaction, id: string, by: string | null): Promise<void> {
  await tx.query("update review_assignment set reopen_asked_by = $2 where id = $1", [id, by]);
}

/** The instant of the signature by the database's clock, after every sheet of the transaction; null when it is undone. */
export async function stampSignature(tx: Transaction, ids: readonly string[], isSigned: boolean): Promise<void> {
  await tx.query("update review_assignment set signed_at = case when $2 then app_now() end, reopen_asked_by = case when not $2 then reopen_asked_by end where id = any($1)", [ids, isSigned]);
}

/** Opened contents as stored, encrypted; a bid that could not be opened has none. */
export async function findContents(bidIds: readonly string[], tx?: Transaction): Promise<{ bidId: string; versionNumber: number; revision: number; content: Buffer }[]> {
  const { rows } = await (tx ?? getPool()).query<{ bidId: string; versionNumber: number; revision: number; content: Buffer }>({
    name: "bid-contents",
    text: 'select bid_id as "bidId", version_number as "versionNumber", revision, content from bid_content where bid_id = any($1)',
    values: [bidIds],
  });
  return rows;
}
