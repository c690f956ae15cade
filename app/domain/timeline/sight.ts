import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import type { NoticeMove } from "#app/domain/notice/lifecycle.ts";
import type { BidMove } from "#app/domain/bid/lifecycle.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { RoundMove } from "#app/domain/round/lifecycle.ts";
import type { TimelineSight } from "./view.ts";

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor", "system"];
/** Who may know the people behind bids and reviews (guide.md 3.7); a leader does not. */
const operators: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "system"];

const has = (held: readonly Relation[], wanted: readonly Relation[]) => held.some((relation) => wanted.includes(relation));

/** Whether somebody with these relations may know who judges. */
export const knowsJudges = (held: readonly Relation[]): boolean => has(held, operators);

/**
 * Who sees how much of the history of a *visible* object of each noun. Persons are shown to who may know them only;
 * a witness sees what the public sees. That the object is visible at all is the policy's matter.
 */
const sights: Readonly<Record<Noun, (held: readonly Relation[]) => TimelineSight>> = {
  round: (held) => (has(held, bureau) ? "staffWithNames" : "public"),
  challenge: (held) => (has(held, bureau) ? "staffWithNames" : "public"),
  notice: (held) => (has(held, bureau) ? "staffWithNames" : "public"),
  bid: (held) => {
    if (held.includes("team")) return "team";
    if (has(held, operators)) return "staffWithNames";
    if (held.includes("leader")) return "staff";
    return held.includes("memberUnit") ? "public" : "none";
  },
  reviewAssignment: (held) => (has(held, operators) ? "staffWithNames" : held.includes("expert") ? "public" : "none"),
  shortlist: (held) => (has(held, bureau) ? "staffWithNames" : "none"),
  award: (held) => (has(held, bureau) ? "staffWithNames" : "public"),
  ticket: (held) => (has(held, operators) ? "staffWithNames" : held.includes("team") ? "team" : "none"),
  // Names nobody: who asked is never told, and who answered is the bureau.
  question: (held) => (has(held, bureau) || held.includes("owner") ? "staff" : held.includes("team") ? "team" : "public"),
  demand: (held) => (has(held, bureau) ? "staffWithNames" : held.includes("owner") || held.includes("coOwner") || held.includes("recommender") ? "team" : "none"),
  takedown: (held) => (has(held, operators) ? "staffWithNames" : "none"),
  objection: (held) => (has(held, operators) ? "staffWithNames" : "none"),
};

export function timelineSight(noun: Noun, held: readonly Relation[]): TimelineSight {
  return sights[noun](held);
}

/** Events of an item whose papers name its experts. */
const expertPapers: readonly string[] = ["recordPaperDraw", "signInAtDefence", "signInAtMeeting"];

/** Papers of 对接. */
const matchingPapers: readonly string[] = ["recordTalk", "agree"];

/** Whether somebody with these relations may read the paper of an event: who was there, and its scan. The paper of an answer names the bureau's people, and nobody who asked. */
export function readsPaper(noun: Noun, event: string, held: readonly Relation[]): boolean {
  if (noun === "question") return has(held, bureau);
  // Minutes and agreement are the owner's own papers, whoever handed them in.
  if (noun === "shortlist" && has(held, ["owner", "coOwner"])) return matchingPapers.includes(event);
  return timelineSight(noun, held) === "staffWithNames" && (!expertPapers.includes(event) || has(held, operators));
}

/** What of a challenge, a round, a notice, a bid has a public side. What prepares it stays inside. */
const publicChallengeMoves: readonly ChallengeMove[] = ["publish", "amend", "extend", "suspend", "resume", "withdraw", "close", "openBids", "startMatching", "startReview", "endStage", "freezeRanking", "voidRanking", "decide", "reissue", "giveUp"];
const publicRoundMoves: readonly RoundMove[] = ["publish", "suspend", "resume", "cancel", "close"];
const publicNoticeMoves: readonly NoticeMove[] = ["publish", "withdraw", "end"];
/** Of a member unit: from the opening on, as its lead reads it. */
const outcomeBidMoves: readonly BidMove[] = ["open", "requestCorrection", "correct", "passForm", "rejectForm", "unmatch", "score"];

export const publicEvents: Readonly<Partial<Record<Noun, readonly string[]>>> = {
  challenge: publicChallengeMoves,
  round: publicRoundMoves,
  notice: publicNoticeMoves,
  bid: outcomeBidMoves,
  award: ["announce", "freeze", "release", "revoke", "award", "forfeit"],
  reviewAssignment: ["invite", "accept", "decline", "recuse", "start", "sign", "askReopen", "reopen", "void", "replace"],
};

/** What prepares a decision: for the bureau alone, the team reads what comes of it. */
export const staffEvents: readonly string[] = ["decideLine", "printPaper", "reprintPaper", "enterPaper", "clearPaper", "panelOpinion", "panelVote", "nameChair", "confirmPaper", "disputePaper", "explainPaper"];

/** Moves whose reason the public reads beside them. */
const publicReasons: readonly ChallengeMove[] = ["amend", "openBids", "extend", "suspend", "resume", "withdraw", "voidRanking", "reissue", "giveUp"];

export function isReasonPublic(noun: Noun, event: string): boolean {
  return noun === "challenge" && (publicReasons as readonly string[]).includes(event);
}

/** Facts of an event that each reader may be told; anything else in the log stays there. */
const publicFacts = ["no", "amendment", "documentNumber", "closesAt", "closesAtBefore", "endsOn", "startsOn", "release"] as const;
const staffFacts = [...publicFacts, "reissuedAs", "bids", "opened", "failed", "count", "rank", "bidVersion", "receivedAt", "dueAt", "challenges", "indicators", "custody", "minutes", "until", "textVersion", "into", "parents", "challenge", "receivedOn", "kind", "conclusion"] as const;
const teamFacts = [...publicFacts, "bidVersion", "receivedAt", "deadline", "dueAt", "until", "textVersion", "into", "parents", "challenge", "receivedOn"] as const;

export const tellableFacts: Readonly<Record<TimelineSight, readonly string[]>> = { none: [], public: publicFacts, team: teamFacts, staff: staffFacts, staffWithNames: staffFacts };
