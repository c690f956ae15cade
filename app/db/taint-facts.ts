import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import type { Transaction } from "./client.ts";

/** People whose signed marks stand in this item (alias `e`), and whether a conflict was declared of them (`d`). */
const signersOf = (challenge: string) => `expert e cross join lateral (select exists (select from conflict_declaration c
    where c.person_id = e.person_id and c.challenge_id = ${challenge} and c.kind <> 'none') as declared) d
  where e.id in (select a.expert_id from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = ${challenge} and a.status = 'signed')`;

/** The rule forbids one of this expert's signed tasks now: a fact came in after the signature, whatever it was and whoever entered it. */
const isForbidden = (challenge: string) =>
  `exists (select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = ${challenge} and a.expert_id = e.id and a.status = 'signed' and conflicted(a.expert_id, a.bid_id))`;

/** Without news (SQL) the rule has not to be asked: lists of many items stay quick, and what happens elsewhere costs them nothing. */
const isTainted = (challenge: string) => `(exists (select from ${signersOf(challenge)} and d.declared)
    or case when ranking_has_news(${challenge}) then exists (select from ${signersOf(challenge)} and ${isForbidden(challenge)}) else false end)`;

/** The rule of so many bids is asked in one statement: a thousand at once would outlast what a statement may take. */
const bidsAtOnce = 100;

/** The experts with a task in one of these states on one of these bids that the rule forbids now. */
export async function findForbidden(tx: Transaction, bidIds: readonly string[], states: readonly ReviewAssignmentState[]): Promise<{ id: string; no: string }[]> {
  const found = new Map<string, { id: string; no: string }>();
  for (let at = 0; at < bidIds.length; at += bidsAtOnce) {
    const { rows } = await tx.query<{ id: string; no: string }>(
      `select distinct e.id, e.no from unnest($1::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, array(select o.expert_id from review_assignment o where o.bid_id = t.bid and o.status = any($2))) f
         join review_assignment a on a.bid_id = t.bid and a.expert_id = f.expert_id and a.status = any($2) join expert e on e.id = a.expert_id`,
      [bidIds.slice(at, at + bidsAtOnce), states],
    );
    for (const one of rows) found.set(one.id, one);
  }
  return [...found.values()];
}

/** The experts whose signed marks in an item the rule forbids now. */
async function findForbiddenOf(tx: Transaction, challengeId: string): Promise<{ id: string; no: string }[]> {
  const { rows } = await tx.query<{ id: string }>("select b.id from bid b where b.challenge_id = $1 and exists (select from review_assignment a where a.bid_id = b.id and a.status = 'signed')", [challengeId]);
  return findForbidden(tx, rows.map(({ id }) => id), ["signed"]);
}

/** The experts whose marks make a ranking fall. */
export async function findTaintingExperts(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`select e.id from ${signersOf("$1")} and d.declared`, [challengeId]);
  const forbidden = await findForbiddenOf(tx, challengeId);
  return [...new Set([...rows, ...forbidden].map(({ id }) => id))].sort();
}

/** The numbers of experts whose marks cannot be counted because the rule forbids them now. */
export async function findForbiddenSigners(tx: Transaction, challengeId: string): Promise<string[]> {
  return (await findForbiddenOf(tx, challengeId)).map(({ no }) => no).sort();
}

/** Columns of a challenge (alias given) about whether its fixed ranking has to fall, and who recorded since then what may make it. */
export function taintFacts(challenge: string): string {
  const ofRanked = (fact: string, otherwise: string) => `case when ${challenge}.status = 'ranked' then ${fact} else ${otherwise} end`;
  return `${ofRanked(isTainted(`${challenge}.id`), "false")} as "isRankingTainted", ${ofRanked(`taint_recorders(${challenge}.id)`, "'{}'")} as "taintedBy"`;
}
