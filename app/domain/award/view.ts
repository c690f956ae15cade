import type { StageKind } from "#app/domain/review/stage-kinds.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { DecisionOutcome } from "#app/domain/mail/mail.ts";
import type { NoticeTerm } from "#app/domain/notice/view.ts";
import type { RankingMethod } from "#app/domain/review/ranking-rules.ts";
import type { MissedThreshold } from "#app/domain/review/thresholds.ts";
import type { AwardState } from "./lifecycle.ts";

/** An award as everybody sees it from the first day of 公示 on. Money in 分, instants ISO. */
export interface PublicAward {
  sight: "public";
  bidNo: string | null;
  unitName: string;
  challengeNo: string;
  challengeTitle: string;
  rank: number;
  fiscalFen: number;
  status: AwardState;
  isOffline: boolean;
  noticeId: string | null;
}

/** What the bureau reads besides: minutes and reasons. */
export interface StaffAward extends Omit<PublicAward, "sight"> {
  sight: "staff";
  id: string;
  version: number;
  minuteNo: string;
  reason: string;
  decidedAt: string;
}

export type AwardView = PublicAward | StaffAward;

/** 我的结果 before there is one to tell. `dropped`: the bid did not come to the review: it failed the form check, or came to no agreement with the owner; with the reason. */
export interface PendingResult {
  kind: "pending";
  bidNo: string;
  challenge: { no: string; title: string };
  unitName: string;
  status: BidState;
  dropped: { as: "notAccepted" | "unmatched"; reason: string | null } | null;
}

/** One criterion of the own result: the aggregated mark, and what experts wrote, in an order that tells nothing. */
export interface ResultCriterion {
  code: string;
  name: string;
  weight: number;
  mark: string;
  required: string;
  reasons: string[];
  /** Why experts raised 一票否决 here. */
  vetoes: string[];
}

/** 我的结果: what a team learns about itself on the first day of 公示 (guide 0.1, 2). Nobody else's marks, no expert. */
export interface KnownResult {
  kind: "known";
  bidNo: string;
  challenge: { no: string; title: string };
  unitName: string;
  status: BidState;
  outcome: DecisionOutcome;
  /** `ownerContact`: hidden until the award stands, unless the owner let the public have it (guide 2.1). */
  award: { status: AwardState; fiscalFen: number; ownerContact: { name: string; phone: string } | null } | null;
  reason: string | null;
  /** Why the demand owner did not agree, where the bid was put before it; null where it did, or was not asked. */
  ownerVeto: string | null;
  notice: { id: string; title: string; documentNumber: string | null; publishedAt: string | null; term: NoticeTerm | null };
  scored: {
    code: string;
    total: string;
    passMark: number;
    place: number;
    /** Bids in the ranking. */
    of: number;
    method: RankingMethod;
    meanRank: string | null;
    vetoFlags: number;
    vetoed: boolean;
    validSheets: number;
    totalFactor: string;
    /** Where there are several: each stage's weight in percent and own total, null where the bid was not marked. */
    stages: { kind: StageKind; weight: number; total: string | null }[];
    missed: MissedThreshold[];
    criteria: ResultCriterion[];
    /** Names of the experts, where the round names them with the result (公开评审). */
    experts: string[] | null;
    comments: string[];
    rankingDigest: string;
  } | null;
}

/** The challenge ended without an award and so without a notice: why, and what the team's own review came to, if there was one. */
export interface EndedResult extends Pick<KnownResult, "bidNo" | "challenge" | "unitName" | "status" | "reason" | "scored"> {
  kind: "ended";
  /** The bid did not come to the review. */
  dropped: PendingResult["dropped"];
}

export type ResultView = PendingResult | KnownResult | EndedResult;
