import { isFoundLater } from "./form-lines.ts";
import type { SecondMatter } from "#app/domain/todo/view.ts";
import { bidDue } from "./bid-due.ts";
import { isOfTeams } from "./bid-team.ts";
import { getPool } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { standingChair } from "./panel.ts";

export interface TeamMatter {
  no: string;
  title: string;
  challengeNo: string;
  status: string;
  due: string | null;
}

/** Whether something came while bid `b` was open again. */
const cameAgain = "exists (select from bid_version v join ticket t on t.bid_id = v.bid_id and t.status = 'reopened' and v.received_at >= t.reopened_at where v.bid_id = b.id)";

/** Own bids that wait for their team: what is not handed in while it may be (also where it was opened again), what is to be corrected or brought again. */
export async function findTeamMatters(teams: readonly string[], now: string): Promise<TeamMatter[]> {
  if (teams.length === 0) return [];
  const { rows } = await getPool().query<TeamMatter>(
    `select * from (select b.no, c.title, c.no as "challengeNo", b.status, ${bidDue("$2::timestamptz")} as due
       from bid b join challenge c on c.id = b.challenge_id where ${isOfTeams("b", "$1")} and (b.status in ('draft', 'withdrawn', 'correctionRequested', 'contentAsked') or b.status = 'submitted' and c.status = 'closed' and not ${cameAgain})) m
     where m.due is not null order by m.no`,
    [teams, now],
  );
  return rows;
}

/** A bid in the form check, with what tells what may still come to it. */
export interface CheckedBid {
  id: string;
  no: string;
  title: string;
  challengeId: string;
  closesAt: string | null;
  attachments: "check" | "off";
}

/** Own bids in the form check. */
export async function findCheckedBids(teams: readonly string[]): Promise<CheckedBid[]> {
  if (teams.length === 0) return [];
  const { rows } = await getPool().query<CheckedBid>(
    `select b.id, b.no, c.title, c.id as "challengeId", ${isoInstant("c.closes_at")} as "closesAt", coalesce(r.rules ->> 'attachments', 'check') as attachments
     from bid b join challenge c on c.id = b.challenge_id join round r on r.id = c.round_id where ${isOfTeams("b", "$1")} and b.status = 'underFormCheck' order by b.no`,
    [teams],
  );
  return rows;
}

export interface ReviewMatter {
  challengeNo: string;
  title: string;
  invited: number;
  /** Accepted and not withdrawn from; of them, signed. */
  taken: number;
  signed: number;
  /** The expert chairs the panel, and everybody has signed: what is still owed is the panel's. */
  asksChair: boolean;
}

/** An expert's work, item by item: what was not answered, what is not signed. */
export async function findReviewMatters(expertId: string): Promise<ReviewMatter[]> {
  const { rows } = await getPool().query<ReviewMatter>(
    `select c.no as "challengeNo", c.title, count(*) filter (where a.status = 'invited')::int as invited,
       count(*) filter (where a.status in ('accepted', 'reviewing', 'signed', 'reopened'))::int as taken, count(*) filter (where a.status = 'signed')::int as signed,
       c.status = 'inReview' and exists (select from panel_chair h where h.challenge_id = c.id and h.expert_id = $1 and ${standingChair("c.id")})
          and not exists (select from review_assignment t join bid o on o.id = t.bid_id where o.challenge_id = c.id and t.status in ('invited', 'accepted', 'reviewing', 'reopened')) as "asksChair"
     from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
     where a.expert_id = $1 and c.status in ('closed', 'singleBid', 'inReview') and a.stage = c.review_stage group by c.id order by c.no`,
    [expertId],
  );
  return rows;
}

/** Tickets that nobody has decided, of these rounds. */
export async function findTicketMatters(rounds: "all" | readonly string[], closed: readonly string[]): Promise<{ no: string; status: string; roundId: string; challengeTitle: string; proposedBy: string | null }[]> {
  const { rows } = await getPool().query<{ no: string; status: string; roundId: string; challengeTitle: string; proposedBy: string | null }>(
    `select t.no, t.status, c.round_id as "roundId", c.title as "challengeTitle", t.proposed_by as "proposedBy"
     from ticket t join bid b on b.id = t.bid_id join challenge c on c.id = b.challenge_id
     where t.status in ('reported', 'proposed') and c.status in ('open', 'closed', 'noBid') and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) order by t.created_at`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows;
}

/** 复核 of a rejection that nobody has answered, of these rounds; `rejectedBy` does not answer it. */
export async function findFormReviewMatters(rounds: "all" | readonly string[], closed: readonly string[]): Promise<{ no: string; challengeTitle: string; roundId: string; rejectedBy: string | null }[]> {
  const { rows } = await getPool().query<{ no: string; challengeTitle: string; roundId: string; rejectedBy: string | null }>(
    `select b.no, c.title as "challengeTitle", c.round_id as "roundId", f.decided_by as "rejectedBy" from form_review w join bid b on b.id = w.bid_id join challenge c on c.id = b.challenge_id left join form_check f on f.bid_id = b.id
     where w.outcome is null and b.status = 'formRejected' and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) order by w.asked_at, b.no`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows;
}

/** Passed bids, not ranked yet, of which the automatic check found something since that nobody has settled, of these rounds. */
export async function findFoundLater(rounds: "all" | readonly string[], closed: readonly string[]): Promise<{ no: string; challengeTitle: string; roundId: string }[]> {
  const { rows } = await getPool().query<{ no: string; challengeTitle: string; roundId: string }>(
    `select b.no, c.title as "challengeTitle", c.round_id as "roundId" from bid b join challenge c on c.id = b.challenge_id
     where ${isFoundLater("b")} and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) order by b.no`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows;
}

/** What waits in units: who asks for a place where the person is administrator, what the person was invited to, and claims of units that nobody has decided. */
export async function findJoinMatters(personId: string, administeredUnits: readonly string[]): Promise<{ asked: number; invited: string[]; claims: number }> {
  const { rows } = await getPool().query<{ asked: number; invited: string[]; claims: number }>(
    `select (select count(*) from unit_join j where j.decided_at is null and j.kind = 'request' and j.unit_id = any($2))::int as asked,
       array(select u.name from unit_join j join unit u on u.id = j.unit_id where j.decided_at is null and j.kind = 'invitation' and j.person_id = $1 order by u.name) as invited,
       (select count(*) from unit_claim c where c.decided_at is null)::int as claims`,
    [personId, administeredUnits],
  );
  return rows[0]!;
}

/** Counts for the administrators: proposed duties that this person did not propose, mails that were given up. */
export async function countAdministration(personId: string): Promise<{ proposedDuties: number; undelivered: number }> {
  const { rows } = await getPool().query<{ proposedDuties: number; undelivered: number }>(
    `select (select count(*) from role_change where decided_at is null and proposed_by is distinct from $1)::int as "proposedDuties",
       (select count(*) from mail_delivery where failed_at is not null)::int as undelivered`,
    [personId],
  );
  return rows[0]!;
}

/** Whatever waits in these rounds for a second person, outside the steps of an item. */
export async function findSecondMatters(rounds: "all" | readonly string[], closed: readonly string[]): Promise<SecondMatter[]> {
  const { rows } = await getPool().query<SecondMatter>(
    `with item as (select c.id, c.no, c.title, c.round_id, c.review_stage from challenge c where c.status = 'inReview' and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]))
     select 'consentReopen' as code, i.no, i.title, null as reference, i.round_id as "roundId", a.reopen_asked_by as by
       from item i join bid b on b.challenge_id = i.id join review_assignment a on a.bid_id = b.id and a.stage = i.review_stage where a.status = 'signed' and a.reopen_asked_by is not null
     union all
     select 'enterPaper', i.no, i.title, s.code, i.round_id, e.entered_by
       from item i join bid b on b.challenge_id = i.id join review_assignment a on a.bid_id = b.id join paper_sheet s on s.assignment_id = a.id and s.replaced_at is null join paper_entry e on e.code = s.code and e.turn = 1
       where a.status in ('accepted', 'reviewing', 'reopened') and not exists (select from paper_entry o where o.code = s.code and o.turn > 1)
     union all
     select 'printPaper', i.no, i.title, a.id::text, i.round_id, null
       from item i join bid b on b.challenge_id = i.id join review_assignment a on a.bid_id = b.id and a.stage = i.review_stage where a.status in ('accepted', 'reviewing', 'reopened')
         and exists (select from paper_sheet s where s.assignment_id = a.id) and not exists (select from paper_sheet s where s.assignment_id = a.id and s.replaced_at is null)
     union all
     select case r.rules -> 'stages' -> (i.review_stage - 1) ->> 'kind' when 'panel' then 'arrangePanel' else 'arrangeDefence' end, i.no, i.title, null, i.round_id, null
       from item i join round r on r.id = i.round_id where r.rules -> 'stages' -> (i.review_stage - 1) ->> 'kind' in ('panel', 'defence')
         and not exists (select from review_meeting m where m.challenge_id = i.id and m.stage = i.review_stage)
         and exists (select from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = i.id and a.stage = i.review_stage and a.status in ('accepted', 'reviewing'))
     union all
     select 'confirmAbsence', i.no, i.title, null, i.round_id, l.absence_asked_by
       from item i join review_meeting d on d.challenge_id = i.id and d.stage = i.review_stage join defence_slot l on l.session_id = d.id where l.absence_asked_by is not null and l.outcome is null
     union all
     select 'releaseFile', b.no, c.title, null, c.round_id, f.release_asked_by from bid_opened_file f join bid b on b.id = f.bid_id join challenge c on c.id = b.challenge_id
       where f.release_asked_by is not null and f.released_by is null and f.scan is distinct from 'clean' and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[])
     union all
     select 'publishCall', d.code, d.title, n.id::text, n.round_id, n.created_by from notice n join demand_call d on d.notice_id = n.id
       where n.status = 'draft' and ($1::uuid[] is null or n.round_id = any($1))
     order by 1, 2, 4`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows;
}
