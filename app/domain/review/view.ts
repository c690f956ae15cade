import type { HeldMeeting } from "./stage-kinds.ts";
import type { UnwantedRequest } from "./unwanted.ts";
import type { OwnerViewOfBid } from "./owner-view.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import type { OpenedFileView } from "#app/domain/bid/file.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { PromisedValue } from "#app/domain/challenge/promise.ts";
import type { Verdict } from "#app/domain/challenge/judge.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import type { ReviewAssignmentState } from "./lifecycle.ts";
import type { RubricBands } from "#app/domain/round/rubric-schema.ts";
import type { ProposedMark } from "./proposal.ts";
import type { Workload } from "./workload.ts";

/** Why an expert may not judge a bid, as the database's one rule names it (回避情形). */
export const conflictReasons = ["ownBid", "employedByBidder", "employedByOwner", "pastUnit", "jointWork", "adviser", "vetted", "declared"] as const;
export type ConflictReason = (typeof conflictReasons)[number];

export const expertKinds = ["technical", "financial", "management", "investment"] as const;
export type ExpertKind = (typeof expertKinds)[number];

/** States in which an expert judges, or may still come to. */
export const liveStates = ["invited", "accepted", "reviewing", "signed", "reopened"] as const satisfies readonly ReviewAssignmentState[];

export function isLive(state: ReviewAssignmentState): boolean {
  return (liveStates as readonly ReviewAssignmentState[]).includes(state);
}

/** How one expert stands to one bid: the conflict that excludes, the task where there is one. */
export interface CandidateBid {
  bidNo: string;
  conflict: ConflictReason | null;
  assignment: { id: string; status: ReviewAssignmentState; reason: string | null; reopenAskedBy: string | null } | null;
}

/** Why an expert is not asked for an item, whatever its bids: of the organiser's staff, 停用, 请假, or at the cap of items a year (guide 3.4, 3.6). */
export const expertObstacles = ["staff", "suspended", "away", "full"] as const;
export type ExpertObstacle = (typeof expertObstacles)[number];

/** A row of the candidates (候选专家). `load`: live tasks in the round. */
export interface Candidate {
  no: string;
  name: string;
  kind: ExpertKind;
  fields: string[];
  title: string;
  unitName: string;
  local: boolean;
  load: number;
  /** What stands against asking them, apart from conflicts. */
  obstacle: ExpertObstacle | null;
  bids: CandidateBid[];
}

/** A bid as the bureau sees it beside experts and rankings. */
export interface JudgedBid {
  no: string;
  reviewCode: string;
  unitName: string;
}

/** 分派专家 of one challenge. */
export interface CandidatePage {
  roundCode: string;
  challenge: { no: string; title: string; status: ChallengeState };
  bids: JudgedBid[];
  /** Bids whose form check is not decided: while there are any, nobody is invited. */
  undecided: number;
  expertsPerBid: number;
  leastValidScores: number;
  candidates: Candidate[];
  total: number;
  page: number;
  pageSize: number;
  /** Number of the chair (专家组组长), or null. */
  chair: string | null;
  /** Everybody with a task here, dead ones too, in the same shape. */
  panel: Candidate[];
  /** Whom a team would rather not have (建议不邀请), by the expert's number: to be weighed, never a bar. */
  unwanted: UnwantedRequest[];
}

/** One bid of the own list of an item. Only one's own marks ever stand here. */
export interface OwnReviewBid {
  /** Id of the task. */
  id: string;
  bidNo: string;
  code: string;
  status: ReviewAssignmentState;
  unitName: string;
  memberNames: string[];
  marked: number;
  missing: number;
  total: string | null;
  savedAt: string | null;
}

/** A criterion as the expert marks it. */
export interface MarkedCriterion {
  code: string;
  name: string;
  looksAt: string;
  rule: string;
  weight: number;
  /** 分档描述 of each band, where the round has them. */
  bands?: RubricBands | undefined;
  /** 一票否决事项, where there is one. */
  veto?: string | undefined;
}

/** What is not marked here, and how totals are made then. */
export interface LeftOut {
  criteria: MarkedCriterion[];
  /** `100/97` */
  factor: string;
}

/** 我的评审, one item: its bids, what is left, whether all can be signed. */
export interface OwnReviewItem {
  challenge: { no: string; title: string; status: ChallengeState; roundTitle: string };
  bids: OwnReviewBid[];
  criteria: MarkedCriterion[];
  leftOut: LeftOut | null;
  ownMean: string | null;
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  expertName: string;
  /** How long the marking will take, see `workload.ts`; null before the contents may be read. */
  workload: Workload | null;
  /** The round lets its experts discuss (评议讨论). */
  hasDiscussion: boolean;
  /** The meetings that the expert was called to. */
  meetings: HeldMeeting[];
  /** Whether there was or is a site visit that its experts may read. */
  hasVisits: boolean;
  /** 双盲: the bids are not named. */
  isTeamHidden: boolean;
  /** 专家组组长. */
  isChair: boolean;
}

/** Promised against listed (承诺值对照). */
export interface PromiseLine {
  indicator: Indicator;
  promised: PromisedValue | null;
  evidence: string;
  verdict: Verdict;
}

/** What an expert reads of a bid: the team is known unless the round is double blind, its people's telephones never. Money in 分. */
export interface JudgedContent {
  unitName: string;
  memberUnits: { name: string; tasks: string }[];
  projectLead: string;
  summary: string;
  trl: { now: number; target: number };
  money: { fiscalFen: number; ownerPayFen: number; selfRaisedFen: number };
  promises: PromiseLine[];
  milestones: BidSubmission["milestones"];
  /** The team's own reckoning of the cost that the item limits; null where none was given or none is limited. */
  unitCost: BidSubmission["unitCost"];
  /** Without the experts that the team would rather not have, and without telephones. */
  full: BidSubmission["full"];
  memberNames: Record<string, string>;
}

/** What one sheet of A4 takes of a bid, and how much of it stands in the whole proposal alone. */
export interface SummarySheet {
  members: JudgedContent["memberUnits"];
  promises: PromiseLine[];
  summary: string;
  files: string[];
  left: { members: number; promises: number; summaryCharacters: number; files: number };
}

/** 摘要页: what one sheet of paper says of a bid. Money in 分. */
export interface BidSummary {
  no: string;
  code: string;
  challenge: { no: string; title: string };
  listed: { fiscalFen: number; payToBidderFen: number };
  content: Pick<JudgedContent, "unitName" | "projectLead" | "trl" | "money">;
  sheet: SummarySheet;
  proposal: ProposedMark | null;
  isExpert: boolean;
  isTeamHidden: boolean;
}

/** 横向表: one's own marks of all bids of an item side by side. `revision`: of each sheet as it stood here. */
export interface OwnGrid {
  challenge: { no: string; title: string; status: ChallengeState };
  criteria: MarkedCriterion[];
  leftOut: LeftOut | null;
  reasonBelow: number;
  bids: {
    code: string;
    unitName: string;
    status: ReviewAssignmentState;
    revision: number;
    marks: Record<string, string>;
    /** Criteria on which 一票否决 is raised. */
    vetoes: string[];
    total: string | null;
    missing: number;
    isOpen: boolean;
  }[];
  ownMean: string | null;
}

/** A saved revision of one's own sheet and what it changed against the one before. */
export interface SheetRevision {
  revision: number;
  savedAt: string;
  /** Somebody else typed it: from paper. */
  isByOther: boolean;
  marks: { code: string; before: string | null; after: string | null }[];
  reasons: string[];
  /** 一票否决 that was raised or reworded, or withdrawn. */
  vetoes: { code: string; isRaised: boolean }[];
  opinionChanged: boolean;
  total: string | null;
}

/** 评分历史 of one's own sheet, the newest first. */
export interface SheetHistory {
  challenge: { no: string; title: string };
  code: string;
  criteria: MarkedCriterion[];
  revisions: SheetRevision[];
}

interface ReviewHead {
  id: string;
  reference: string;
  status: ReviewAssignmentState;
  challenge: { no: string; title: string; status: ChallengeState };
  bidNo: string;
  code: string;
}

/** The expert's own sheet (评分页). `content` and `sheet` only once the invitation was accepted. */
export interface OwnReview extends ReviewHead {
  sight: "own";
  expertName: string;
  /** 双盲: nothing here says who stands behind the bid, and its files are not shown. */
  isTeamHidden: boolean;
  criteria: MarkedCriterion[];
  leftOut: LeftOut | null;
  /** 需求方意见 where the owner gave one: read beside its criterion. */
  ownerView: OwnerViewOfBid | null;
  content: JudgedContent | null;
  files: OpenedFileView[];
  proposal: ProposedMark | null;
  sheet: { revision: number; savedAt: string | null; marks: Record<string, string>; reasons: Record<string, string>; flags: Record<string, string>; vetoes: Record<string, string>; opinion: string };
  missing: FieldProblem[];
  total: string | null;
  ownMean: string | null;
  /** All own bids of the item in their order, for previous, next and 3/8. */
  siblings: { code: string; status: ReviewAssignmentState; isDone: boolean }[];
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  /** Whether marks may be written now. */
  isOpen: boolean;
}

/** What the bureau sees of a task. Marks and words come with the freeze, to nobody before (guide 3.7). */
export interface StaffReview extends ReviewHead {
  sight: "staff";
  expert: { no: string; name: string; unitName: string; pseudonym: string };
  reason: string | null;
  invitedAt: string;
  signedAt: string | null;
  frozen: { marks: Record<string, string>; reasons: Record<string, string>; vetoes: Record<string, string>; opinion: string } | null;
}

export type ReviewView = OwnReview | StaffReview;
