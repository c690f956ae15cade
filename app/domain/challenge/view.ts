import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { AttachmentEntry } from "#app/domain/attachment/view.ts";
import type { PartnerIntent } from "#app/domain/intent/view.ts";
import type { SampleLot, ItemVisit } from "#app/domain/sample/view.ts";
import type { NoticeName } from "#app/domain/notice/view.ts";
import type { PublicTakedown } from "#app/domain/takedown/view.ts";
import type { PublishedAnswer } from "#app/domain/question/view.ts";
import type { Amendment } from "./amendment.ts";
import type { Eligibility } from "./eligibility.ts";
import type { Indicator } from "./indicator.ts";
import type { ItemPlan } from "./plan.ts";
import type { Reopening } from "#app/domain/ticket/view.ts";
import type { ChallengeState } from "./lifecycle.ts";

/** A row of the list (榜单). Money in 分, instants ISO. */
export interface ChallengeRow {
  no: string;
  title: string;
  class: string;
  waste: string[];
  direction: string;
  /** All 需求单位, the one who leads first. */
  ownerName: string | null;
  fiscalFen: number;
  ownerInputFen: number;
  payToBidderFen: number;
  status: ChallengeState;
  race: boolean;
  opensAt: string | null;
  closesAt: string | null;
  isOpenForBids: boolean;
  /** 揭榜方条件 */
  eligibility: Eligibility;
  roundCode: string;
}

/** A row of the list as a file has it: also how its work is checked and paid, and who put it out, who leads first. */
export interface ExportedChallenge extends ChallengeRow, ItemPlan {
  issuers: string[];
}

/** A row of a list that people read on a page: what stands in its columns and nothing else. */
export interface ListedChallenge extends Pick<ChallengeRow, "no" | "title" | "class" | "waste" | "ownerName" | "status" | "race" | "closesAt" | "isOpenForBids"> {
  /** 榜额 in 分. */
  sumFen: number;
  /** Where the words that were looked for stand in its texts; null where the title holds them or nothing was looked for. */
  excerpt: string | null;
}

/** Orders of the list; `-` for the other way round. */
export const challengeSorts = ["no", "-no", "money", "-money", "closesAt", "-closesAt"] as const;
export type ChallengeSort = (typeof challengeSorts)[number];

/** A challenge as the public, and so everybody, sees it. */
export interface PublicChallenge extends ChallengeRow, ItemPlan {
  sight: "public";
  pattern: Pattern;
  periodMonths: number;
  background: string;
  content: string;
  deliverables: string;
  ipRule: string;
  indicators: Indicator[];
  industry: string;
  /** As typed; `keywordsOf` takes them apart. */
  keywords: string;
  isConfidential: boolean;
  contact: { name: string; phone: string } | null;
  publicReason: string | null;
  parentNo: string | null;
  roundTitle: string;
  /** 发文单位 of its round, who leads first. */
  issuers: string[];
  custody: string;
  openingKeyFingerprint: string | null;
  /** That one of its bids is or was open again after the closing; never whose (guide 0.1, 3). */
  reopenings: Reopening[];
  /** Draws of experts that were held: their records are public. */
  draws: { id: string; drawnAt: string; isOnPaper: boolean }[];
  /** 更正公告, the latest first. */
  amendments: Amendment[];
  /** What is hidden of it now, or for good. */
  takedowns: PublicTakedown[];
  /** 附件 that everybody may know of: public ones, and those under a pledge of secrecy by name. */
  attachments: AttachmentEntry[];
  /** 样品 that every team may ask for, the same quantity each. */
  lots: SampleLot[];
  /** 踏勘, and what was recorded of it. */
  visit: ItemVisit | null;
  /** 合作意向, until the closing. */
  intents: PartnerIntent[];
  /** 答疑, the first one first. */
  answers: PublishedAnswer[];
  /** The challenge under which it was put out again, once the public may see that. */
  reissuedAs: string | null;
  /** Notices of this challenge and of its list. */
  notices: (NoticeName & { id: string; number: string | null; publishedAt: string | null })[];
}

/** What the bureau sees besides: who prepared it, and from closing on how many bids there were. */
export interface StaffChallenge extends Omit<PublicChallenge, "sight"> {
  sight: "staff";
  id: string;
  version: number;
  bidsAtClose: number | null;
  /** Whom to call at the owner's: what the awarded team will read. */
  ownerContact: { name: string; phone: string } | null;
  /** What tells of interest and nothing of bids (guide 0.1, 1): who follows, what was asked, how often a public attachment was opened: who pledged for one is a team's matter. */
  interest: { followers: number; questions: number; downloads: number };
  /** Several units ask for it; each signs. */
  isJoint: boolean;
  /** The demand that it was made from, or null. */
  demandNo: string | null;
  preparedBy: string | null;
  approvedBy: string | null;
}

export type ChallengeView = PublicChallenge | StaffChallenge;

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "witness", "supervisor"];

/** Which view somebody with these relations gets. The count of bids is the bureau's, and only from closing on (guide 0.1, 1). */
export function sightOfChallenge(held: readonly Relation[]): ChallengeView["sight"] {
  return held.some((relation) => bureau.includes(relation)) ? "staff" : "public";
}
