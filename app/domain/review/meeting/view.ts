import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { MeetingMinutes } from "./schema.ts";

export interface MeetingHead {
  challenge: { no: string; title: string; status: ChallengeState };
  /** The 评审阶段, from 1. */
  stage: number;
  /** Null before the officer has arranged it. Instants ISO. */
  meeting: { place: string; startsAt: string; endsAt: string } | null;
}

export interface MeetingExpertRow {
  no: string;
  name: string;
  /** Null where not signed in. */
  signIn: { signedAt: string; isPaper: boolean } | null;
  /** 离场: review codes of the bids for which the expert leaves the room. */
  leavesFor: string[];
  isChair: boolean;
}

export interface MeetingBidRow {
  code: string;
  unitName: string;
  /** Of the panel, who is there and need not leave for it. */
  present: number;
}

/** For the bureau and the supervisor. The witness has no part in it. */
export interface StaffMeeting extends MeetingHead {
  sight: "staff";
  experts: MeetingExpertRow[];
  bids: MeetingBidRow[];
  /** 法定人数: how many must be there for each bid. */
  least: number;
  minutes: MeetingMinutes | null;
  /** Its day has come: people sign in. */
  isOpen: boolean;
  may: { arrange: boolean; record: boolean };
}

/** For an expert of it. */
export interface ExpertMeeting extends MeetingHead {
  sight: "expert";
  leavesFor: string[];
  signedAt: string | null;
}

export type MeetingView = StaffMeeting | ExpertMeeting;

/** What the printed 会议记录 is made of. */
export interface MeetingRecord extends Pick<StaffMeeting, "challenge" | "stage" | "experts" | "bids" | "least" | "minutes"> {
  meeting: NonNullable<MeetingHead["meeting"]>;
  /** The instant of printing. */
  at: string;
}
