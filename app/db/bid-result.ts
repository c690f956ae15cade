import type { AwardState } from "#app/domain/award/lifecycle.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ownerContact } from "./owner-contact.ts";
import { getPool } from "./client.ts";

/** How a bid ended, for its own team. `noticeId`: the published result notice, null before and after a withdrawal. */
export interface BidResult {
  id: string;
  no: string;
  status: BidState;
  unitName: string;
  challengeId: string;
  challengeNo: string;
  challengeTitle: string;
  noticeId: string | null;
  awardStatus: AwardState | null;
  awardFiscalFen: number | null;
  /** Whom to call at the owner's, once the award stands. */
  ownerContact: { name: string; phone: string } | null;
  rejectReason: string | null;
  /** What the demand owner wrote that did not agree: from the notice on, in 对接 once that is over. */
  ownerVeto: string | null;
  challengeStatus: ChallengeState;
  /** Why the challenge ended or was withdrawn, as the public reads it. */
  publicReason: string | null;
  reviewCode: string | null;
}

/** Nothing of an award or of the notice is read before it is published. */
export async function findBidResult(bidId: string): Promise<BidResult> {
  const { rows } = await getPool().query<BidResult>(
    `select b.id, b.no, b.status, u.name as "unitName", c.id as "challengeId", c.no as "challengeNo", c.title as "challengeTitle", n.id as "noticeId",
       case when n.id is not null then a.status end as "awardStatus", case when n.id is not null then a.fiscal_fen::float8 end as "awardFiscalFen",
       case when n.id is not null and a.status = 'awarded' then ${ownerContact} end as "ownerContact",
       case when b.status = 'formRejected' then f.reason end as "rejectReason", case when n.id is not null or b.status = 'unmatched' then (select s.words from shortlist s where s.bid_id = b.id and s.status = 'vetoed') end as "ownerVeto", c.status as "challengeStatus", c.public_reason as "publicReason", b.review_code as "reviewCode"
     from bid b join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id
       left join lateral (select n.id from notice n where n.challenge_id = c.id and n.kind = 'result' and n.status in ('published', 'ended') order by n.published_at desc limit 1) n on true
       left join award a on a.bid_id = b.id left join form_check f on f.bid_id = b.id
     where b.id = $1`,
    [bidId],
  );
  return rows[0]!;
}

/** Whose signed sheets count for a bid, by name: for rounds whose experts are named with the result. */
export async function findSignedExperts(bidId: string): Promise<string[]> {
  const { rows } = await getPool().query<{ name: string }>(
    "select distinct p.name from review_assignment a join expert e on e.id = a.expert_id join person p on p.id = e.person_id where a.bid_id = $1 and a.status = 'signed' order by p.name",
    [bidId],
  );
  return rows.map(({ name }) => name);
}

/** What one expert wrote about a bid, without the expert. */
export interface SheetWords {
  opinion: string;
  reasons: Record<string, string>;
  /** 一票否决 raised, with its reason. */
  vetoes: Record<string, string>;
}

/** The words of the signed sheets that count, by bid. */
export async function findWordsOf(bidIds: readonly string[]): Promise<Map<string, SheetWords[]>> {
  const { rows } = await getPool().query<SheetWords & { bidId: string }>(
    `select a.bid_id as "bidId", s.opinion, coalesce((select jsonb_object_agg(m.criterion, m.reason) from score m where m.assignment_id = s.assignment_id and m.revision = s.revision and m.reason <> ''), '{}') as reasons,
       coalesce((select jsonb_object_agg(m.criterion, m.veto) from score m where m.assignment_id = s.assignment_id and m.revision = s.revision and m.veto is not null), '{}') as vetoes
     from review_assignment a join score_sheet s on s.assignment_id = a.id and s.revision = (select max(l.revision) from score_sheet l where l.assignment_id = a.id)
     where a.bid_id = any($1) and a.status = 'signed'`,
    [bidIds],
  );
  return Map.groupBy(rows, ({ bidId }) => bidId);
}
