import type { Transaction } from "./client.ts";

/** People whose signed marks stand in this item (alias `e`), with the latest conflict that was declared of them (`d`), if any was. */
const signersOf = (challenge: string) => `expert e left join lateral (select d.id, d.recorded_by from conflict_declaration d
    where d.person_id = e.person_id and d.challenge_id = ${challenge} and d.kind <> 'none' order by d.id desc limit 1) d on true
  where e.id in (select a.expert_id from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = ${challenge} and a.status = 'signed')`;

/** The rule forbids one of this expert's signed tasks now: a fact came in after the signature, whatever it was and whoever entered it. */
const isForbidden = (challenge: string) =>
  `exists (select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = ${challenge} and a.expert_id = e.id and a.status = 'signed' and conflicted(a.expert_id, a.bid_id))`;

/**
 * Something that may exclude came in since the ranking was fixed. A ranking is fixed only while the rule forbids no mark in it, so
 * without such news nothing has to be asked: lists of many items stay quick.
 */
const hasNews = (challenge: string) => `exists (select from ranking_freeze f where f.challenge_id = ${challenge} and (
    exists (select from expert_link l where l.added_at >= f.frozen_at) or exists (select from affiliation r where r.declared_at >= f.frozen_at)
    or exists (select from unit_join j where j.decided_at >= f.frozen_at) or exists (select from unit_claim j where j.decided_at >= f.frozen_at)
    or exists (select from person_profile q where q.updated_at >= f.frozen_at) or exists (select from demand_vetting v where v.recorded_at >= f.frozen_at)))`;

const taintsOf = (challenge: string) => `${signersOf(challenge)} and (d.id is not null or case when ${hasNews(challenge)} then ${isForbidden(challenge)} else false end)`;

/** The rule of so many bids is asked in one statement: a thousand at once would outlast what a statement may take. */
const bidsAtOnce = 100;

/** The experts whose signed marks the rule forbids now. */
async function findForbidden(tx: Transaction, challengeId: string): Promise<{ id: string; no: string }[]> {
  const { rows: bids } = await tx.query<{ id: string }>("select b.id from bid b where b.challenge_id = $1 and exists (select from review_assignment a where a.bid_id = b.id and a.status = 'signed')", [challengeId]);
  const found = new Map<string, { id: string; no: string }>();
  for (let at = 0; at < bids.length; at += bidsAtOnce) {
    const { rows } = await tx.query<{ id: string; no: string }>(
      `select distinct e.id, e.no from unnest($1::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f
         join review_assignment a on a.bid_id = t.bid and a.expert_id = f.expert_id and a.status = 'signed' join expert e on e.id = a.expert_id`,
      [bids.slice(at, at + bidsAtOnce).map(({ id }) => id)],
    );
    for (const one of rows) found.set(one.id, one);
  }
  return [...found.values()];
}

/** The experts whose marks make a ranking fall. */
export async function findTaintingExperts(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`select e.id from ${signersOf("$1")} and d.id is not null`, [challengeId]);
  const forbidden = await findForbidden(tx, challengeId);
  return [...new Set([...rows, ...forbidden].map(({ id }) => id))].sort();
}

/** The numbers of experts whose marks cannot be counted because the rule forbids them now. */
export async function findForbiddenSigners(tx: Transaction, challengeId: string): Promise<string[]> {
  return (await findForbidden(tx, challengeId)).map(({ no }) => no).sort();
}

/** Columns of a challenge (alias given) about whether its fixed ranking has to fall. */
export function taintFacts(challenge: string): string {
  return `${challenge}.status = 'ranked' and exists (select from ${taintsOf(`${challenge}.id`)}) as "isRankingTainted",
    case when ${challenge}.status = 'ranked' then (select d.recorded_by from ${taintsOf(`${challenge}.id`)} order by d.id desc nulls last limit 1) end as "taintedBy"`;
}
