import type { PanelRemark, PanelWords, RaisedVeto, VoteRecord } from "#app/domain/review/panel-view.ts";
import type { PanelQuestion, PanelVoteCount } from "#app/domain/review/votes.ts";
import { getPool, type Transaction } from "./client.ts";

/** Who was named chair of an item (`h`) and still sits in its panel: with a live task of the present stage. Whoever steps out has none. */
export const standingChair = (item: string, chair = "h") => `exists (select from review_assignment t join bid o on o.id = t.bid_id join challenge i on i.id = o.challenge_id
    where i.id = ${item} and t.expert_id = ${chair}.expert_id and t.stage = i.review_stage and t.status in ('accepted', 'reviewing', 'signed', 'reopened'))`;

/** The chair reads every bid of the item: a conflict with one that is no task of the chair's excludes too. */
const isConflictedChair = (item: string, chair: string) => `exists (select from bid o where o.challenge_id = ${item} and o.status in ('formPassed', 'scored') and conflicted(${chair}, o.id))`;

/** Whether the rule keeps an expert from the chair now. */
export async function isKeptFromChair(challengeId: string, expertId: string): Promise<boolean> {
  const { rows } = await getPool().query<{ isKept: boolean }>(`select ${isConflictedChair("$1", "$2")} as "isKept"`, [challengeId, expertId]);
  return rows[0]!.isKept;
}

/** 专家组组长 of a challenge, or null: none was named, or who was stepped out. */
export async function findChair(challengeId: string, tx?: Transaction): Promise<{ expertId: string; no: string; name: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ expertId: string; no: string; name: string }>(
    `select e.id as "expertId", e.no, p.name from panel_chair c join expert e on e.id = c.expert_id join person p on p.id = e.person_id where c.challenge_id = $1 and ${standingChair("c.challenge_id", "c")}`,
    [challengeId],
  );
  return rows[0] ?? null;
}

/** Names the chair, one of the experts with a live task here and no conflict with any bid; else answers what is against this expert. */
export async function nameChair(tx: Transaction, challengeId: string, expertNo: string, namedBy: string | null): Promise<"named" | "unknown" | "conflicted"> {
  const { rowCount } = await tx.query(
    `insert into panel_chair (challenge_id, expert_id, named_by)
     select $1, h.expert_id, $3 from (select id as expert_id from expert where no = $2) h where ${standingChair("$1")} and not ${isConflictedChair("$1", "h.expert_id")}
     on conflict (challenge_id) do update set expert_id = excluded.expert_id, named_by = excluded.named_by, named_at = app_now()`,
    [challengeId, expertNo, namedBy],
  );
  if (rowCount === 1) return "named";
  const { rowCount: seated } = await tx.query(`select from (select id as expert_id from expert where no = $2) h where ${standingChair("$1")}`, [challengeId, expertNo]);
  return seated === 1 ? "conflicted" : "unknown";
}

/** Items of these rounds, in review, that nobody chairs and where somebody could: none was named yet, or the chair stepped out or has no task in the present stage. */
export async function findChairless(rounds: "all" | readonly string[], closed: readonly string[]): Promise<{ no: string; title: string }[]> {
  const { rows } = await getPool().query<{ no: string; title: string }>(
    `select c.no, c.title from challenge c left join panel_chair h on h.challenge_id = c.id
     where c.status = 'inReview' and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) and (h.expert_id is null or not (${standingChair("c.id")}))
       and not exists (select from review_assignment t join bid o on o.id = t.bid_id where o.challenge_id = c.id and t.expert_id = h.expert_id and t.stage = c.review_stage and t.status = 'invited')
       and exists (select from review_assignment t join bid o on o.id = t.bid_id where o.challenge_id = c.id and t.stage = c.review_stage and t.status in ('accepted', 'reviewing', 'signed', 'reopened'))
     order by c.no`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows;
}

const opinionJson = "json_build_object('stage', o.stage, 'revision', o.revision, 'opinion', o.opinion, 'divergence', o.divergence, 'writtenAt', o.written_at)";

/** Of a challenge, by review code: the latest opinion and votes of the stage that each bid came to, and the last opinion of each one before. */
export async function findPanelResults(challengeId: string): Promise<(PanelWords & { code: string; bidId: string })[]> {
  const { rows } = await getPool().query<PanelWords & { code: string; bidId: string }>(
    `select coalesce(b.review_code, b.no) as code, b.id as "bidId",
       (select ${opinionJson} from panel_opinion o where o.bid_id = b.id and o.stage = b.review_stage order by o.revision desc limit 1) as opinion,
       coalesce((select json_agg(${opinionJson} order by o.stage)
         from (select distinct on (stage) * from panel_opinion where bid_id = b.id and stage < b.review_stage order by stage, revision desc) o), '[]') as earlier,
       coalesce((select json_agg(json_build_object('question', v.question, 'votesFor', v.votes_for, 'votesAgainst', v.votes_against, 'recordedAt', v.recorded_at, 'isPaper', v.scan is not null) order by v.question)
         from (select distinct on (question) * from panel_vote where bid_id = b.id and stage = b.review_stage order by question, revision desc) v), '[]') as votes
     from bid b where b.challenge_id = $1 and b.status in ('formPassed', 'scored') order by 1`,
    [challengeId],
  );
  return rows;
}

/** Appends a revision of the opinion on a bid in a stage; false when another one came in between. */
export async function insertPanelOpinion(tx: Transaction, opinion: { bidId: string; stage: number; revision: number; opinion: string; divergence: string; writtenBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into panel_opinion (bid_id, stage, revision, opinion, divergence, written_by)
     select $1, $2, $3, $4, $5, $6 where $3 = 1 + coalesce((select max(revision) from panel_opinion where bid_id = $1 and stage = $2), 0) on conflict do nothing`,
    [opinion.bidId, opinion.stage, opinion.revision, opinion.opinion, opinion.divergence, opinion.writtenBy],
  );
  return rowCount === 1;
}

export async function insertPanelVote(tx: Transaction, vote: { bidId: string; question: PanelQuestion; stage: number; votesFor: number; votesAgainst: number; scan: string | null; recordedBy: string | null }): Promise<void> {
  await tx.query(
    `insert into panel_vote (bid_id, question, stage, revision, votes_for, votes_against, scan, recorded_by)
     select $1, $2, $3, 1 + coalesce((select max(revision) from panel_vote where bid_id = $1 and question = $2), 0), $4, $5, $6, $7`,
    [vote.bidId, vote.question, vote.stage, vote.votesFor, vote.votesAgainst, vote.scan, vote.recordedBy],
  );
}

/** The votes of one stage of a challenge that count, the last of each question, by review code. */
export async function findStageVotes(tx: Transaction | undefined, challengeId: string, stage: number): Promise<PanelVoteCount[]> {
  const { rows } = await (tx ?? getPool()).query<PanelVoteCount>(
    `select distinct on (b.id, v.question) coalesce(b.review_code, b.no) as bid, v.question, v.votes_for as "votesFor", v.votes_against as "votesAgainst"
     from panel_vote v join bid b on b.id = v.bid_id where b.challenge_id = $1 and v.stage = $2 order by b.id, v.question, v.revision desc`,
    [challengeId, stage],
  );
  return rows;
}

/** Every vote recorded in one stage of a challenge, the oldest first. */
export async function findVoteRecords(challengeId: string, stage: number, tx?: Transaction): Promise<VoteRecord[]> {
  const { rows } = await (tx ?? getPool()).query<VoteRecord>(
    `select coalesce(b.review_code, b.no) as code, v.question, v.scan is not null as "isPaper"
     from panel_vote v join bid b on b.id = v.bid_id where b.challenge_id = $1 and v.stage = $2 order by v.recorded_at, v.revision`,
    [challengeId, stage],
  );
  return rows;
}

/** 一票否决 raised in signed sheets of one stage: by bid (review code), pseudonym and criterion. */
export async function findVetoes(challengeId: string, stage: number): Promise<RaisedVeto[]> {
  const { rows } = await getPool().query<RaisedVeto>(
    `select coalesce(b.review_code, b.no) as bid, a.pseudonym, m.criterion, m.veto as reason
     from review_assignment a join bid b on b.id = a.bid_id
       join score m on m.assignment_id = a.id and m.veto is not null and m.revision = (select max(s.revision) from score_sheet s where s.assignment_id = a.id)
     where b.challenge_id = $1 and a.stage = $2 and a.status = 'signed' and b.status = 'formPassed' order by 1, 2, 3`,
    [challengeId, stage],
  );
  return rows;
}

/** 评议讨论 of a challenge by the bid's id, the oldest first, under the pseudonyms of its panel. */
export async function findRemarks(challengeId: string): Promise<Map<string, PanelRemark[]>> {
  const { rows } = await getPool().query<PanelRemark & { bidId: string }>(
    `select m.id, m.stage, m.parent_id as "parentId", m.bid_id as "bidId", coalesce(a.pseudonym, '') as author, coalesce(c.expert_id = m.expert_id, false) as "isChair",
       coalesce(a.status in ('recused', 'voided', 'replaced'), false) as "isVoid", m.words, m.written_at as "writtenAt"
     from panel_remark m join bid b on b.id = m.bid_id left join panel_chair c on c.challenge_id = b.challenge_id
       left join lateral (select x.pseudonym, x.status from review_assignment x join bid y on y.id = x.bid_id where x.expert_id = m.expert_id and y.challenge_id = b.challenge_id
         order by x.stage <> m.stage, x.bid_id <> m.bid_id, x.stage desc limit 1) a on true
     where b.challenge_id = $1 order by m.written_at, m.id`,
    [challengeId],
  );
  return rows.reduce((byBid, { bidId, ...remark }) => byBid.set(bidId, [...(byBid.get(bidId) ?? []), { ...remark, writtenAt: new Date(remark.writtenAt).toISOString() }]), new Map<string, PanelRemark[]>());
}

export async function insertRemark(tx: Transaction, remark: { bidId: string; parentId: string | null; expertId: string; words: string }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into panel_remark (bid_id, parent_id, expert_id, words, stage) select $1, $2, $3, $4, c.review_stage from bid b join challenge c on c.id = b.challenge_id where b.id = $1 returning id", [remark.bidId, remark.parentId, remark.expertId, remark.words]);
  return rows[0]!.id;
}
