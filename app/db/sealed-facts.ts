import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { isoInstant } from "./iso-instant.ts";

/** Fewer codes of a set are left than it takes. */
const isSetLost = (setId: string) => `(select count(*) < (select s.threshold from key_set s where s.id = ${setId}) from key_holder h where h.key_set_id = ${setId} and h.lost_at is null)`;

/** Still sealed, and a key would open it: also while its team is asked because every code was lost. */
export const isSealed = (bid: string) => `(${bid}.status = 'submitted' or ${bid}.status = 'contentAsked' and exists (select from bid_resupply r where r.bid_id = ${bid}.id and r.is_key_lost))`;

/** Whether the opening has begun under a challenge: one of its bids is past the seal. */
export const hasOpenedBids = (challenge: string) => `exists (select from bid x where x.challenge_id = ${challenge}.id and x.status not in ('draft', 'submitted', 'withdrawn'))`;

/** Columns of a challenge (alias given) about what is sealed under it and whether a key is left to open it. */
export function sealedFacts(challenge: string): string {
  return `${challenge}.status = 'closed' and exists (select from bid b where b.challenge_id = ${challenge}.id and ${isSealed("b")}) as "hasSealedBids", ${hasOpenedBids(challenge)} as "hasOpenedBids",
    exists (select from bid b join bid_resupply r on r.bid_id = b.id where b.challenge_id = ${challenge}.id and r.is_key_lost) as "isLossRecorded",
    exists (select from opening_key k where k.challenge_id = ${challenge}.id and k.key_set_id is not null and ${isSetLost("k.key_set_id")}
      and (k.recovery_set_id is null or ${isSetLost("k.recovery_set_id")})) as "isKeyLost"`;
}

/**
 * Columns of a challenge (alias given) about 提交遇阻: until when one of its bids is open again, how many wait for a first answer (who
 * was answered once holds nothing up by reporting again), and the minutes without service before its deadline where the states given ask for them.
 */
export function troubleFacts(challenge: string, outageStates: readonly ChallengeState[]): string {
  const tickets = `from ticket t join bid b on b.id = t.bid_id where b.challenge_id = ${challenge}.id`;
  return `(select ${isoInstant("max(t.reopened_until)")} ${tickets} and t.status = 'reopened') as "reopenedUntil",
    (select count(*)::int ${tickets} and t.status in ('reported', 'proposed')
       and not exists (select from ticket d where d.bid_id = t.bid_id and d.status = 'declined')) as "ticketsWaiting",
    case when ${challenge}.status in (${outageStates.map((state) => `'${state}'`).join(", ")}) then outage_minutes(${challenge}.closes_at) else 0 end as "outageMinutes"`;
}
