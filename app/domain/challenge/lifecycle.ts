import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/**
 * 榜单任务. "Open for bids" is not a state: it is `open` and before the deadline (see rules.ts).
 * The arrows follow guide.md 1.4; what comes after `decided` belongs to award and project.
 */
export const challengeLifecycle = defineLifecycle({
  noun: "challenge",
  states: ["drafted", "approved", "open", "suspended", "withdrawn", "closed", "noBid", "singleBid", "matching", "inReview", "ranked", "decided", "endedNoBid", "endedUnmatched"],
  birth: { state: "drafted", event: "create" },
  moves: {
    approve: [{ from: ["drafted"], to: "approved" }],
    // Somebody found it wrong before it was published: its officer goes over it and approves it anew.
    return: [{ from: ["approved"], to: "drafted" }],
    publish: [{ from: ["approved"], to: "open" }],
    // Two people, as for a deadline: one writes the correction with its reason, another one publishes it.
    askAmend: [{ from: ["open"], to: "open" }],
    amend: [{ from: ["open"], to: "open" }],
    // Two people: one asks with date and reason, another one lets it happen.
    askExtend: [
      { from: ["open"], to: "open" },
      { from: ["noBid"], to: "noBid" },
      { from: ["closed"], to: "closed" },
    ],
    // After closing only with no bid at all, or for an outage on record while all is sealed (guide 0.1, 3).
    extend: [
      { from: ["open"], to: "open" },
      { from: ["noBid", "closed"], to: "open" },
    ],
    suspend: [{ from: ["open"], to: "suspended" }],
    resume: [{ from: ["suspended"], to: "open" }],
    withdraw: [{ from: ["approved", "open", "suspended"], to: "withdrawn" }],
    close: [
      { from: ["open"], to: "closed" },
      { from: ["open"], to: "noBid", outcome: "noBid" },
    ],
    openBids: [{ from: ["closed"], to: "closed" }],
    // No key is left: the teams are asked for what they kept (trust.md section 4).
    recordLoss: [{ from: ["closed"], to: "closed" }],
    // 供需对接, where it comes before the review: the owner talks with every team that passed, and takes or refuses each.
    startMatching: [
      { from: ["closed", "singleBid"], to: "matching" },
      { from: ["closed"], to: "singleBid", outcome: "singleBid" },
      { from: ["closed"], to: "noBid", outcome: "noBid" },
    ],
    startReview: [
      { from: ["closed", "singleBid", "matching"], to: "inReview" },
      { from: ["closed"], to: "singleBid", outcome: "singleBid" },
      { from: ["closed"], to: "noBid", outcome: "noBid" },
    ],
    // A rejection was taken back: the item was ended by what no longer holds.
    checkAgain: [{ from: ["noBid"], to: "closed" }],
    // On to the next 评审阶段 of the round.
    endStage: [{ from: ["inReview"], to: "inReview" }],
    freezeRanking: [{ from: ["inReview"], to: "ranked" }],
    // A conflict came to light after the freeze: the version stays on file, another one follows (guide 1.4, 3.3).
    voidRanking: [{ from: ["ranked"], to: "inReview" }],
    decide: [{ from: ["ranked"], to: "decided" }],
    // 对接失败 ends as 流榜 does: it is published anew, or given up and the demand waits in the pool again.
    reissue: [
      { from: ["noBid", "singleBid"], to: "endedNoBid" },
      { from: ["matching"], to: "endedUnmatched" },
    ],
    giveUp: [
      { from: ["noBid", "singleBid"], to: "endedNoBid" },
      { from: ["matching", "ranked"], to: "endedUnmatched" },
    ],
  },
});

export type ChallengeState = StateOf<typeof challengeLifecycle>;
export type ChallengeMove = MoveOf<typeof challengeLifecycle>;
