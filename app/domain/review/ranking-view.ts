import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { OwnerWord } from "#app/domain/award/shortlist.ts";
import type { OwnerView } from "./owner-view.ts";
import type { PanelResult, VoteRecord } from "./panel-view.ts";
import type { RankingFile } from "./ranking-file.ts";
import type { OverallLine, StageHead } from "./staged-file.ts";
import type { StageKind } from "./stage-kinds.ts";
import type { Sensitivity } from "./sensitivity/sensitivity.ts";

interface RankedChallenge {
  no: string;
  title: string;
  roundCode: string;
  status: ChallengeState;
  version: number;
  pattern: Pattern;
  race: boolean;
  fiscalFen: number;
  payToBidderFen: number;
}

/** A ranking that was fixed and fell (作废的排名). */
export interface VoidedRanking {
  version: number;
  digest: string;
  frozenAt: string;
  voidedAt: string;
  reason: string;
}

/** Before the freeze: how many have signed, per bid how many judge; no value, no name (guide 3.7). */
export interface RankingProgress {
  kind: "progress";
  challenge: RankedChallenge;
  signed: number;
  live: number;
  leastValidScores: number;
  /** Where the round has several stages: which one this is. */
  stage: { number: number; of: number; kind: StageKind } | null;
  bids: { no: string; code: string; unitName: string; signed: number; live: number }[];
  /** Once all have signed, under the panel's rule: bids on which 一票否决 is raised, and whether the panel has voted. */
  vetoes: { code: string; flags: number; isVoted: boolean }[];
  /** Every vote of the panel recorded in this stage, the oldest first. */
  votes: VoteRecord[];
  voided: VoidedRanking[];
}

/** Why the ranking cannot be fixed yet, as far as the counts tell: as the move itself will refuse. Null: nothing stands against it. */
export function freezeObstacle({ signed, live, leastValidScores, bids, vetoes }: Pick<RankingProgress, "signed" | "live" | "leastValidScores" | "bids" | "vetoes">): Refusal | null {
  if (signed < live) return { code: "scoresUnsigned", facts: { count: live - signed } };
  const short = bids.find((bid) => bid.signed < leastValidScores);
  if (short) return { code: "tooFewScores", facts: { bid: short.no, given: short.signed, least: leastValidScores } };
  const open = vetoes.find(({ isVoted }) => !isVoted);
  return open ? { code: "vetoUndecided", facts: { bid: open.code } } : null;
}

/** A line of the frozen ranking with what only the bureau reads beside it. Money in 分; null where the bid cannot be read. */
export interface FrozenLine extends OverallLine {
  no: string;
  unitName: string;
  /** Codes of hard indicators that are not met. */
  failsHard: string[];
  /** What the owner wrote of it; "" where nothing. */
  ownerWords: string;
  /** What it answered when the bid was put before it, and in which words; null where the pattern asks for no word. */
  ownerAnswer: { word: OwnerWord; words: string } | null;
  asksFiscalFen: number | null;
}

/** What the experts wrote of one bid (专家意见), in no order that tells who: opinions, and by criterion the reasons and vetoes. */
export interface ExpertWords {
  code: string;
  comments: string[];
  criteria: { code: string; name: string; reasons: string[]; vetoes: string[] }[];
}

/** The sheets of one stage with what they are reckoned by. */
export type SheetFile = Pick<RankingFile, "rules" | "criteria" | "leftOut" | "totalFactor" | "sheets" | "voided" | "mixedMethods">;

/** After the freeze (排名). */
export interface FrozenRanking {
  kind: "frozen";
  challenge: RankedChallenge;
  frozenAt: string;
  digest: string;
  /** It rests on marks of somebody whose conflict came to light since. */
  isTainted: boolean;
  voided: VoidedRanking[];
  /** 需求方意见 on the whole item; null where there is none. */
  ownerView: OwnerView | null;
  /** The pass mark of the whole review. */
  passMark: number;
  /** 评审阶段 that were marked; none where there is one only. */
  stages: StageHead[];
  /** Of the last stage, and of every stage. */
  file: SheetFile;
  stageFiles: SheetFile[];
  lines: FrozenLine[];
  sensitivity: Sensitivity;
  panel: PanelResult[];
  words: ExpertWords[];
}

export type RankingView = RankingProgress | FrozenRanking;
