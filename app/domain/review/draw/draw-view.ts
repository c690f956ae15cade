import type { CallResult, CallState } from "./call-list.ts";
import type { UnwantedRequest } from "#app/domain/review/unwanted.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";

/** One name of a drawn list; `expert` null for who may not know names (guide 3.7). */
export interface DrawnName {
  pseudonym: string;
  isStandby: boolean;
  order: number;
  /** `phone` for the two operators alone. */
  expert: { no: string; name: string; unitName: string; phone: string | null; isInvited: boolean } | null;
  /** How it stands in the call list. */
  call: { state: CallState; isOpen: boolean; log: CallLine[] };
}

/** One call as the record shows it; the reason, and who called, are for who may know names. */
export interface CallLine {
  result: CallResult;
  at: string;
  reason: string | null;
  by: string | null;
}

/** A draw that waits for the witness (待报数): what is fixed and was logged, no list yet. */
export interface OpenDraw {
  preparedAt: string;
  commitment: string;
  poolDigest: string;
  groups: { name: string; places: number; reserves: number; leastOutside: number; pool: number }[];
}

/** 线下抽取, as its paper says. `checker` is a user name. Who was there stands in the log's erasable part. */
export interface PaperDrawFacts {
  date: string;
  place: string;
  scan: string;
  checker: string;
}

/** A draw that was held (抽取结果). */
export interface HeldDraw {
  id: string;
  drawnAt: string;
  /** Null, as the commitment, for a draw on paper. */
  witnessNumber: string | null;
  commitment: string | null;
  paper: PaperDrawFacts | null;
  digest: string;
  reason: string | null;
  groups: { name: string; places: number; leastOutside: number; pool: number; names: DrawnName[]; accepted: number; empty: number }[];
}

/** 抽取专家 of one challenge. */
export interface DrawView {
  challenge: { no: string; title: string; status: ChallengeState };
  expertsPerBid: number;
  may: { prepare: boolean; hold: boolean; call: boolean };
  /** Why nobody can be drawn yet: bids whose form check is open; 0 when nothing stands in the way. */
  undecided: number;
  isReady: boolean;
  open: OpenDraw | null;
  /** The latest first. */
  held: HeldDraw[];
  /** Other items of the round that can be drawn for, or that wait for the witness, in the same session. */
  others: { prepare: { no: string; title: string }[]; hold: { no: string; title: string }[] };
  /** 建议不邀请的专家 of the bids, met in the bank; for who may know names. */
  unwanted: UnwantedRequest[];
  /** Who may have checked a draw on paper. */
  checkers: { username: string; name: string }[];
}

/** A draw that waits, in the list of the witness. */
export interface WaitingDraw {
  /** Of experts, or of the order in which teams defend. */
  kind: "experts" | "defence";
  no: string;
  title: string;
  preparedAt: string;
}
