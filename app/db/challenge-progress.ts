import { openedBidStates, type ChallengeProgress } from "#app/domain/overview/progress.ts";
import { getPool } from "./client.ts";
import { openRejectionsSql } from "./form-lines.ts";
import { openDecidedConflicts } from "./decided-conflict.ts";
import { isoInstant } from "./iso-instant.ts";
import { liveSql } from "./live-tasks.ts";
import { stagesLeftSql } from "./stages-left.ts";
import { sealedFacts, troubleFacts } from "./sealed-facts.ts";
import { taintFacts } from "./taint-facts.ts";
import { ownerNames } from "./owner-names.ts";

/** Only bids that were opened are read here: of the others not even the number leaves the database. */
const openedBids = openedBidStates.map((state) => `'${state}'`).join(", ");

/** What the present stage asks; one without marks asks for nobody. */
const stageRule = (name: string) => `(r.rules -> 'stages' -> (c.review_stage - 1) ->> '${name}')::int`;
const expertsPerBid = `case when ${stageRule("weight")} = 0 then 0 else coalesce(${stageRule("expertsPerBid")}, (r.rules ->> 'expertsPerBid')::int, 5) end`;

const columns = `c.id, c.no, c.title, c.round_id as "roundId", r.code as "roundCode", r.rehearsal as "isRehearsal", c.status, c.version, c.pattern, c.race,
  c.owner_unit_id as "ownerUnitId", c.co_owner_ids as "coOwnerIds", ${ownerNames}, c.created_by as "createdBy", c.approved_by as "approvedBy", c.extension_asked_by as "extensionAskedBy", c.amendment_asked_by as "amendmentAskedBy",
  ${sealedFacts("c")}, ${troubleFacts("c", ["closed", "noBid"])}, ${taintFacts("c")}, ${stagesLeftSql("c")}, (l.shortlist ->> 'proposed')::int as "bidsBeforeOwner", (l.shortlist ->> 'confirmed')::int as "bidsAgreed",
  ${isoInstant("c.opens_at")} as "opensAt", ${isoInstant("c.closes_at")} as "closesAt", c.bids_at_close as "bidsAtClose",
  ${expertsPerBid} as "expertsPerBid", b.bids, b.correction as "correctionDueAt", b.content as "contentDueAt", ${openRejectionsSql("c")} as rejections, v.review, l.shortlist, w.awards, ${openDecidedConflicts("c")} as "decidedConflicts"`;

const bidsByState = `(select case when count(*) > 0 then json_build_object(${openedBidStates.map((state) => `'${state}', count(*) filter (where o.status = '${state}')`).join(", ")}) end as bids,
    ${isoInstant("min(x.due_at) filter (where o.status = 'correctionRequested')")} as correction,
    ${isoInstant("min(y.due_at) filter (where o.status = 'contentAsked')")} as content
  from bid o left join bid_correction x on x.bid_id = o.id left join bid_resupply y on y.bid_id = o.id where o.challenge_id = c.id and o.status in (${openedBids}))`;

const reviewFacts = `(select json_build_object(
    'bidsLackingExperts', count(*) filter (where p.live < ${expertsPerBid}),
    'live', coalesce(sum(p.live), 0)::int, 'signed', coalesce(sum(p.signed), 0)::int, 'unanswered', coalesce(sum(p.unanswered), 0)::int) as review
  from (select count(a.id) filter (where a.status in ${liveSql}) as live, count(a.id) filter (where a.status = 'signed') as signed,
      count(a.id) filter (where a.status = 'invited') as unanswered
    from bid o left join review_assignment a on a.bid_id = o.id and a.stage = c.review_stage
    where o.challenge_id = c.id and o.status in ('formPassed', 'scored') and o.review_stage = c.review_stage and o.missed_stage is null group by o.id) p)`;

// In a rehearsal a term of publicity is over as soon as it began.
const awardFacts = `(select coalesce(json_agg(json_build_object('status', a.status, 'endsOn', case when r.rehearsal then n.ends_on - 1 else n.ends_on end) order by a.rank), '[]') as awards
  from award a left join notice n on n.id = a.notice_id where a.challenge_id = c.id)`;

const shortlistFacts = `(select json_build_object('proposed', count(*) filter (where s.status = 'proposed'), 'confirmed', count(*) filter (where s.status = 'confirmed'), 'vetoed', count(*) filter (where s.status = 'vetoed'), 'lapsed', count(*) filter (where s.status = 'lapsed'),
    'dueOn', min(s.due_on) filter (where s.status = 'proposed'), 'untold', count(*) filter (where s.status = 'proposed' and not s.told)) as shortlist from shortlist s where s.challenge_id = c.id)`;

const source = `select ${columns} from challenge c join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id
  cross join lateral ${bidsByState} b cross join lateral ${reviewFacts} v cross join lateral ${shortlistFacts} l cross join lateral ${awardFacts} w`;

/** How far challenges have come, by number: all of one round, or the unfinished ones of several (`all`: of every round), without the `closed` ones. */
export async function findProgress(of: { roundId: string } | { unfinishedOf: "all" | readonly string[] }, closed: readonly string[] = []): Promise<ChallengeProgress[]> {
  const isRound = "roundId" in of;
  const rounds = isRound ? [of.roundId] : of.unfinishedOf === "all" ? null : of.unfinishedOf;
  // By name: to plan it takes longer than to run it.
  const { rows } = await getPool().query<ChallengeProgress>({
    name: "progress",
    text: `${source} where ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($3::uuid[])
       and ($2 or (c.status not in ('withdrawn', 'endedNoBid', 'endedUnmatched') and r.status in ('draft', 'published', 'suspended')))
     order by c.no limit 5000`,
    values: [rounds, isRound, closed],
  });
  return rows;
}

/** How far one challenge has come. */
export async function findProgressOf(challengeId: string): Promise<ChallengeProgress | null> {
  const { rows } = await getPool().query<ChallengeProgress>({ name: "progressOf", text: `${source} where c.id = $1`, values: [challengeId] });
  return rows[0] ?? null;
}
