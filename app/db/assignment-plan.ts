import { undecidedStates } from "#app/domain/bid/lifecycle.ts";
import type { PlanStage } from "#app/domain/review/plan/plan.ts";
import { matchedFirst } from "#app/domain/review/takes-experts.ts";
import type { ConflictReason, ExpertKind } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { awaySql, staffSql, usesSql } from "./expert-bank.ts";
import { liveSql } from "./live-tasks.ts";
import { playsIn } from "./rehearsal.ts";

const undecided = undecidedStates.map((state) => `'${state}'`).join(", ");

export interface StoredPlan {
  id: string;
  roundId: string;
  previousId: string | null;
  conditions: string;
  stage: PlanStage;
  stageAt: string;
  answer: string | null;
  requestedBy: string | null;
  requestedAt: string;
  releasedAt: string | null;
  releasedBy: string | null;
}

const columns = `a.id, a.round_id as "roundId", a.previous_id as "previousId", a.conditions, a.stage, a.stage_at as "stageAt", a.answer, a.requested_at as "requestedAt", a.released_at as "releasedAt",
  (select p.name from person p where p.id = a.requested_by) as "requestedBy", (select p.name from person p where p.id = a.released_by) as "releasedBy"`;

type Row = Omit<StoredPlan, "stageAt" | "requestedAt" | "releasedAt"> & { stageAt: Date; requestedAt: Date; releasedAt: Date | null };
const toPlan = ({ stageAt, requestedAt, releasedAt, ...row }: Row): StoredPlan => ({ ...row, stageAt: stageAt.toISOString(), requestedAt: requestedAt.toISOString(), releasedAt: releasedAt?.toISOString() ?? null });

/** One plan; locked against a second release when asked on a transaction. */
export async function findPlan(id: string, tx?: Transaction): Promise<StoredPlan | null> {
  const { rows } = await (tx ?? getPool()).query<Row>(`select ${columns} from assignment_plan a where a.id = $1 ${tx ? "for update" : ""}`, [id]);
  return rows[0] ? toPlan(rows[0]) : null;
}

/** The plans of a round, the latest first. */
export async function findPlans(roundId: string): Promise<StoredPlan[]> {
  const { rows } = await getPool().query<Row>(`select ${columns} from assignment_plan a where a.round_id = $1 order by a.id desc limit 50`, [roundId]);
  return rows.map(toPlan);
}

export async function insertPlan(tx: Transaction, plan: { roundId: string; previousId: string | null; conditions: string; requestedBy: string | null }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into assignment_plan (round_id, previous_id, conditions, requested_by) values ($1, $2, $3, $4) returning id", [plan.roundId, plan.previousId, plan.conditions, plan.requestedBy]);
  return rows[0]!.id;
}

/** How far the job is; `answer` comes with the end. What was released stands. */
export async function writePlanStage(id: string, stage: PlanStage, answer: string | null = null): Promise<void> {
  await getPool().query("update assignment_plan set stage = $2, stage_at = app_now(), answer = coalesce($3, answer) where id = $1 and released_at is null", [id, stage, answer]);
}

export async function markReleased(tx: Transaction, id: string, by: string | null): Promise<void> {
  await tx.query("update assignment_plan set released_by = $2, released_at = app_now() where id = $1", [id, by]);
}

/** A bid that is judged in the present stage of its item: it passed the form check, went on, and came. */
const judgedNow = (bid: string, challenge: string) => `${bid}.status = 'formPassed' and ${bid}.review_stage = ${challenge}.review_stage and ${bid}.missed_stage is null`;

export interface PlanChallenge {
  id: string;
  no: string;
  title: string;
  status: string;
  passed: number;
  undecided: number;
  agreed: number;
  text: string;
}

/** Challenges of a round past the closing, with what can be assigned; before it not even how many bids there are is read; `closed`: items from which a conflict keeps the reader away. */
export async function findPlanChallenges(roundId: string, closed: readonly string[] = []): Promise<PlanChallenge[]> {
  const { rows } = await getPool().query<PlanChallenge>(
    `select c.id, c.no, c.title, c.status, concat_ws(' ', c.title, array_to_string(c.waste, ' '), c.background) as text,
       (select count(*)::int from bid b where b.challenge_id = c.id and ${judgedNow("b", "c")}) as passed,
       (select count(*)::int from bid b where b.challenge_id = c.id and b.status in (${undecided})) as undecided,
       (select count(*)::int from (${agreedSql("c.id")}) agreed) as agreed
     from challenge c where c.round_id = $1 and c.status in ('closed', 'singleBid', 'inReview') and (c.status = 'inReview' or c.pattern <> all($3)) and c.id <> all($2::uuid[]) order by c.no`,
    [roundId, closed, matchedFirst],
  );
  return rows;
}

/** Experts who agreed for an item: by telephone and not recused since, or with a task that stands. */
function agreedSql(challenge: string): string {
  return `select x.expert_id from expert_draw d join expert_draw_candidate x on x.draw_id = d.id
      join lateral (select k.result from expert_call k where k.draw_id = x.draw_id and k.pseudonym = x.pseudonym order by k.id desc limit 1) k on k.result = 'accepted' where d.challenge_id = ${challenge}
    union select ra.expert_id from review_assignment ra join bid rb on rb.id = ra.bid_id where rb.challenge_id = ${challenge} and ra.status in ${liveSql}`;
}

export interface PlanBid {
  id: string;
  no: string;
  code: string;
  challengeId: string;
  challengeNo: string;
  unitName: string;
}

export async function findPlanBids(challengeIds: readonly string[]): Promise<PlanBid[]> {
  const { rows } = await getPool().query<PlanBid>(
    `select b.id, b.no, coalesce(b.review_code, b.no) as code, c.id as "challengeId", c.no as "challengeNo", u.name as "unitName"
     from bid b join challenge c on c.id = b.challenge_id join unit u on u.id = b.lead_unit_id where c.id = any($1) and ${judgedNow("b", "c")} order by c.no, b.review_code, b.no`,
    [challengeIds],
  );
  return rows;
}

export interface PlanExpert {
  id: string;
  no: string;
  name: string;
  kind: ExpertKind;
  fields: string[];
  title: string;
  unitId: string;
  unitName: string;
  local: boolean;
}

const expertColumns = `e.id, e.no, p.name, e.kind, e.fields, e.title, e.unit_id as "unitId", u.name as "unitName", e.local`;
const expertTables = "expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id";

/** Who may be assigned: everybody in the bank who is neither away nor suspended nor of the staff nor at the yearly cap, or of them who agreed for one of the items. */
export async function findPool(challengeIds: readonly string[], onlyAgreed: boolean): Promise<PlanExpert[]> {
  const { rows } = await getPool().query<PlanExpert>(
    `select ${expertColumns} from ${expertTables} where p.disabled_at is null and ${playsIn("(select round_id from challenge where id = ($1::uuid[])[1])")} and e.suspended_at is null and not ${awaySql}
       and not ${staffSql("e.person_id", "(select round_id from challenge where id = ($1::uuid[])[1])")} and ($2 or ${usesSql} < e.yearly_cap)
       and (not $2 or exists (select from unnest($1::uuid[]) as t(challenge) cross join lateral (${agreedSql("t.challenge")}) agreed where agreed.expert_id = e.id)) order by e.no`,
    [challengeIds, onlyAgreed],
  );
  return rows;
}

export async function findPlanExperts(nos: readonly string[]): Promise<PlanExpert[]> {
  const { rows } = await getPool().query<PlanExpert>(`select ${expertColumns} from ${expertTables} where e.no = any($1)`, [nos]);
  return rows;
}

/** What experts wrote of their work and what they published, as text to compare with a bid; who has neither is not in it. */
export async function findProfiles(expertIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await getPool().query<{ id: string; text: string }>(
    `select e.id, concat_ws(E'\n', a.experience, l.titles) as text from expert e
       left join lateral (select content ->> 'experience' as experience from expert_application where person_id = e.person_id and outcome = 'confirmed' order by decided_at desc limit 1) a on true
       left join lateral (select string_agg(distinct detail, E'\n') as titles from expert_link where expert_id = e.id and ended_at is null and kind = 'coauthor') l on true
     where e.id = any($1) and coalesce(a.experience, l.titles) is not null`,
    [expertIds],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** What the one rule says of these bids and experts. */
export async function findPlanConflicts(bidIds: readonly string[], expertIds: readonly string[]): Promise<{ bidNo: string; expertNo: string; reason: ConflictReason }[]> {
  const { rows } = await getPool().query<{ bidNo: string; expertNo: string; reason: ConflictReason }>(
    `select b.no as "bidNo", e.no as "expertNo", f.reason from unnest($1::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f
       join bid b on b.id = t.bid join expert e on e.id = f.expert_id where f.expert_id = any($2) order by b.no, e.no`,
    [bidIds, expertIds],
  );
  return rows;
}

/** How many bids of a round outside these each expert reads now, by number; who reads none is not in it. */
export async function findLoadsElsewhere(roundId: string, bidIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await getPool().query<{ no: string; load: number }>(
    `select e.no, count(*)::int as load from review_assignment a join expert e on e.id = a.expert_id join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
     where c.round_id = $1 and b.id <> all($2::uuid[]) and a.status in ${liveSql} and a.stage = c.review_stage group by e.no`,
    [roundId, bidIds],
  );
  return new Map(rows.map(({ no, load }) => [no, load]));
}

/** Tasks on these bids, dead ones too. */
export async function findPlanTasks(bidIds: readonly string[]): Promise<{ bidNo: string; expertNo: string; isLive: boolean }[]> {
  const { rows } = await getPool().query<{ bidNo: string; expertNo: string; isLive: boolean }>(
    `select b.no as "bidNo", e.no as "expertNo", a.status in ${liveSql} as "isLive"
     from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where a.bid_id = any($1) and a.stage = b.review_stage`,
    [bidIds],
  );
  return rows;
}
