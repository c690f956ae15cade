import { storedEligibility } from "#app/domain/challenge/stored-eligibility.ts";
import { itemPlan } from "#app/domain/challenge/plan.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import type { ChallengeRow, PublicChallenge, StaffChallenge } from "#app/domain/challenge/view.ts";
import { formatActNumber, formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { NoticeName } from "#app/domain/notice/view.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { amendmentsJson } from "./amendment.ts";
import { attachmentsJson } from "./attachment.ts";
import { getPool } from "./client.ts";
import { issuersOfRound } from "./issuers.ts";
import { intentsJson } from "./intent.ts";
import { isoInstant } from "./iso-instant.ts";
import { answersJson } from "./question.ts";
import { lotsJson } from "./sample.ts";
import { visitJson } from "./item-visit.ts";
import { takedownsJson } from "./takedown.ts";
import { ownerContact } from "./owner-contact.ts";
import { ownerNames } from "./owner-names.ts";

// Read with `pg` in one query each: the list and the item page are what everybody opens, within 10 ms.
export const rowColumns = `c.no, c.title, c.class, c.waste, c.direction, ${ownerNames}, c.fiscal_fen::float8 as "fiscalFen", c.owner_input_fen::float8 as "ownerInputFen",
  c.pay_to_bidder_fen::float8 as "payToBidderFen", c.status, c.race, ${isoInstant("c.opens_at")} as "opensAt", ${isoInstant("c.closes_at")} as "closesAt", c.eligibility, r.code as "roundCode"`;
export const rowJoins = "join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id";
const rowTables = `challenge c ${rowJoins}`;

export type StoredRow = Omit<ChallengeRow, "isOpenForBids" | "eligibility"> & { eligibility: unknown };

export function withWindow<R extends StoredRow>(row: R, now: string): Omit<R, "eligibility"> & ChallengeRow {
  return { ...row, eligibility: storedEligibility(row.eligibility), isOpenForBids: isOpenForBids(row, now) };
}

type StoredChallenge = StoredRow & Pick<PublicChallenge, "pattern" | "periodMonths" | "background" | "content" | "deliverables" | "ipRule" | "industry" | "keywords" | "isConfidential" | "contact" | "publicReason" | "parentNo" | "roundTitle" | "issuers" | "custody" | "openingKeyFingerprint" | "reopenings" | "draws" | "amendments" | "answers" | "takedowns" | "attachments" | "lots" | "visit" | "intents" | "reissuedAs"> & { indicators: unknown; plan: unknown; notices: StoredNotice[] };

interface StoredNotice extends NoticeName {
  id: string;
  actNo: number | null;
  roundCode: string;
  agency: string | null;
  year: number | null;
  sequence: number | null;
  publishedAt: string | null;
}

/** A challenge as everybody may see it once it is public. */
export async function findPublicChallenge(id: string, now: string): Promise<PublicChallenge | null> {
  const { rows } = await getPool().query<StoredChallenge>({
    name: "public-challenge",
    text: `select ${rowColumns}, c.pattern, c.period_months as "periodMonths", c.background, c.content, c.deliverables, c.ip_rule as "ipRule", c.indicators, c.industry, c.keywords, c.is_confidential as "isConfidential", c.contact, c.plan,
       c.public_reason as "publicReason", (select p.no from challenge p where p.id = c.parent_id) as "parentNo",
       (select n.no from challenge n where n.parent_id = c.id and n.opens_at is not null and n.status not in ('drafted', 'approved') order by n.created_at desc limit 1) as "reissuedAs", r.title as "roundTitle", ${issuersOfRound} as issuers, r.custody,
       (select k.fingerprint from opening_key k where k.challenge_id = c.id) as "openingKeyFingerprint",
       coalesce((select json_agg(json_build_object('from', ${isoInstant("t.reopened_at")}, 'until', ${isoInstant("t.reopened_until")}, 'publicReason', t.public_reason) order by t.reopened_at)
         from ticket t join bid b on b.id = t.bid_id where b.challenge_id = c.id and t.status = 'reopened'), '[]') as reopenings,
       coalesce((select json_agg(json_build_object('id', d.id, 'drawnAt', ${isoInstant("x.drawn_at")}, 'isOnPaper', d.paper is not null) order by d.id) from expert_draw d join expert_draw_result x on x.draw_id = d.id where d.challenge_id = c.id), '[]') as draws,
       ${amendmentsJson()} as amendments, ${answersJson} as answers, ${takedownsJson} as takedowns, ${attachmentsJson} as attachments, ${lotsJson} as lots, ${visitJson} as visit, ${intentsJson} as intents,
       coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'amendment', (n.body ->> 'amendment')::int, 'challengeNo', case when n.challenge_id is not null then c.no end, 'title', n.title,
         'agency', n.doc_agency, 'year', n.doc_year, 'sequence', n.doc_seq, 'actNo', n.act_no, 'roundCode', r.code, 'publishedAt', n.published_at) order by n.published_at)
         from notice n where n.round_id = c.round_id and n.status <> 'draft' and (n.challenge_id = c.id or n.body -> 'challenges' ? c.no)), '[]') as notices
     from ${rowTables} where c.id = $1`,
    values: [id],
  });
  if (!rows[0]) return null;
  const { indicators, notices, plan, ...row } = rows[0];
  return { ...withWindow(row, now), sight: "public", indicators: indicatorList.parse(indicators), ...itemPlan.parse(plan), notices: notices.map(toNotice) };
}

function toNotice({ agency, year, sequence, actNo, roundCode, publishedAt, ...name }: StoredNotice): PublicChallenge["notices"][number] {
  const documentNumber = agency && year && sequence ? formatDocumentNumber({ agency, year, sequence }) : null;
  return { ...name, number: documentNumber ?? (actNo === null ? null : formatActNumber(roundCode, actNo)), publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString() };
}

type StaffFacts = Pick<StaffChallenge, "id" | "version" | "bidsAtClose" | "ownerContact" | "interest" | "isJoint" | "demandNo" | "preparedBy" | "approvedBy">;

/** What only the bureau reads of a challenge. */
export async function findStaffFacts(id: string): Promise<StaffFacts> {
  const { rows } = await getPool().query<StaffFacts>(
    `select id, version, bids_at_close as "bidsAtClose", json_build_object(
         'followers', (select count(*) from follow f where f.challenge_id = c.id and f.confirmed_at is not null),
         'questions', (select count(*) from question q where q.challenge_id = c.id),
         'downloads', (select count(*) from attachment_reading r join challenge_attachment a on a.id = r.attachment_id where a.challenge_id = c.id and r.role = 'public')) as interest,
       co_owner_ids <> '{}' as "isJoint", (select o.no from demand o where o.id = c.demand_id) as "demandNo", created_by as "preparedBy", approved_by as "approvedBy", ${ownerContact} as "ownerContact" from challenge c where id = $1`,
    [id],
  );
  return rows[0]!;
}
