import { isFoundLater } from "./form-lines.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { SubjectOf } from "#app/domain/policy/policies.ts";
import { contestOf, teamOf } from "./bid-team.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { stagesLeftSql } from "./stages-left.ts";
import { hasOpenedBids, sealedFacts, troubleFacts } from "./sealed-facts.ts";
import { ownerWordFacts } from "./owner-word-facts.ts";
import { taintFacts } from "./taint-facts.ts";

const byId = "o.id = $1";
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Instants as ISO text: subjects hold JSON types only. */
const iso = (column: string) => `to_json(${column}) #>> '{}'`;

const isRehearsal = (round: string) => `(select r.rehearsal from round r where r.id = ${round}) as "isRehearsal"`;
const challengeColumns = `c.id as "challengeId", c.round_id as "roundId", c.pattern, c.owner_unit_id as "ownerUnitId", c.co_owner_ids as "coOwnerIds"`;

/** How each noun is read for the policy, and by which public reference it is found besides its id. */
const sources: Record<Noun, { columns: string; from: string; reference: string }> = {
  round: { columns: `o.created_by as "createdBy", o.rehearsal as "isRehearsal"`, from: "round o", reference: "o.code" },
  challenge: {
    columns: `o.no, o.round_id as "roundId", ${isRehearsal("o.round_id")}, o.pattern, o.owner_unit_id as "ownerUnitId", o.co_owner_ids as "coOwnerIds", ${isoInstant("o.opens_at")} as "opensAt", ${isoInstant("o.closes_at")} as "closesAt",
      o.created_by as "createdBy", o.approved_by as "approvedBy", o.extension_asked_by as "extensionAskedBy", o.amendment_asked_by as "amendmentAskedBy",
      ${sealedFacts("o")}, ${taintFacts("o")},
      ${troubleFacts("o", ["open", "closed", "noBid"])}, ${stagesLeftSql("o")}, ${ownerWordFacts("o")}`,
    from: "challenge o",
    reference: "o.no",
  },
  bid: {
    columns: `o.no, o.lead_unit_id as "leadUnitId", ${teamOf("o")} as "teamId",
      ${contestOf("o")} as contest, ${challengeColumns}, c.no as "challengeNo", c.status as "challengeStatus",
      ${isoInstant("c.opens_at")} as "opensAt", ${isoInstant("c.closes_at")} as "closesAt",
      (select ${isoInstant("max(t.reopened_until)")} from ticket t where t.bid_id = o.id and t.status = 'reopened') as "reopenedUntil",
      (select case when r.outcome is null then 'asked' else 'answered' end from form_review r where r.bid_id = o.id union all select 'none' limit 1) as "formReview",
      (select blind_of(r.rules, c.review_stage) from round r where r.id = c.round_id) as blind,
      (select f.decided_by::text from form_check f where f.bid_id = o.id and f.verdict = 'rejected') as "rejectedBy",
      (select ${isoInstant("f.decided_at")} from form_check f where f.bid_id = o.id and f.verdict = 'rejected') as "rejectedAt",
      ${isFoundLater("o")} as "isFoundLater",
      exists (select from shortlist l where l.bid_id = o.id) as "isShortlisted",
      ${isoInstant("s.due_at")} as "contentDueAt", s.confirmed_by as "contentConfirmedBy",
      array(select m.unit_id::text from bid_member m where m.bid_id = o.id) as "memberUnitIds",
      array(select a.expert_id::text from review_assignment a where a.bid_id = o.id and a.status in ('accepted', 'reviewing', 'signed', 'reopened')) as "expertIds"`,
    from: "bid o join challenge c on c.id = o.challenge_id left join bid_resupply s on s.bid_id = o.id",
    reference: "o.no",
  },
  reviewAssignment: {
    columns: `o.expert_id as "expertId", e.no as "expertNo", o.bid_id as "bidId", c.id as "challengeId", c.status as "challengeStatus", c.round_id as "roundId", o.stage, c.review_stage as "reviewStage", o.reopen_asked_by as "reopenAskedBy"`,
    from: "review_assignment o join bid b on b.id = o.bid_id join challenge c on c.id = b.challenge_id join expert e on e.id = o.expert_id",
    // A task of a stage that has ended goes by its stage besides.
    reference: "b.no || '/' || e.no || case when o.stage < c.review_stage then '/' || o.stage else '' end",
  },
  shortlist: { columns: `${challengeColumns}, c.status as "challengeStatus", b.no as "bidNo", o.times, o.extended as "isExtended", o.due_on::text as "dueOn"`, from: "shortlist o join challenge c on c.id = o.challenge_id join bid b on b.id = o.bid_id", reference: "b.no" },
  award: {
    columns: `${challengeColumns}, ${isRehearsal("c.round_id")}, ${teamOf("b")} as "teamId", o.decided_by as "decidedBy", ${iso("n.ends_on")} as "endsOn"`,
    from: "award o join challenge c on c.id = o.challenge_id join bid b on b.id = o.bid_id left join notice n on n.id = o.notice_id",
    reference: "b.no",
  },
  notice: {
    columns: `o.round_id as "roundId", o.challenge_id as "challengeId", ${isRehearsal("o.round_id")}, o.created_by as "createdBy", o.kind,
      o.kind = 'list' and exists (select from challenge c where c.round_id = o.round_id and o.body -> 'challenges' ? c.no and c.status not in ('withdrawn', 'endedNoBid', 'endedUnmatched')) as "hasStandingItems"`,
    from: "notice o",
    reference: "coalesce(o.doc_agency || '〔' || o.doc_year || '〕' || o.doc_seq || '号', (select r.code from round r where r.id = o.round_id) || '公告第' || o.act_no || '号')",
  },
  objection: { columns: `n.round_id as "roundId", n.challenge_id as "challengeId"`, from: "objection o join notice n on n.id = o.notice_id", reference: "o.id::text" },
  takedown: {
    columns: `o.no, o.hidden_by as "hiddenBy", o.challenge_id as "challengeId", c.no as "challengeNo", o.notice_id as "noticeId", coalesce(o.challenge_id, n.challenge_id) as "itemId", coalesce(c.round_id, n.round_id) as "roundId"`,
    from: "takedown o left join challenge c on c.id = o.challenge_id left join notice n on n.id = o.notice_id",
    reference: "o.no",
  },
  question: {
    columns: `o.no, o.asker_unit_id as "askerUnitId", c.id as "challengeId", c.no as "challengeNo", c.round_id as "roundId", ${isRehearsal("c.round_id")}, c.owner_unit_id as "ownerUnitId", c.status as "challengeStatus",
      ${isoInstant("c.closes_at")} as "closesAt"`,
    from: "question o join challenge c on c.id = o.challenge_id",
    reference: "o.no",
  },
  ticket: {
    columns: `o.no, o.bid_id as "bidId", o.proposed_by as "proposedBy", ${teamOf("b")} as "teamId", c.id as "challengeId", c.round_id as "roundId", c.status as "challengeStatus",
      ${hasOpenedBids("c")} as "isOpened"`,
    from: "ticket o join bid b on b.id = o.bid_id join challenge c on c.id = b.challenge_id",
    reference: "o.no",
  },
  demand: {
    columns: `o.no, o.call_id as "callId", d.round_id as "roundId", o.unit_id as "unitId", o.recommender_id as "recommenderUnitId",
      array(select w.unit_id::text from demand_co_owner w where w.demand_id = o.id and w.unit_id is not null) as "coUnitIds", o.received_on is not null as "isFromPaper",
      ${isoInstant("d.closes_at")} as "closesAt",
      exists (select from challenge c where c.demand_id = o.id and c.status not in ('withdrawn', 'endedNoBid', 'endedUnmatched')) as "hasLiveChallenge"`,
    from: "demand o join demand_call d on d.id = o.call_id",
    reference: "o.no",
  },
};

/** The statement that answers what the policy must know of the object `o` that fits the condition. */
export function subjectSql(noun: Noun, condition: string): string {
  return `select o.id, o.status, o.version, ${sources[noun].columns} from ${sources[noun].from} where ${condition}`;
}

/** Whether an object is named by its id and not by its public reference. */
export function isId(reference: string): boolean {
  return uuid.test(reference);
}

/** Reads what the policy must know of an object, by id or public reference (`JZGX-2026-001`, `JB-2026-001/E003`); null when there is none. */
export async function findSubject<N extends Noun>(noun: N, reference: string, tx?: Transaction): Promise<SubjectOf<N> | null> {
  const { rows } = await (tx ?? getPool()).query<SubjectOf<N>>({
    // Asked at every step of everything: each connection plans it once.
    name: `subject-${noun}-${isId(reference) ? "id" : "reference"}`,
    text: subjectSql(noun, isId(reference) ? byId : `${sources[noun].reference} = $1`),
    values: [reference],
  });
  return rows[0] ?? null;
}
