import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { DefenceSettings } from "./schema.ts";

export interface DefenceHead {
  challenge: { no: string; title: string; status: ChallengeState };
  /** The 评审阶段, from 1. */
  stage: number;
  /** Null before the officer has arranged it. */
  session: (DefenceSettings & { commitment: string; isDrawn: boolean; digest: string | null; witnessNumber: string | null }) | null;
}

export interface DefenceSlotRow {
  position: number;
  code: string;
  bidNo: string;
  unitName: string;
  startsAt: string;
  endsAt: string;
  outcome: "present" | "absent" | null;
  note: string;
  /** 未到场 was entered and waits for another person; `mayConfirm`: the reader is one. */
  absence: { mayConfirm: boolean } | null;
  /** Members of the team who signed in. */
  team: { name: string; signedAt: string; isPaper: boolean }[];
  /** 离场: who of the panel leaves the room for it, as this reader names them. */
  leaves: string[];
}

export interface DefenceExpertRow {
  no: string;
  name: string;
  pseudonym: string;
  /** How and when the expert was told the times; null where it waits for a telephone call. */
  told: { how: "mail" | "sms" | "phone"; at: string } | null;
  /** For who telephones. */
  phone: string | null;
  /** By session (场次), in their order; null where not signed in. */
  signIns: ({ signedAt: string; isPaper: boolean } | null)[];
}

/** For the bureau, the supervisor, the witness (who learns no expert's name). */
export interface StaffDefence extends DefenceHead {
  sight: "staff";
  waiting: { code: string; unitName: string }[];
  slots: DefenceSlotRow[];
  experts: DefenceExpertRow[];
  may: { arrange: boolean; draw: boolean; record: boolean };
  /** Sessions (场次, from 1) whose day has come: people sign in to them. */
  openSessions: number[];
  /** Bids whose time has come: they may be said to be absent. */
  due: string[];
}

/** For an expert of it: the times, and for which bids to leave. */
export interface ExpertDefence extends DefenceHead {
  sight: "expert";
  slots: Pick<DefenceSlotRow, "position" | "code" | "startsAt" | "endsAt" | "outcome">[];
  leavesFor: string[];
  /** By session (场次), in their order. */
  signedAt: (string | null)[];
  isChair: boolean;
}

/** For a team: its own time, nothing of the others. */
export interface TeamDefence extends Omit<DefenceHead, "session"> {
  sight: "team";
  bidNo: string;
  place: string;
  position: number;
  startsAt: string;
  endsAt: string;
  talkMinutes: number;
  questionMinutes: number;
  outcome: "present" | "absent" | null;
}

export type DefenceView = StaffDefence | ExpertDefence | TeamDefence;
