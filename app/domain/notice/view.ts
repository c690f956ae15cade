import type { Sensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { workingDaysBetween } from "#app/domain/kernel/working-days.ts";
import type { AwardState } from "#app/domain/award/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { NoticeState } from "./lifecycle.ts";
import type { ResultOutcome } from "./result-body.ts";

/** 发榜公告, 结果公示, 征集通知. */
export const noticeKinds = ["list", "result", "call"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A publicity term (公示期): first and last day, and how it stands at the moment of asking. */
export interface NoticeTerm {
  startsOn: string;
  endsOn: string;
  phase: "ahead" | "running" | "over";
  /** Working days left, today counted; 0 when it is over. */
  workingDaysLeft: number;
}

/** A row of 公告公示. Instants ISO. `title` is that of the round or the challenge; the words around it depend on `kind`. */
export interface NoticeRow {
  id: string;
  kind: NoticeKind;
  title: string;
  documentNumber: string | null;
  roundCode: string;
  roundTitle: string;
  challengeNo: string | null;
  status: NoticeState;
  publishedAt: string | null;
  term: NoticeTerm | null;
  /** Where and on which day it stands on the government portal; null while nobody has entered it. */
  portal: { url: string; on: string } | null;
}

interface NoticeHead extends NoticeRow {
  version: number;
  /** Why it was withdrawn, for everybody to read. A withdrawn notice says nothing else. */
  withdrawnReason: string | null;
}

/** 发榜公告: the challenges that the paper publishes. Money in 分. */
export interface ListNotice extends NoticeHead {
  kind: "list";
  challenges: { no: string; title: string; ownerName: string | null; fiscalFen: number; ownerInputFen: number; closesAt: string | null; status: ChallengeState }[];
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
  challenge: { no: string; title: string; ownerName: string | null; fiscalFen: number };
  minuteNo: string;
  /** Decided on paper by the leader and entered afterwards. */
  isOffline: boolean;
  noAward: boolean;
  counts: { received: number; notAccepted: number; scored: number };
  awards: NoticedAward[];
  ranking: NoticedLine[];
  /** SHA-256 of the ranking file. */
  rankingDigest: string;
  rankingFormat: string;
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

export type NoticeView = ListNotice | ResultNotice | CallNotice;

/** How a term stands now, by the calendar of working days. Null when the dates are none. */
export function termAt(startsOn: string | null, endsOn: string | null, now: string): NoticeTerm | null {
  const today = shanghaiDate(now);
  if (startsOn === null || endsOn === null || !today.ok) return null;
  if (today.value > endsOn) return { startsOn, endsOn, phase: "over", workingDaysLeft: 0 };
  const left = workingDaysBetween(today.value > startsOn ? today.value : startsOn, endsOn);
  return { startsOn, endsOn, phase: today.value < startsOn ? "ahead" : "running", workingDaysLeft: left.ok ? left.value.days.length : 0 };
}
