import type { DecidedConflict } from "./decided-conflict.ts";

/** Kinds of conflict that somebody declares (回避情形), after guide 3.4. `none` says that there is none. */
export const declaredKinds = ["none", "employment", "kin", "cooperation", "adviser", "vetting", "interest", "other"] as const;
export type DeclaredKind = (typeof declaredKinds)[number];

/** When it was declared: before anything opened, with the answer to an invitation, at the meeting, or once it came to light. */
export const occasions = ["beforeOpening", "invitation", "meeting", "late"] as const;
export type Occasion = (typeof occasions)[number];

/** A bid as far as somebody must know it to say whether there is a conflict: who is behind it, never what it says. */
export interface DeclaredBid {
  no: string;
  code: string;
  unitName: string;
  memberNames: string[];
  leadName: string | null;
  /** What the person said last; null when nothing yet. */
  said: DeclaredKind | null;
}

/** Bids about which nothing was said; none where a conflict was said, because one is enough. */
export function unansweredBids<B extends { no: string }>({ item, answers }: { item: DeclaredKind; answers: readonly { bid: string; kind: DeclaredKind }[] }, bids: readonly B[]): B[] {
  if (item !== "none" || answers.some(({ kind }) => kind !== "none")) return [];
  return bids.filter(({ no }) => !answers.some(({ bid }) => bid === no));
}

/** 回避声明 of one item, for one person. */
export interface DeclarationView {
  challenge: { no: string; title: string };
  ownerName: string | null;
  as: "staff" | "expert";
  /** Kept away already: nothing of the bids is shown any more. */
  isClosed: boolean;
  bids: DeclaredBid[];
  /** Bids are open about which this person has not declared: what they say is not read before. */
  isDue: boolean;
  /** The last word about the item as a whole, and when. */
  said: { kind: DeclaredKind; at: string } | null;
  /** Other items in which this person's duty has yet to declare. */
  next: { no: string; title: string }[];
}

/** Somebody with a duty or a task in an item, and what they declared. */
export interface DeclaredPerson {
  name: string;
  /** Duties, or the number of the expert. */
  roles: string[];
  expertNo: string | null;
  said: "none" | "conflict" | null;
  at: string | null;
}

/** A reason to look closer (提示): names that meet. It excludes nobody; a human decides whether they are one person. */
export interface SoftFlag {
  expertNo: string;
  expertName: string;
  bidNo: string;
  code: string;
  kind: "teamMember" | "coauthorName" | "adviserName" | "unitName" | "unitAlias" | "affiliation" | "vetterName";
  /** What met what. */
  words: string;
  /** The unit on whose page it is settled; null where it is not one. */
  unitId: string | null;
}

/** 回避情况 of an item, for who runs or watches its review. */
export interface ConflictPage {
  challenge: { no: string; title: string; status: string };
  bids: { no: string; code: string; unitName: string }[];
  people: DeclaredPerson[];
  /** Experts whom the rule excludes from at least one bid, with the reasons by bid. */
  excluded: { expertNo: string; name: string; unitName: string; reasons: { code: string; reason: string }[] }[];
  flags: SoftFlag[];
  /** Duties of this item that nobody holds any more who has no conflict. */
  lacking: string[];
  panel: { expertNo: string; name: string }[];
  /** What came to light after the decision. */
  decided: DecidedConflict[];
  may: { report: boolean; settle: boolean };
}

/** Who comes in the place of an expert who stepped out (递补), with the place among the reserves; or a new draw of one that the witness is asked to hold. */
export type Replacement = { kind: "asked"; no: string; name: string; unitName: string; place: number } | { kind: "drawPrepared" };

/** What became of a late conflict. `replacement` null: nobody was drawn, or nobody can be. */
export interface LateOutcome {
  dropped: boolean;
  /** The ranking is fixed and rests on the expert's marks: a second person has to void it. */
  mustVoid: boolean;
  /** The item is decided, and the expert's marks are behind the decision: somebody has to settle it. */
  mustSettle: boolean;
  replacement: Replacement | null;
}
