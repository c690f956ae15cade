import type { Amendment } from "#app/domain/challenge/amendment.ts";
import type { ConditionVerdict, Eligibility } from "#app/domain/challenge/eligibility.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import type { UnitProfile } from "#app/domain/organisation/profile.ts";
import type { BidContest } from "#app/domain/policy/bid.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { TicketState } from "#app/domain/ticket/lifecycle.ts";
import type { Missing } from "./completeness.ts";
import type { CorrectableField, RejectReason } from "./correctable.ts";
import type { OpenedFileView, OwnFile } from "./file.ts";
import type { Finding } from "./form-check.ts";
import type { FormLine } from "./form-lines.ts";
import { maskedContent } from "./id-masks.ts";
import type { IdentityFinding } from "./identity-scan.ts";
import type { MemberLimits } from "./member-view.ts";
import type { BidState } from "./lifecycle.ts";
import type { AskedForm, FullContent } from "./full-parts.ts";
import type { MilestoneWindow } from "./milestone.ts";
import type { ResupplyView } from "./resupply.ts";
import type { BidDraft, BidSubmission } from "./schema.ts";
import type { TeamWarning } from "./team-warning.ts";

/** What a bid's page says of its challenge. Instants ISO, money in 分. */
export interface BidChallenge {
  no: string;
  title: string;
  /** 攻关方向, as it was chosen. */
  direction: string;
  status: ChallengeState;
  /** Why it rests, is gone or is over, as the public reads it. */
  publicReason: string | null;
  opensAt: string | null;
  closesAt: string | null;
  isOpenForBids: boolean;
  ownerName: string | null;
  fiscalFen: number;
  payToBidderFen: number;
  periodMonths: number;
  /** Between which dates milestones may lie. */
  milestoneWindow: MilestoneWindow | null;
  /** The budget of the whole form; null where the round asks for the concise one. */
  askedForm: AskedForm;
  indicators: Indicator[];
  eligibility: Eligibility;
  memberLimits: MemberLimits;
}

interface BidHead {
  no: string;
  status: BidState;
  version: number;
  challenge: BidChallenge;
  unitName: string;
}

/** A sealed version as its team knows it. `isCurrent`: the one that would be, or was, opened. */
export interface SealedVersion {
  number: number;
  receivedAt: string;
  shortCode: string;
  commitment: string;
  isCurrent: boolean;
}

/** 补正: what may change, why, until when. */
export interface CorrectionView {
  fields: CorrectableField[];
  words: string;
  dueAt: string;
  requestedAt: string;
  correctedAt: string | null;
  /** When and how the notice was served; the limit runs from here. */
  servedAt: string;
  service: string;
}

/** 形式审查结论 */
export interface VerdictView {
  verdict: "passed" | "rejected";
  reasonCode: RejectReason | null;
  reason: string | null;
  decidedAt: string;
}

/** What the team may change now: everything before the deadline, the listed fields during a correction, or nothing. */
export type Editing = { mode: "bidding"; until: string } | { mode: "correction"; until: string; fields: CorrectableField[] } | { mode: "locked" };

/** A unit of the consortium with the name it is registered under. */
export interface UnitView {
  uscc: string;
  name: string;
}

/** The team's own view. `submitted` is what the last sealed version says; the draft may be ahead of it. */
export interface OwnBid extends BidHead {
  sight: "own";
  /** Of the lead unit. */
  unitUscc: string;
  contest: BidContest;
  editing: Editing;
  draft: BidDraft;
  draftRevision: number;
  draftSavedAt: string | null;
  missing: Missing[];
  /** 身份信息检查, in a double blind round while the draft may change. */
  identity: IdentityFinding[];
  /** 双盲: experts learn neither the team nor read its files. */
  hidesTeam: boolean;
  submitted: BidSubmission | null;
  isDraftAhead: boolean;
  /** Of the draft, and how many of them the version that counts names. */
  files: OwnFile[];
  submittedFiles: number;
  formReview: FormReviewView | null;
  /** Until when a rejection may be asked to be looked at again; null where there is none. */
  reviewUntil: string | null;
  /** Of the opened version, from the opening on. */
  openedFiles: OpenedFileView[];
  /** Until when the sealed page may come without a correction (`sealedPageUntil`). */
  sealedPageUntil: string | null;
  versions: SealedVersion[];
  correction: CorrectionView | null;
  verdict: VerdictView | null;
  /** 重新提供: asked for because no key opens it; null on the plain course. */
  resupply: ResupplyView | null;
  /** When and where it defends itself, once the lot has given the order. */
  defence: { startsAt: string; endsAt: string; place: string } | null;
  /** 现场考察 of it was recorded. */
  hasVisit: boolean;
  /** Early words about the units of the team; internal deadline of the lead unit, ISO. */
  warnings: TeamWarning[];
  /** 揭榜方条件 of the item against the draft. */
  conditions: ConditionVerdict[];
  internalDeadline: string | null;
  /** 单位资料 of the lead unit as it stands now; null where nothing was said. */
  leadProfile: UnitProfile | null;
  /** 更正公告 of the challenge since the bid was begun, the latest first. */
  amendments: Amendment[];
  /** 提交遇阻登记 of this bid, the latest first. */
  tickets: { no: string; status: TicketState }[];
  /** Typed on top of an older draft by this person and not yet merged. */
  aside: { draft: BidDraft; keptAt: string } | null;
}

/** The bureau's view, from the opening on. `content` is null when the envelope could not be opened. */
export interface WholeBid extends BidHead {
  sight: "whole";
  reviewCode: string | null;
  /** 身份信息检查 while the form is checked: where experts of a double blind round would read who the team is. */
  identity: IdentityFinding[];
  unitUscc: string;
  leadProfile: UnitProfile | null;
  members: UnitView[];
  content: BidSubmission | null;
  openedFiles: OpenedFileView[];
  findings: Finding[];
  /** Something came to light after the passing, and nobody has settled it. */
  isFoundLater: boolean;
  lines: FormLine[];
  formReview: FormReviewView | null;
  sealed: { bidVersion: number; receivedAt: string; commitment: string } | null;
  correction: CorrectionView | null;
  verdict: VerdictView | null;
  resupply: ResupplyView | null;
}

/** What an expert (or, in pattern A, the demand owner) reads: the team is known, its telephone is not (guide 3.5, 3.7). */
export interface ReviewBid extends Omit<BidHead, "version"> {
  sight: "review";
  reviewCode: string | null;
  members: UnitView[];
  content: BidSubmission;
  openedFiles: OpenedFileView[];
}

/** What another unit of the consortium learns: that the bid is, and how it stands. */
export interface OutcomeBid {
  sight: "outcome";
  no: string;
  status: BidState;
  challenge: Pick<BidChallenge, "no" | "title">;
  unitName: string;
}

/** A bid by sight (guide 3.7). What a view does not name was not read for it. */
export type BidView = OwnBid | WholeBid | ReviewBid | OutcomeBid;

/** A row of 我的申报. */
export interface OwnBidRow {
  no: string;
  status: BidState;
  challengeNo: string;
  challengeTitle: string;
  unitName: string;
  contest: BidContest;
  closesAt: string | null;
  /** Until when its team may do something about it; null when nothing is due. */
  dueAt: string | null;
  draftSavedAt: string | null;
  receivedAt: string | null;
  shortCode: string | null;
}

/** A row of the form check matrix (形式审查表). */
export interface FormCheckRow {
  no: string;
  status: BidState;
  reviewCode: string | null;
  unitName: string;
  members: string[];
  receivedAt: string | null;
  money: BidSubmission["money"] | null;
  findings: Finding[];
  verdict: VerdictView | null;
  correction: Pick<CorrectionView, "fields" | "dueAt" | "correctedAt"> | null;
  lines: FormLine[];
  /** The team asked that its rejection be looked at again, and nobody has answered. */
  isReviewAsked: boolean;
  /** Nothing is left to look at: it may be passed with the others in one move. */
  isSettled: boolean;
}

/** 复核 of a rejection, as the team and the bureau read it. */
export interface FormReviewView {
  words: string;
  askedAt: string;
  outcome: "kept" | "readmitted" | null;
  reason: string | null;
  decidedAt: string | null;
}

/** 开标记录: who opened when, what came out, and the digest over all commitments. */
export interface OpeningRecord {
  at: string;
  openedBy: string | null;
  opened: number;
  failed: number;
  commitmentsDigest: string;
  auditSequence: number;
}

/** The form check of a challenge. Before the opening there is nothing but the count, and that only from closing on. */
export interface FormCheckMatrix {
  challenge: Pick<BidChallenge, "no" | "title" | "status" | "closesAt"> & { version: number };
  bidsAtClose: number | null;
  opening: OpeningRecord | null;
  /** The reader has yet to say whether there is a conflict: no row until then. */
  declarationDue: boolean;
  rows: FormCheckRow[];
}

/** Whom the team would rather not have as an expert, the telephones of units, papers, sex and age of persons: for who handles the bid alone. */
export function withoutContacts(full: FullContent | null): FullContent | null {
  if (full === null) return null;
  const { unsuitable: _unsuitable, ...rest } = full;
  if (Object.keys(rest).length === 0) return null;
  return {
    ...rest,
    ...(rest.units && { units: rest.units.map((unit) => ({ ...unit, contactPhone: null })) }),
    ...(rest.people && { people: rest.people.map(({ gender: _gender, birthYear: _birthYear, idNumber: _idNumber, ...person }) => person) }),
  };
}

/** The content for a reader: the lead's telephone masked for who handles the bid, left out for everybody else (guide 3.7). */
export function contentFor(content: BidSubmission, held: readonly Relation[]): BidSubmission {
  const { phone } = content.projectLead;
  const handles = held.some((relation) => relation === "officer" || relation === "secondOfficer");
  return { ...content, full: handles ? maskedContent(content).full : withoutContacts(content.full), projectLead: { ...content.projectLead, phone: handles && phone !== "" ? maskMobile(phone) : "" } };
}
