import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Finding } from "#app/domain/bid/form-check.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { CorrectionView, FormReviewView, OwnBid, OwnBidRow, UnitView, VerdictView } from "#app/domain/bid/view.ts";
import type { StoredDraft } from "./bid-draft.ts";
import { bidDue } from "./bid-due.ts";
import { contestOf, isOfTeams } from "./bid-team.ts";
import { getPool } from "./client.ts";

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

/** The units of an opened bid besides its lead, by name. */
export async function readMemberUnits(bidId: string): Promise<UnitView[]> {
  const { rows } = await getPool().query<UnitView>("select u.uscc, u.name from bid_member m join unit u on u.id = m.unit_id where m.bid_id = $1 order by u.name", [bidId]);
  return rows;
}

/** What came of a bid after the opening, as stored; nothing of it exists before. */
interface StoredFile {
  correction: CorrectionView | null;
  verdict: VerdictView | null;
  formReview: FormReviewView | null;
  content: { versionNumber: number; revision: number; content: Buffer } | null;
}

const fileColumns = `f.verdict, f.reason_code as "reasonCode", f.reason, f.decided_at as "decidedAt",
  k.fields, k.words, k.due_at as "dueAt", k.requested_at as "requestedAt", k.corrected_at as "correctedAt", k.served_at as "servedAt", k.service,
  w.words as "reviewWords", w.asked_at as "askedAt", w.outcome, w.reason as "reviewReason", w.decided_at as "answeredAt",
  t.version_number as "versionNumber", t.revision, t.content`;
const fileTables = "left join form_check f on f.bid_id = b.id left join bid_correction k on k.bid_id = b.id left join bid_content t on t.bid_id = b.id left join form_review w on w.bid_id = b.id";

interface FileRow {
  verdict: VerdictView["verdict"] | null;
  reasonCode: VerdictView["reasonCode"];
  reason: string | null;
  decidedAt: Date;
  fields: CorrectionView["fields"] | null;
  words: string;
  dueAt: Date;
  requestedAt: Date;
  correctedAt: Date | null;
  servedAt: Date;
  service: string;
  reviewWords: string | null;
  askedAt: Date;
  outcome: FormReviewView["outcome"];
  reviewReason: string | null;
  answeredAt: Date | null;
  versionNumber: number | null;
  revision: number;
  content: Buffer;
}

function toFile(row: FileRow): StoredFile {
  const { verdict, reasonCode, reason, fields, words, versionNumber, revision, content } = row;
  return {
    verdict: verdict && { verdict, reasonCode, reason, decidedAt: row.decidedAt.toISOString() },
    correction: fields && { fields, words, dueAt: row.dueAt.toISOString(), requestedAt: row.requestedAt.toISOString(), correctedAt: iso(row.correctedAt), servedAt: row.servedAt.toISOString(), service: row.service },
    formReview: row.reviewWords === null ? null : { words: row.reviewWords, askedAt: row.askedAt.toISOString(), outcome: row.outcome, reason: row.reviewReason, decidedAt: iso(row.answeredAt) },
    content: versionNumber === null ? null : { versionNumber, revision, content },
  };
}

/** The bureau's file of a bid. */
export async function readBureauFile(bidId: string): Promise<StoredFile & { findings: Finding[] }> {
  const { rows } = await getPool().query<FileRow & { findings: Finding[] | null }>(`select ${fileColumns}, f.findings from bid b ${fileTables} where b.id = $1`, [bidId]);
  return { ...toFile(rows[0]!), findings: rows[0]!.findings ?? [] };
}

/** The team's file of its bid: the draft and what this person typed beside it as well. */
export async function readOwnFile(bidId: string, personId: string): Promise<StoredFile & { draft: StoredDraft; aside: { content: Buffer; keptAt: string } | null; tickets: OwnBid["tickets"] }> {
  const { rows } = await getPool().query<FileRow & { tickets: OwnBid["tickets"]; draft: Buffer | null; draftRevision: number; savedAt: Date | null; submitted: Buffer | null; submittedRevision: number | null; aside: Buffer | null; keptAt: Date }>({
    name: "own-file",
    text: `select ${fileColumns}, b.draft, b.draft_revision as "draftRevision", b.draft_saved_at as "savedAt", b.submitted, b.submitted_revision as "submittedRevision",
       a.content as aside, a.kept_at as "keptAt",
       (select coalesce(json_agg(json_build_object('no', t.no, 'status', t.status) order by t.created_at desc, t.id desc), '[]') from ticket t where t.bid_id = b.id) as tickets
     from bid b ${fileTables} left join bid_draft_aside a on a.bid_id = b.id and a.person_id = $2 where b.id = $1`,
    values: [bidId, personId],
  });
  const row = rows[0]!;
  return {
    ...toFile(row),
    draft: { content: row.draft, revision: row.draftRevision, savedAt: iso(row.savedAt), submitted: row.submitted, submittedRevision: row.submittedRevision },
    aside: row.aside && { content: row.aside, keptAt: row.keptAt.toISOString() },
    tickets: row.tickets,
  };
}

type OwnRow = Omit<OwnBidRow, "closesAt" | "draftSavedAt" | "receivedAt"> & { closesAt: Date | null; draftSavedAt: Date | null; receivedAt: Date | null };

/** The bids of these teams, the one with the next deadline first. */
export async function findBidsOfTeams(teams: readonly string[], now: string): Promise<OwnBidRow[]> {
  if (teams.length === 0) return [];
  const { rows } = await getPool().query<OwnRow>(
    `select b.no, b.status, c.no as "challengeNo", c.title as "challengeTitle", u.name as "unitName", ${contestOf("b")} as contest,
       c.closes_at as "closesAt", b.draft_saved_at as "draftSavedAt", v.received_at as "receivedAt", v.short_code as "shortCode", d.due as "dueAt"
     from bid b join challenge c on c.id = b.challenge_id join unit u on u.id = b.lead_unit_id
       cross join lateral (select ${bidDue("$2::timestamptz")} as due) d
       left join lateral (select w.received_at, r.short_code from bid_version w join bid_receipt r on r.bid_version_id = w.id where w.bid_id = b.id order by w.number desc limit 1) v on b.status <> 'withdrawn'
     where ${isOfTeams("b", "$1")} order by d.due nulls last, b.created_at desc`,
    [teams, now],
  );
  return rows.map((row) => ({ ...row, closesAt: iso(row.closesAt), draftSavedAt: iso(row.draftSavedAt), receivedAt: iso(row.receivedAt) }));
}

/** A row of the form check as stored; only bids that were opened, or could not be. */
export interface StoredCheckRow {
  id: string;
  no: string;
  status: BidState;
  reviewCode: string | null;
  unitName: string;
  members: string[];
  receivedAt: string | null;
  findings: Finding[] | null;
  verdict: VerdictView | null;
  isReviewAsked: boolean;
  correction: { fields: string[]; dueAt: string; correctedAt: string | null } | null;
  content: { versionNumber: number; revision: number; content: Buffer } | null;
}

/** The opened bids of a challenge for the form check, in one query. `states` are those after the opening. */
export async function findCheckRows(challengeId: string, states: readonly string[]): Promise<StoredCheckRow[]> {
  const { rows } = await getPool().query<Omit<StoredCheckRow, "content" | "receivedAt"> & { receivedAt: Date | null; versionNumber: number | null; revision: number; content: Buffer }>(
    `select b.id, b.no, b.status, b.review_code as "reviewCode", u.name as "unitName", v.received_at as "receivedAt", f.findings,
       array(select m.name from bid_member bm join unit m on m.id = bm.unit_id where bm.bid_id = b.id order by m.name) as members,
       case when f.verdict is not null then json_build_object('verdict', f.verdict, 'reasonCode', f.reason_code, 'reason', f.reason, 'decidedAt', f.decided_at) end as verdict,
       case when k.bid_id is not null then json_build_object('fields', k.fields, 'dueAt', k.due_at, 'correctedAt', k.corrected_at) end as correction,
       exists (select from form_review w where w.bid_id = b.id and w.outcome is null) as "isReviewAsked",
       t.version_number as "versionNumber", t.revision, t.content
     from bid b join unit u on u.id = b.lead_unit_id left join form_check f on f.bid_id = b.id left join bid_correction k on k.bid_id = b.id left join bid_content t on t.bid_id = b.id
       left join lateral (select w.received_at from bid_version w where w.bid_id = b.id order by w.number desc limit 1) v on true
     where b.challenge_id = $1 and b.status = any($2) order by b.review_code nulls last, b.no`,
    [challengeId, states],
  );
  return rows.map(({ versionNumber, revision, content, receivedAt, ...row }) => ({ ...row, receivedAt: iso(receivedAt), content: versionNumber === null ? null : { versionNumber, revision, content } }));
}

/** The head of the form check: the challenge, its count from closing on, and the opening as the log tells it. */
export async function readOpening(challengeId: string): Promise<{ no: string; title: string; status: ChallengeState; version: number; closesAt: string | null; bidsAtClose: number | null; event: { seq: number; at: string; body: string; openedBy: string | null } | null }> {
  const { rows } = await getPool().query<{ no: string; title: string; status: ChallengeState; version: number; closesAt: Date | null; bidsAtClose: number | null; seq: number | null; at: Date; body: string; openedBy: string | null }>(
    `select c.no, c.title, c.status, c.version, c.closes_at as "closesAt", c.bids_at_close as "bidsAtClose", e.seq::float8 as seq, e.at, e.body, p.name as "openedBy"
     from challenge c left join lateral (select * from audit_event a where a.noun = 'challenge' and a.object_id = c.id and a.kind = 'openBids' order by a.seq limit 1) e on true
       left join person p on p.id = e.actor_id where c.id = $1`,
    [challengeId],
  );
  const { seq, at, body, openedBy, ...row } = rows[0]!;
  return { ...row, closesAt: iso(row.closesAt), event: seq === null ? null : { seq, at: at.toISOString(), body, openedBy } };
}
