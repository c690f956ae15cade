import type { Transaction } from "./client.ts";

/** Conflicts declared of people whose signed marks stand in this item. What is not ranked yet drops such marks at once. */
const taintsOf = (challenge: string) => `conflict_declaration d join expert e on e.person_id = d.person_id
  where d.challenge_id = ${challenge} and d.kind <> 'none' and exists (select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = d.challenge_id and a.expert_id = e.id and a.status = 'signed')`;

/** The experts whose marks make a ranking fall. */
export async function findTaintingExperts(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`select distinct e.id from ${taintsOf("$1")} order by e.id`, [challengeId]);
  return rows.map(({ id }) => id);
}

/** Columns of a challenge (alias given) about whether its fixed ranking has to fall. */
export function taintFacts(challenge: string): string {
  return `${challenge}.status = 'ranked' and exists (select from ${taintsOf(`${challenge}.id`)}) as "isRankingTainted",
    case when ${challenge}.status = 'ranked' then (select d.recorded_by from ${taintsOf(`${challenge}.id`)} order by d.id desc limit 1) end as "taintedBy"`;
}
