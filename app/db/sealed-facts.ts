/** Fewer codes of a set are left than it takes. */
const isSetLost = (setId: string) => `(select count(*) < (select s.threshold from key_set s where s.id = ${setId}) from key_holder h where h.key_set_id = ${setId} and h.lost_at is null)`;

/** Still sealed, and a key would open it: also while its team is asked because every code was lost. */
export const isSealed = (bid: string) => `(${bid}.status = 'submitted' or ${bid}.status = 'contentAsked' and exists (select from bid_resupply r where r.bid_id = ${bid}.id and r.is_key_lost))`;

/** Columns of a challenge (alias given) about what is sealed under it and whether a key is left to open it. */
export function sealedFacts(challenge: string): string {
  return `${challenge}.status = 'closed' and exists (select from bid b where b.challenge_id = ${challenge}.id and ${isSealed("b")}) as "hasSealedBids",
    exists (select from bid b join bid_resupply r on r.bid_id = b.id where b.challenge_id = ${challenge}.id and r.is_key_lost) as "isLossRecorded",
    exists (select from opening_key k where k.challenge_id = ${challenge}.id and k.key_set_id is not null and ${isSetLost("k.key_set_id")}
      and (k.recovery_set_id is null or ${isSetLost("k.recovery_set_id")})) as "isKeyLost"`;
}
