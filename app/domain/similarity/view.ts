import type { ScreenStage } from "./screen.ts";
import type { SimilarPair } from "./screen-texts.ts";
import type { TextSource } from "./normal-text.ts";
import type { TraitKind } from "./traits.ts";

/** A screen as every operator of the round knows it: that it is, and who may read it. Whether they did is not told: one may be the supervisor. */
export interface ScreenRow {
  id: string;
  stage: ScreenStage;
  requestedBy: string | null;
  requestedAt: string;
  readers: string[];
  isMine: boolean;
}

/** 雷同核查 of a round, and whom an officer may name to read one. */
export interface ScreenListView {
  round: { code: string; title: string };
  mayMake: boolean;
  openedBids: number;
  people: { username: string; name: string; duties: string[] }[];
  screens: ScreenRow[];
}

export interface ScreenBidView {
  no: string;
  challengeNo: string;
  roundCode: string;
  unitName: string;
  isPast: boolean;
}

export interface ScreenPairRow {
  rank: number;
  first: ScreenBidView;
  second: ScreenBidView;
  shared: number;
  percents: [number, number];
  passages: number;
  /** The same lead unit: a bid made twice, not a bid of somebody else. */
  isSameTeam: boolean;
}

export interface ScreenTraitView {
  kind: TraitKind;
  value: string;
  places: { bid: ScreenBidView; source: TextSource }[];
}

/** What one of the two readers reads. */
export interface ScreenResultView {
  current: number;
  past: number;
  pairs: ScreenPairRow[];
  morePairs: number;
  traits: ScreenTraitView[];
  unread: { bid: ScreenBidView; source: TextSource }[];
}

/** A screen's page. `result` is null while it is not done, and for who is no reader of it. */
export interface ScreenView {
  round: { code: string; title: string };
  screen: ScreenRow & { filesRead: number; filesAll: number };
  result: ScreenResultView | null;
}

/** 证据页: two bids side by side. */
export interface ScreenPairView {
  round: { code: string; title: string };
  screenId: string;
  row: ScreenPairRow;
  passages: SimilarPair["passages"];
  morePassages: number;
}
