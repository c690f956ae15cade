import type { Sensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { workingDaysBetween } from "#app/domain/kernel/working-days.ts";
import type { AwardState } from "#app/domain/award/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { ChallengeDifference } from "#app/domain/challenge/amendment.ts";
import { type ActKind, actKinds } from "./act-body.ts";
import type { NoticeState } from "./lifecycle.ts";
import type { ResultOutcome } from "./result-body.ts";

/** 发榜公告, 结果公示, 征集通知, and every other public act of the bureau. */
export const noticeKinds = ["list", "call", ...actKinds, "result"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A publicity term (公示期): first and last day, and how it stands at the moment of asking. */
export interface NoticeTerm {
  startsOn: string;
  endsOn: string;
  phase: "ahead" | "running" | "over";
  /** Working days left, today counted; 0 when it is over. */
  workingDaysLeft: number;
}

/** What a notice is called by: `title` is that of the round or the challenge, the words around it depend on the kind. */
export interface NoticeName {
  kind: NoticeKind;
  title: string;
  /** 第 n 号更正. */
  amendment?: number | null;
  /** An act without one concerns the whole round. */
  challengeNo: string | null;
}

/** A row of 公告公示. Instants ISO. */
export interface NoticeRow extends NoticeName {
  id: string;
  amendment: number | null;
  documentNumber: string | null;
  /** The document number, or that of the act in its round; null for a draft. */
  number: string | null;
  roundCode: string;
  roundTitle: string;
  status: NoticeState;
  publishedAt: string | null;
  term: NoticeTerm | null;
  /** 发文单位, who leads first; of a published one as they were then. */
  issuers: string[];
  /** Where and on which day it stands on the government portal; null while nobody has entered it. */
  portal: { url: string; on: string } | null;
}

/** A challenge that a notice concerns, as it stands. Money in 分. */
export interface NoticedItem {
  no: string;
  title: string;
  ownerName: string | null;
  fiscalFen: number;
  ownerInputFen: number;
  closesAt: string | null;
  status: ChallengeState;
}

interface NoticeHead extends NoticeRow {
  version: number;
  /** Why it was withdrawn, for everybody to read. A withdrawn notice says nothing else. */
  withdrawnReason: string | null;
  /** 所涉任务. */
  items: NoticedItem[];
}

/** 发榜公告: its items are the challenges that the paper publishes. */
export interface ListNotice extends NoticeHead {
  kind: "list";
  /** Who keeps the key of the round's sealed bids (`CustodyKind`). */
  custody: string;
  /** Whether how stable the ranking is will be published with the result: what is not said here stays inside. */
  tellsStability: boolean;
}

/** One 拟立项 of a result notice. */
export interface NoticedAward {
  rank: number;
  unitName: string;
  memberNames: string[];
  total: string;
  fiscalFen: number;
  status: AwardState;
}

/** Who was awarded, whose award was taken back or who gave it up. */
export type AwardedUnit = Pick<NoticedAward, "unitName" | "memberNames" | "fiscalFen">;

/** A line of the published ranking: codes, no names (guide 0.1, 2). */
export interface NoticedLine {
  place: number;
  code: string;
  total: string;
  outcome: ResultOutcome;
}

/** 结果公示 */
export interface ResultNotice extends NoticeHead {
  kind: "result";
  minuteNo: string;
  /** Decided on paper by the leader and entered afterwards. */
  isOffline: boolean;
  noAward: boolean;
  counts: { received: number; notAccepted: number; unmatched: number; scored: number };
  awards: NoticedAward[];
  ranking: NoticedLine[];
  /** SHA-256 of the ranking file. */
  rankingDigest: string;
  rankingFormat: string;
  /** Ranked over several stages. */
  isStaged: boolean;
  /** 稳定性信息, where the round publishes it. */
  stability: Pick<Sensitivity, "first" | "scenarios"> | null;
}

/** 需求征集通知: the call whose text it puts before the public. */
export interface CallNotice extends NoticeHead {
  kind: "call";
  callCode: string;
  /** The text of the call, and until when it takes demands; null, and none, once it is withdrawn. */
  callText: string | null;
  callClosesAt: string | null;
}

/** 更正、延期、暂停 and every other act. */
export interface ActNotice extends NoticeHead {
  kind: ActKind;
  reason: string;
  closesAtBefore: string | null;
  closesAt: string | null;
  outageMinutes: number;
  isOffline: boolean;
  /** Of 正式立项, 撤销 and 放弃: whose, and the number of its 公示. */
  awarded: AwardedUnit | null;
  publicityNumber: string | null;
  /** What a correction changed, without what was taken down since. */
  differences: ChallengeDifference[];
}

export type NoticeView = ListNotice | ResultNotice | CallNotice | ActNotice;

/** How a term stands now, by the calendar of working days. Null when the dates are none. */
export function termAt(startsOn: string | null, endsOn: string | null, now: string): NoticeTerm | null {
  const today = shanghaiDate(now);
  if (startsOn === null || endsOn === null || !today.ok) return null;
  if (today.value > endsOn) return { startsOn, endsOn, phase: "over", workingDaysLeft: 0 };
  const left = workingDaysBetween(today.value > startsOn ? today.value : startsOn, endsOn);
  return { startsOn, endsOn, phase: today.value < startsOn ? "ahead" : "running", workingDaysLeft: left.ok ? left.value.days.length : 0 };
}
