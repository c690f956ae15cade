import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { type BlindMode, isTeamHidden, teamAsSeen } from "#app/domain/review/blind.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import type { StaffReviewRow } from "#app/domain/review/staff-row.ts";
import type { Candidate, CandidateBid, JudgedBid, StaffReview } from "#app/domain/review/view.ts";
import { teamOf } from "./bid-team.ts";
import { getPool } from "./client.ts";
import { obstacleSql } from "./expert-bank.ts";
import { liveSql } from "./live-tasks.ts";
import { playsIn } from "./rehearsal.ts";

/** One expert's own tasks with what stands around them; without content and without anybody else's. */
export interface OwnTask {
  id: string;
  status: ReviewAssignmentState;
  bidId: string;
  bidNo: string;
  code: string | null;
  unitName: string;
  memberNames: string[];
  challengeId: string;
  challengeNo: string;
  challengeTitle: string;
  challengeStatus: ChallengeState;
  roundId: string;
  pattern: Pattern;
  hasOwnerOpinion: boolean;
  blind: BlindMode;
  /** The 评审阶段 of the task. */
  reviewStage: number;
  /** Whether the review of the item is in that stage. */
  isOpenStage: boolean;
  expertNo: string;
  expertName: string;
}

/**
 * The tasks of one expert, of one challenge (its id or number) or of all, by challenge and review code; of each item those of the last stage that the
 * expert was asked for. Tasks that were replaced are gone for the expert. In a double blind round the team is not named, and the bid goes by its id instead of its public number.
 */
export async function findOwnTasks(expertId: string, challenge: string | null): Promise<OwnTask[]> {
  const { rows } = await getPool().query<OwnTask>({
    name: "own-tasks",
    text: `select a.id, a.status, b.id as "bidId", b.no as "bidNo", b.review_code as code, u.name as "unitName",
       array(select m.name from bid_member bm join unit m on m.id = bm.unit_id where bm.bid_id = b.id order by m.name) as "memberNames",
       c.id as "challengeId", c.no as "challengeNo", c.title as "challengeTitle", c.status as "challengeStatus", c.round_id as "roundId",
       c.pattern, c.owner_opinion is not null as "hasOwnerOpinion", blind_of(r.rules, a.stage) as blind, a.stage as "reviewStage", a.stage = c.review_stage as "isOpenStage", e.no as "expertNo", p.name as "expertName"
     from review_assignment a join bid b on b.id = a.bid_id join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id
       join round r on r.id = c.round_id join expert e on e.id = a.expert_id join person p on p.id = e.person_id
     where a.expert_id = $1 and a.status <> 'replaced' and ($2::text is null or c.no = $2 or c.id::text = $2)
       and a.stage = (select max(o.stage) from review_assignment o join bid ob on ob.id = o.bid_id where o.expert_id = a.expert_id and ob.challenge_id = c.id and o.status <> 'replaced') order by c.no desc, b.review_code, b.no`,
    values: [expertId, challenge],
  });
  return rows.map((row) => teamAsSeen(isTeamHidden(row.blind, ["expert"]) ? { ...row, bidNo: row.bidId } : row, row.blind, ["expert"]));
}

/** The 评审阶段 of an item in which an expert has or had a task that stood. */
export async function findOwnStages(expertId: string, challengeId: string): Promise<number[]> {
  const { rows } = await getPool().query<{ stage: number }>(
    `select distinct a.stage from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = $1 and b.challenge_id = $2 and a.status in ${liveSql} order by a.stage`,
    [expertId, challengeId],
  );
  return rows.map(({ stage }) => stage);
}

/** What the bureau reads of one task; marks come separately, after the freeze. */
export async function findStaffReview(id: string): Promise<Pick<StaffReview, "expert" | "reason" | "invitedAt" | "signedAt" | "bidNo" | "code"> & { challengeNo: string; challengeTitle: string }> {
  const { rows } = await getPool().query(
    `select b.no as "bidNo", coalesce(b.review_code, b.no) as code, c.no as "challengeNo", c.title as "challengeTitle", a.reason,
       a.created_at as "invitedAt", a.signed_at as "signedAt",
       json_build_object('no', e.no, 'name', p.name, 'unitName', u.name, 'pseudonym', a.pseudonym) as expert
     from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
       join expert e on e.id = a.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id where a.id = $1`,
    [id],
  );
  const row = rows[0] as Omit<StaffReview, "invitedAt" | "signedAt"> & { challengeNo: string; challengeTitle: string; invitedAt: Date; signedAt: Date | null };
  return { ...row, invitedAt: row.invitedAt.toISOString(), signedAt: row.signedAt?.toISOString() ?? null };
}

/** Tasks of the given rounds, of one challenge when asked, without the `closed` ones. */
export async function findStaffReviewRows(rounds: "all" | readonly string[], challengeId: string | null, closed: readonly string[]): Promise<StaffReviewRow[]> {
  const { rows } = await getPool().query<Omit<StaffReviewRow, "signedAt"> & { signedAt: Date | null }>(
    `select b.no || '/' || e.no || case when a.stage < c.review_stage then '/' || a.stage else '' end as reference, c.no as "challengeNo", b.no as "bidNo", coalesce(b.review_code, b.no) as code,
       e.no as "expertNo", p.name as "expertName", a.status, a.signed_at as "signedAt"
     from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
       join expert e on e.id = a.expert_id join person p on p.id = e.person_id
     where ($1::uuid[] is null or c.round_id = any($1)) and ($2::uuid is null or c.id = $2) and c.id <> all($3::uuid[]) order by c.no, b.review_code, e.no limit 5000`,
    [rounds === "all" ? null : rounds, challengeId, closed],
  );
  return rows.map((row) => ({ ...row, signedAt: row.signedAt?.toISOString() ?? null }));
}

export interface CandidateFilter {
  text?: string | undefined;
  kind?: string | undefined;
  field?: string | undefined;
  /** Only those who can be asked: without a conflict on any bid of the item, and nothing else against it. */
  free?: boolean | undefined;
  /** Only those with a task in the item, dead ones too. */
  panel?: boolean | undefined;
}

/** Experts as candidates for these bids, each with the database's own verdict on a conflict, by number. */
export async function findCandidates(place: { challengeId: string; roundId: string; bidIds: readonly string[] }, filter: CandidateFilter, page: { skip: number; take: number }): Promise<{ candidates: Candidate[]; total: number }> {
  const { rows } = await getPool().query<Omit<Candidate, "bids"> & { bids: CandidateBid[]; total: number }>(
    // The rule is asked once for each bid, for everybody.
    `with conflict as materialized (
       select t.bid, f.expert_id, f.reason from unnest($2::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f
     ), chosen as (
       select e.id, e.no, p.name, e.kind, e.fields, e.title, u.name as "unitName", e.local, ${obstacleSql("$1")} as obstacle
       from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id
       where p.disabled_at is null and ${playsIn("$8")} and ($3::text is null or p.name ilike $3 or u.name ilike $3 or e.no ilike $3)
         and ($4::text is null or e.kind = $4) and ($5::text is null or e.fields @> array[$5])
         and (not $6 or (not exists (select from conflict x where x.expert_id = e.id) and ${obstacleSql("$1")} is null))
         and (not $7 or exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = $1))
     ), paged as (select *, count(*) over ()::int as total from chosen order by no limit $9 offset $10)
     select g.no, g.name, g.kind, g.fields, g.title, g."unitName", g.local, g.obstacle, g.total,
       (select count(*)::int from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
         where a.expert_id = g.id and c.round_id = $8 and a.status in ${liveSql} and a.stage = c.review_stage) as load,
       (select json_agg(json_build_object('bidNo', b.no, 'conflict', (select x.reason from conflict x where x.bid = b.id and x.expert_id = g.id),
           'assignment', case when a.id is not null then json_build_object('id', a.id, 'status', a.status, 'reason', a.reason, 'reopenAskedBy', a.reopen_asked_by) end) order by t.at)
         from unnest($2::uuid[]) with ordinality as t(bid, at) join bid b on b.id = t.bid left join review_assignment a on a.bid_id = b.id and a.expert_id = g.id and a.stage = b.review_stage) as bids
     from paged g order by g.no`,
    [
      place.challengeId,
      place.bidIds,
      filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null,
      filter.kind ?? null,
      filter.field ?? null,
      filter.free ?? false,
      filter.panel ?? false,
      place.roundId,
      page.take,
      page.skip,
    ],
  );
  return { candidates: rows.map(({ total: _total, ...candidate }) => ({ ...candidate, bids: candidate.bids ?? [] })), total: rows[0]?.total ?? 0 };
}

/** Bids as the bureau names them beside experts and rankings, by review code; of one stage when asked. */
export async function findJudgedBids(challengeId: string, stage: number | null = null): Promise<(JudgedBid & { id: string; teamId: string })[]> {
  const { rows } = await getPool().query<JudgedBid & { id: string; teamId: string }>(
    `select b.id, ${teamOf("b")} as "teamId", b.no, coalesce(b.review_code, b.no) as "reviewCode", u.name as "unitName" from bid b join unit u on u.id = b.lead_unit_id
     where b.challenge_id = $1 and b.status in ('formPassed', 'scored')
       and ($2::int is null or (b.review_stage >= $2 and coalesce(b.missed_stage > $2, true))) order by b.review_code, b.no`,
    [challengeId, stage],
  );
  return rows;
}
