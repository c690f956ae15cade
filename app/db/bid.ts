import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import { eligibilitySchema } from "#app/domain/challenge/eligibility-schema.ts";
import { indicatorList, type Indicator } from "#app/domain/challenge/indicator.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { roundRules, type RoundRules } from "#app/domain/round/schema.ts";
import { ownerNamesOf } from "./owner-names.ts";
import { teamOf } from "./bid-team.ts";
import { getPool, type Transaction } from "./client.ts";

/** Adds a draft without content; null when number or team's bid for the challenge are there already. */
export async function insertBid(tx: Transaction, bid: { no: string; challengeId: string; leadUnitId: string; claimId: string | null; createdBy: string }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into bid (no, challenge_id, lead_unit_id, claim_id, created_by) values ($1, $2, $3, $4, $5) on conflict do nothing returning id",
    [bid.no, bid.challengeId, bid.leadUnitId, bid.claimId, bid.createdBy],
  );
  return rows[0]?.id ?? null;
}

/** The number of a team's bid for a challenge, or null: asked only on behalf of that team. */
export async function findBidOfTeam(challengeId: string, teamId: string, tx?: Transaction): Promise<string | null> {
  const { rows } = await (tx ?? getPool()).query<{ no: string }>(`select b.no from bid b where b.challenge_id = $1 and ${teamOf("b")} = $2`, [challengeId, teamId]);
  return rows[0]?.no ?? null;
}

/** What rules over a bid and every view of it need to know of its challenge and lead unit. Money in 分, credit codes normalized, instants ISO. */
export interface BidGround {
  challengeId: string;
  challengeNo: string;
  challengeTitle: string;
  direction: string;
  challengeStatus: ChallengeState;
  publicReason: string | null;
  opensAt: string | null;
  closesAt: string | null;
  roundId: string;
  rules: RoundRules;
  indicators: Indicator[];
  eligibility: Eligibility;
  periodMonths: number;
  fiscalFen: number;
  payToBidderFen: number;
  /** All units that ask for it, the one who leads first. */
  ownerIds: string[];
  ownerUsccs: string[];
  ownerName: string | null;
  leadUscc: string;
  leadName: string;
  reviewCode: string | null;
}

export type GroundRow = Omit<BidGround, "rules" | "indicators" | "eligibility" | "opensAt" | "closesAt"> & { rules: unknown; indicators: unknown; eligibility: unknown; opensAt: Date | null; closesAt: Date | null };

/** What a bid stands on, for a statement that reads more beside it: `b` is the bid. */
export const groundColumns = `c.id as "challengeId", c.no as "challengeNo", c.title as "challengeTitle", c.direction, c.status as "challengeStatus", c.public_reason as "publicReason", c.opens_at as "opensAt", c.closes_at as "closesAt",
       c.round_id as "roundId", r.rules, c.indicators, c.eligibility, c.period_months as "periodMonths", c.fiscal_fen::float8 as "fiscalFen", c.pay_to_bidder_fen::float8 as "payToBidderFen",
       array_remove(c.owner_unit_id || c.co_owner_ids, null) as "ownerIds",
       case when c.co_owner_ids = '{}' then array_remove(array[o.uscc], null) else array(select x.uscc from unit x where x.id = any(c.owner_unit_id || c.co_owner_ids)) end as "ownerUsccs",
       ${ownerNamesOf("o")}, u.uscc as "leadUscc", u.name as "leadName", b.review_code as "reviewCode"`;
export const groundJoins = `join challenge c on c.id = b.challenge_id join round r on r.id = c.round_id join unit u on u.id = b.lead_unit_id
       left join unit o on o.id = c.owner_unit_id`;

export function groundOf(row: GroundRow): BidGround {
  return { ...row, opensAt: row.opensAt?.toISOString() ?? null, closesAt: row.closesAt?.toISOString() ?? null, rules: roundRules.parse(row.rules), indicators: indicatorList.parse(row.indicators), eligibility: eligibilitySchema.parse(row.eligibility) };
}

/** Reads the ground of a bid. */
export async function readBidGround(bidId: string, tx?: Transaction): Promise<BidGround> {
  const { rows } = await (tx ?? getPool()).query<GroundRow>({ name: "bid-ground", text: `select ${groundColumns} from bid b ${groundJoins} where b.id = $1`, values: [bidId] });
  return groundOf(rows[0]!);
}

/**
 * Takes the challenge's row as submitting does, so that closing waits, and answers by the database's clock whether this bid
 * is accepted: null when it is.
 */
export async function lockOpenChallenge(tx: Transaction, bid: { id: string; challengeId: string }): Promise<"notYetOpen" | "deadlinePassed" | null> {
  const { rows } = await tx.query<{ status: string; over: boolean; reopened: boolean }>({
    name: "challenge-open",
    text: `select c.status, coalesce(app_now() >= c.closes_at, true) as over,
       exists (select from ticket t where t.bid_id = $2 and t.status = 'reopened' and app_now() < t.reopened_until) as reopened
     from challenge c where c.id = $1 for share of c`,
    values: [bid.challengeId, bid.id],
  });
  const { status, over, reopened } = rows[0]!;
  if (status === "closed") return reopened ? null : "deadlinePassed";
  if (status !== "open") return "notYetOpen";
  return over ? "deadlinePassed" : null;
}

/** A registered unit's name by credit code, for the codes that are known. */
export async function findUnitNames(usccs: readonly string[], tx?: Transaction): Promise<Map<string, string>> {
  if (usccs.length === 0) return new Map();
  const { rows } = await (tx ?? getPool()).query<{ uscc: string; name: string }>({ name: "unit-names", text: "select uscc, name from unit where uscc = any($1)", values: [usccs] });
  return new Map(rows.map(({ uscc, name }) => [uscc, name]));
}
