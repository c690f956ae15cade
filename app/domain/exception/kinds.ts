import { lifecycles, type Noun, type NounMove } from "#app/domain/policy/nouns.ts";

/**
 * The fixed list of the 例外清单 (guide.md 0.1, 17 and 18): what was done otherwise than the plain course, by one
 * person alone, or on paper. A list over the log, never a table of its own.
 */
export const exceptionKinds = [
  "offline", // 线下办理
  "paperDisputed", // the named checker says that an entry does not agree with its paper
  "singlePerson", // one person where a second pair of eyes is not mandatory
  "shortWindow", // less time to answer than usual, with a reason
  "amended",
  "attached", // an attachment came after the publication
  "extended",
  "suspended",
  "withdrawn",
  "cancelled",
  "reissued",
  "givenUp",
  "singleBid", // went on with one bid only
  "recoveryUsed", // opened with the recovery codes
  "notOpened",
  "keyLost", // neither opening nor recovery codes are left
  "contentSupplied", // opened from what its team kept
  "contentMissing", // its team brought nothing in time
  "formRejected",
  "notDrawn", // experts whom somebody chose
  "reopened",
  "voided",
  "rankingVoided", // fixed, and void because of a conflict that came to light
  "decidedConflict", // an expert's conflict came to light after the decision; and what was said about it
  "replaced",
  "recused",
  "outOfOrder", // decided otherwise than by the ranking
  "againstOwner", // decided against the owner's word, or without it
  "revoked",
  "forfeited",
  "publicityFrozen",
  "noticeWithdrawn",
  "takenDown", // a published text was hidden at once by one person
  "bidReopened", // one bid accepted after the closing
  "staffRecused", // a duty stepped out of an item
  "undeclared", // judged a bid or an item without having said whether there is a conflict
] as const;

export type ExceptionKind = (typeof exceptionKinds)[number];

/** What the list needs to know of an event. */
export interface LoggedMove {
  noun: string;
  kind: string;
  from: string | null;
  to: string | null;
  offline: boolean;
  outOfOrder: boolean;
  againstOwner: boolean;
  recovery: boolean;
  /** Published as one person alone wrote it: nobody else drafted it, or what another one drafted was changed. */
  unseconded: boolean;
  /** After the publication, for the public or under a pledge. */
  late: boolean;
  shortWindow: boolean;
  /** Online, by somebody who had not declared for the item. */
  undeclared: boolean;
}

type Watch = { [N in Noun]?: { [M in NounMove<N>]?: (event: LoggedMove) => ExceptionKind | null } };

const always = (kind: ExceptionKind) => () => kind;

/** Watched only because who makes it must have declared. */
const judged = () => null;

/** Done on paper, a move has its checker: it is no matter of one person. */
const alone = (event: LoggedMove): ExceptionKind | null => (event.offline ? null : "singlePerson");

const withOneBid = (event: LoggedMove): ExceptionKind | null => (event.from === "singleBid" ? "singleBid" : null);

/** The watched moves, each with what makes it an exception. Nothing of a bid before its opening is among them. */
const watched: Watch = {
  round: { suspend: always("suspended"), resume: always("suspended"), cancel: always("cancelled") },
  challenge: {
    publish: (event) => (event.shortWindow ? "shortWindow" : null),
    amend: always("amended"),
    extend: always("extended"),
    suspend: always("suspended"),
    resume: always("suspended"),
    withdraw: always("withdrawn"),
    openBids: (event) => (event.recovery ? "recoveryUsed" : null),
    recordLoss: always("keyLost"),
    voidRanking: always("rankingVoided"),
    startMatching: withOneBid,
    startReview: withOneBid,
    reissue: always("reissued"),
    giveUp: always("givenUp"),
    endStage: judged,
    // The officer fixes it, and nobody stands beside (guide 0.1, 17).
    freezeRanking: alone,
    decide: (event) => (event.againstOwner ? "againstOwner" : event.outOfOrder ? "outOfOrder" : null),
  },
  shortlist: { extend: always("extended") },
  bid: { open: (event) => (event.to === "notOpened" ? "notOpened" : null), openSupplied: always("contentSupplied"), endSupply: always("contentMissing"), requestCorrection: judged, passForm: alone, rejectForm: always("formRejected") },
  reviewAssignment: { recuse: always("recused"), reopen: always("reopened"), void: always("voided"), replace: (event) => (event.to === "replaced" ? "replaced" : null) },
  award: { decide: (event) => (event.outOfOrder ? "outOfOrder" : null), freeze: always("publicityFrozen"), revoke: always("revoked"), forfeit: always("forfeited") },
  notice: { withdraw: always("noticeWithdrawn") },
  question: { publish: (event) => (event.unseconded ? alone(event) : null) },
  takedown: { restore: always("takenDown"), finalise: always("takenDown") },
  ticket: { reopen: always("bidReopened") },
};

const table = watched as Partial<Record<string, Partial<Record<string, (event: LoggedMove) => ExceptionKind | null>>>>;

/** Events that are no moves: they change no state of their object. */
const watchedEvents: Readonly<Record<string, (event: LoggedMove) => ExceptionKind | null>> = {
  "challenge.declareConflict": always("staffRecused"),
  "challenge.pickExperts": always("notDrawn"),
  "challenge.conflictAfterDecision": always("decidedConflict"),
  "challenge.settleConflict": always("decidedConflict"),
  ...Object.fromEntries(Object.keys(lifecycles).map((noun) => [`${noun}.disputePaper`, always("paperDisputed")])),
  "challenge.addAttachment": (event) => (event.late ? "attached" : null),
};

/** Noun and move of each watched one, for the query: `challenge.extend`. */
export const watchedMoves: readonly string[] = [...Object.entries(table).flatMap(([noun, moves]) => Object.keys(moves ?? {}).map((move) => `${noun}.${move}`)), ...Object.keys(watchedEvents)];

/** What judges a bid or an item, from the form check on (guide 3.4). */
const judgingMoves: readonly string[] = ["bid.passForm", "bid.rejectForm", "bid.requestCorrection", "challenge.endStage", "challenge.freezeRanking"];

/** As what an event stands in the list; empty when it does not. An extension on paper is both. */
export function exceptionKindsOf(event: LoggedMove): ExceptionKind[] {
  const kind = table[event.noun]?.[event.kind]?.(event) ?? watchedEvents[`${event.noun}.${event.kind}`]?.(event) ?? null;
  const isUndeclared = event.undeclared && judgingMoves.includes(`${event.noun}.${event.kind}`);
  return [...(event.offline ? (["offline"] as const) : []), ...(kind ? [kind] : []), ...(isUndeclared ? (["undeclared"] as const) : [])];
}
