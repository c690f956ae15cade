import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { PaperDifference, PaperStep, TypedPaper } from "./paper-sheet.ts";
import type { LeftOut, MarkedCriterion } from "./view.ts";

/** One printed sheet in the list: how far it is and who entered it; never a mark. */
export interface PaperRow {
  bidCode: string;
  unitName: string;
  code: string | null;
  step: PaperStep;
  enteredBy: string[];
  /** Codes of sheets that were replaced (作废). */
  earlier: string[];
}

/** 纸质评分 of an item, expert by expert. `mayPrint`: whether sheets may be printed and entered now. */
export interface PaperList {
  challenge: { no: string; title: string; status: ChallengeState };
  mayPrint: boolean;
  experts: { no: string; name: string; rows: PaperRow[]; isReady: boolean; isSigned: boolean }[];
  checkers: { username: string; name: string }[];
}

/** What a printed sheet is made of, for one expert: one sheet a bid. */
export interface PrintedSheets {
  challenge: { no: string; title: string };
  expertName: string;
  criteria: MarkedCriterion[];
  leftOut: LeftOut | null;
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  at: string;
  bids: { code: string; bidCode: string; unitName: string }[];
}

/** One printed sheet to be entered or cleared. `differences` only where two entries differ and nothing was cleared. */
export interface PaperPage {
  code: string;
  challenge: { no: string; title: string };
  bidCode: string;
  unitName: string;
  expertName: string;
  step: PaperStep;
  criteria: MarkedCriterion[];
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  /** Whether this person may enter it now: not who entered it before. */
  mayEnter: boolean;
  enteredBy: string[];
  differences: PaperDifference[];
  /** 作废重印 */
  mayReprint: boolean;
  replaced: { at: string; by: string | null; reason: string; inForce: string | null } | null;
  /** What was entered, turn by turn, as texts; none while the task is open. */
  readings: ({ turn: number; by: string } & TypedPaper)[];
  /** SHA-256 of the scan against which differences were cleared. */
  scan: string | null;
}
