import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { Transaction } from "./client.ts";

/** Whose bid (alias given) it is: the lead unit's, or the contest's by which somebody began it (认领异议). */
export const teamOf = (bid: string) => `coalesce(${bid}.claim_id, ${bid}.lead_unit_id)`;

/** Whether a bid is one of these teams', in a way that the indexes serve. */
export const isOfTeams = (bid: string, teams: string) => `(${bid}.claim_id = any(${teams}) or ${bid}.claim_id is null and ${bid}.lead_unit_id = any(${teams}))`;

/** How the contest of a bid stands; null for a unit's. */
export const contestOf = (bid: string) => `(select coalesce(q.outcome, 'waiting') from unit_claim q where q.id = ${bid}.claim_id)`;

/** The bids that were begun on a contest and are not the unit's. */
export async function findContestBids(tx: Transaction, claimId: string): Promise<{ id: string; status: BidState; challengeId: string }[]> {
  const { rows } = await tx.query<{ id: string; status: BidState; challengeId: string }>('select id, status, challenge_id as "challengeId" from bid where claim_id = $1 order by challenge_id, id', [claimId]);
  return rows;
}

/** An accepted contest: its bids become the unit's, except where the unit has one of its own already. Answers those that became. */
export async function bindContestBids(tx: Transaction, claimId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update bid b set claim_id = null where b.claim_id = $1
       and not exists (select from bid o where o.challenge_id = b.challenge_id and o.lead_unit_id = b.lead_unit_id and o.claim_id is null) returning b.id`,
    [claimId],
  );
  return rows.map(({ id }) => id);
}

/** Who contests again after a refusal takes along what was drafted. */
export async function moveContestBids(tx: Transaction, to: { claimId: string; unitId: string; personId: string }): Promise<void> {
  await tx.query(
    `update bid b set claim_id = $1 from unit_claim q
     where q.id = b.claim_id and q.unit_id = $2 and q.person_id = $3 and q.outcome = 'declined' and b.status in ('draft', 'withdrawn')`,
    [to.claimId, to.unitId, to.personId],
  );
}
