/** How many bids of a challenge (alias given) wait for the demand owner's word, and with how many it agreed (对接, 需求方确认). */
export function ownerWordFacts(challenge: string): string {
  const count = (state: string) => `(select count(*)::int from shortlist s where s.challenge_id = ${challenge}.id and s.status = '${state}')`;
  return `${count("proposed")} as "bidsBeforeOwner", ${count("confirmed")} as "bidsAgreed"`;
}
