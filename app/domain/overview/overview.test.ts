import { describe, expect, it } from "vitest";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { patterns } from "#app/domain/kernel/pattern.ts";
import { nextSteps } from "./next-steps.ts";
import { type ChallengeProgress, unacceptedBids } from "./progress.ts";
import { bidsOf, progressOf } from "./progress.fixture.ts";
import { lackOf } from "./readiness.ts";
import { datesAround, overviewRow, railOf } from "./round-overview.ts";
import { columnsOf, currentStage, matrixStages, stageCells } from "./stage-cells.ts";

const before = "2026-03-15T04:00:00.000Z";
const after = "2026-04-02T04:00:00.000Z";

const awarded = (status: ChallengeProgress["awards"][number]["status"], endsOn: string | null = null): Partial<ChallengeProgress> => ({ status: "decided", bidsAtClose: 3, bids: bidsOf({ scored: 3 }), awards: [{ status, endsOn }] });

/** Where a challenge stands, in the words of its cells, and what it waits for. */
const beforeOwner = (change: Partial<ChallengeProgress["shortlist"]> = {}): Partial<ChallengeProgress> => ({ status: "ranked", pattern: "B", bids: bidsOf({ scored: 2 }), shortlist: { proposed: 0, confirmed: 0, vetoed: 0, lapsed: 0, dueOn: null, untold: 0, ...change } });

const inMatching = (change: Partial<ChallengeProgress["shortlist"]> = {}, status: ChallengeProgress["status"] = "matching"): Partial<ChallengeProgress> => ({ ...beforeOwner(change), pattern: "A", status, bids: bidsOf({ formPassed: 3 }), bidsAgreed: change.confirmed ?? 0 });

const table: [name: string, change: Partial<ChallengeProgress>, now: string, stage: string, word: string, steps: string[]][] = [
  ["is being written", { status: "drafted", opensAt: null, closesAt: null }, before, "prepare", "drafting", ["approve"]],
  ["is approved", { status: "approved", opensAt: null, closesAt: null }, before, "prepare", "approved", ["publish"]],
  ["was withdrawn before it was published", { status: "withdrawn", opensAt: null, closesAt: null }, before, "prepare", "withdrawn", []],
  ["accepts bids", {}, before, "bidding", "bidding", ["awaitBids"]],
  ["is past its deadline and not closed yet", {}, after, "bidding", "closingDue", ["awaitClosing"]],
  ["is suspended", { status: "suspended" }, before, "bidding", "suspended", ["resume"]],
  ["was withdrawn", { status: "withdrawn" }, before, "bidding", "withdrawn", []],
  ["had no bid", { status: "noBid", bidsAtClose: 0 }, after, "bidding", "noBid", ["resolveNoBid"]],
  ["ended without a bid", { status: "endedNoBid", bidsAtClose: 0 }, after, "bidding", "noBid", []],
  ["is closed and sealed", { status: "closed", bidsAtClose: 3 }, after, "formCheck", "toOpen", ["openBids"]],
  ["is in the form check", { status: "closed", bidsAtClose: 3, bids: bidsOf({ underFormCheck: 2, formPassed: 1 }) }, after, "formCheck", "checking", ["checkForms"]],
  ["waits for corrections", { status: "closed", bidsAtClose: 2, bids: bidsOf({ correctionRequested: 1, formPassed: 1 }) }, after, "formCheck", "correcting", ["awaitCorrection"]],
  ["waits for 复核 of its only bid", { status: "closed", bidsAtClose: 1, bids: bidsOf({ formRejected: 1 }), rejections: { asked: 0, rejectedAt: ["2026-04-01T02:00:00.000Z"] } }, after, "review", "toStart", ["awaitFormReview"]],
  ["has its forms checked", { status: "closed", bidsAtClose: 3, bids: bidsOf({ formRejected: 1, formPassed: 2 }) }, after, "review", "toStart", ["startReview"]],
  ["has one bid left", { status: "singleBid", bidsAtClose: 1, bids: bidsOf({ formPassed: 1 }) }, after, "review", "singleBid", ["resolveSingleBid"]],
  ["lacks experts", { status: "inReview", bids: bidsOf({ formPassed: 2 }), review: { bidsLackingExperts: 1, live: 6, signed: 0, unanswered: 6 } }, after, "review", "lackingExperts", ["assignExperts", "awaitExperts"]],
  ["is reviewed", { status: "inReview", bids: bidsOf({ formPassed: 2 }), review: { bidsLackingExperts: 0, live: 10, signed: 4, unanswered: 0 } }, after, "review", "reviewing", ["awaitExperts"]],
  ["is signed", { status: "inReview", bids: bidsOf({ formPassed: 2 }), review: { bidsLackingExperts: 0, live: 10, signed: 10, unanswered: 0 } }, after, "review", "toFreeze", ["freezeRanking"]],
  ["is ranked", { status: "ranked", bids: bidsOf({ scored: 2 }) }, after, "decision", "toDecide", ["decide"]],
  ["is ranked and its owner not asked", beforeOwner(), after, "shortlist", "toPropose", ["proposeShortlist"]],
  ["waits for its owner", beforeOwner({ proposed: 2, dueOn: "2026-12-31" }), after, "shortlist", "awaitingOwner", ["awaitOwner"]],
  ["waits for an owner whom nobody could write to", beforeOwner({ proposed: 1, dueOn: "2026-12-31", untold: 1 }), after, "shortlist", "awaitingOwner", ["tellOwner", "awaitOwner"]],
  ["has an owner that keeps silent", beforeOwner({ proposed: 1, dueOn: "2026-03-01" }), after, "shortlist", "ownerSilent", ["resolveSilence", "decide"]],
  ["has its owner's word", beforeOwner({ confirmed: 1, vetoed: 1 }), after, "decision", "toDecide", ["decide"]],
  ["was agreed to in nothing", beforeOwner({ vetoed: 2 }), after, "decision", "toDecide", ["proposeShortlist", "decide"]],
  ["ended without agreement", { status: "endedUnmatched", bids: bidsOf({ scored: 2 }) }, after, "decision", "unmatched", []],
  ["waits for 对接 to begin", { status: "closed", pattern: "A", bids: bidsOf({ formPassed: 2 }) }, after, "matching", "toMatch", ["startMatching"]],
  ["has one bid left before 对接", { status: "singleBid", pattern: "A", bids: bidsOf({ formPassed: 1 }) }, after, "matching", "singleBid", ["resolveSingleBid"]],
  ["is in 对接", inMatching({ proposed: 2, confirmed: 1, dueOn: "2026-12-31" }), after, "matching", "awaitingOwner", ["awaitOwner"]],
  ["is in 对接 with an owner whom nobody could write to", inMatching({ proposed: 3, dueOn: "2026-12-31", untold: 3 }), after, "matching", "awaitingOwner", ["tellOwner", "awaitOwner"]],
  ["has an agreement and no bid open", inMatching({ confirmed: 1, vetoed: 1, lapsed: 1 }), after, "review", "toStart", ["startReview"]],
  ["has no agreement and no bid open", inMatching({ vetoed: 2, lapsed: 1 }), after, "matching", "matchFailed", ["resolveUnmatched"]],
  ["ended in 对接", inMatching({ vetoed: 3 }, "endedUnmatched"), after, "matching", "matchFailed", []],
  ["is reviewed after 对接", { ...inMatching({ confirmed: 1, vetoed: 1 }, "inReview"), bids: bidsOf({ formPassed: 1, unmatched: 1 }), review: { bidsLackingExperts: 1, live: 0, signed: 0, unanswered: 0 } }, after, "review", "lackingExperts", ["assignExperts"]],
  ["is decided, not announced", awarded("proposed"), after, "publicity", "toAnnounce", ["announce"]],
  ["is in publicity", awarded("inPublicity", "2026-04-10"), after, "publicity", "inPublicity", ["awaitPublicity"]],
  ["is past its publicity", awarded("inPublicity", "2026-04-01"), after, "publicity", "publicityOver", ["award"]],
  ["has an objection", awarded("frozen", "2026-04-01"), after, "publicity", "objection", ["resolveObjection"]],
  ["is awarded", awarded("awarded"), after, "publicity", "awarded", []],
  ["is decided without award", { status: "decided", bids: bidsOf({ scored: 2 }) }, after, "publicity", "noAward", []],
];

describe("where a challenge stands", () => {
  it("流榜 waits for a later deadline while nobody has read a bid, and for a new item once somebody has", () => {
    const moves = (change: Partial<ChallengeProgress>) => nextSteps(progressOf({ status: "noBid", ...change }), after).map(({ code, move }) => [code, move]);
    expect(moves({})).toEqual([["resolveNoBid", "askExtend"]]);
    expect(moves({ hasOpenedBids: true, bids: bidsOf({ formRejected: 2 }), extensionAskedBy: "p1" })).toEqual([["resolveNoBid", "reissue"]]);
  });

  it("counts as 不予受理 what was rejected and what never opened", () => {
    expect(unacceptedBids(progressOf({ bids: bidsOf({ formRejected: 2, contentMissing: 1, notOpened: 1, unmatched: 5, scored: 3 }) }))).toBe(4);
    expect(unacceptedBids(progressOf({ bids: null }))).toBe(0);
  });

  it.each(table)("%s", (_name, change, now, stage, word, steps) => {
    const progress = progressOf(change);
    const columns = columnsOf([progress]);
    expect(currentStage(stageCells(progress, columns, now))).toMatchObject({ stage, word });
    expect(nextSteps(progress, now).map(({ code }) => code)).toEqual(steps);
  });

  it("is told for every state and pattern", () => {
    expect(new Set(table.map(([, change]) => change.status ?? "open"))).toEqual(new Set(challengeLifecycle.states));
    for (const pattern of patterns) {
      for (const status of challengeLifecycle.states) {
        const row = stageCells(progressOf({ pattern, status }), matrixStages, after);
        expect(row.some((cell) => cell === null)).toBe(true);
        expect(currentStage(row)).not.toBeNull();
      }
    }
  });

  it("goes no further once it was withdrawn", () => {
    const cells = stageCells(progressOf({ status: "withdrawn" }), columnsOf([progressOf()]), after);
    expect(cells.filter((cell) => cell?.state === "ahead")).toEqual([]);
  });
});

describe("a round as a whole", () => {
  const rows = (challenges: ChallengeProgress[], now: string) => {
    const columns = columnsOf(challenges);
    return { columns, rows: challenges.map((one) => overviewRow(one, columns, now)) };
  };

  it("counts where its challenges are, and what was stopped", () => {
    const { columns, rows: all } = rows([progressOf(), progressOf({ status: "noBid", bidsAtClose: 0 }), progressOf({ status: "closed", bidsAtClose: 2 }), progressOf({ status: "drafted", opensAt: null, closesAt: null })], before);
    expect(railOf(all, columns).map(({ stage, here, stopped, state }) => [stage, here, stopped, state])).toEqual([
      ["prepare", 1, 0, "current"],
      ["bidding", 2, 1, "current"],
      ["formCheck", 1, 0, "current"],
      ["review", 0, 0, "ahead"],
      ["defence", 0, 0, "ahead"],
      ["decision", 0, 0, "ahead"],
      ["publicity", 0, 0, "ahead"],
    ]);
  });

  it("is done with a stage when no challenge is before or in it", () => {
    const { columns, rows: all } = rows([progressOf({ status: "closed", bidsAtClose: 2 }), progressOf({ status: "withdrawn" })], after);
    expect(railOf(all, columns).slice(0, 3).map(({ stage, state }) => [stage, state])).toEqual([
      ["prepare", "done"],
      ["bidding", "done"],
      ["formCheck", "current"],
    ]);
  });

  it("lists this week's dates by Shanghai's calendar, and later ones apart", () => {
    // Sunday 29 March, 23:30 in Shanghai.
    const now = "2026-03-29T15:30:00.000Z";
    const challenges = [
      progressOf({ no: "A", closesAt: "2026-03-29T15:59:00.000Z" }),
      progressOf({ no: "B", closesAt: "2026-03-29T16:00:00.000Z" }),
      progressOf({ no: "C", ...awarded("inPublicity", "2026-03-29") }),
      progressOf({ no: "D", status: "closed", bids: bidsOf({ correctionRequested: 1 }), correctionDueAt: "2026-03-28T09:00:00.000Z" }),
      progressOf({ no: "E", ...inMatching({ proposed: 1, dueOn: "2026-04-02" }) }),
      progressOf({ no: "F", ...beforeOwner({ proposed: 1, dueOn: "2026-04-03" }) }),
    ];
    const { thisWeek, later } = datesAround(challenges, now);
    expect(thisWeek.map(({ no, kind, on }) => [no, kind, on])).toEqual([
      ["A", "closes", "2026-03-29"],
      ["C", "publicityEnds", "2026-03-29"],
    ]);
    expect(later.map(({ no, kind, on }) => [no, kind, on])).toEqual([["B", "closes", "2026-03-30"], ["E", "ownerDue", "2026-04-02"], ["F", "ownerDue", "2026-04-03"]]);
  });
});

describe("lackOf", () => {
  const checked = bidsOf({ formPassed: 2 });
  it.each<[string, string, Partial<ChallengeProgress>, ReturnType<typeof lackOf>]>([
    ["startReview", "bids in the form check and out for correction", { bids: bidsOf({ underFormCheck: 2, correctionRequested: 1 }) }, { code: "formCheckOpen", facts: { count: 3 } }],
    ["startReview", "nothing, when every bid is decided", { bids: checked }, null],
    ["startReview", "nothing that could be counted before the opening", { bids: null }, null],
    ["startReview", "the answer to 复核 of a rejection", { bids: checked, rejections: { asked: 1, rejectedAt: [] } }, { code: "formCheckOpen", facts: { count: 1 } }],
    ["startReview", "the end of the time for 复核", { bids: checked, rejections: { asked: 0, rejectedAt: ["2026-03-20T02:00:00.000Z", "2026-03-31T02:00:00.000Z"] } }, { code: "reviewTermRunning", facts: { count: 1, until: "2026-04-03T16:00:00.000Z" } }],
    ["startReview", "words of the owner in 对接", inMatching({ proposed: 2, confirmed: 1, dueOn: "2026-12-31" }), { code: "matchingRunning", facts: { count: 2, until: "2026-12-31" } }],
    ["startReview", "an agreement", inMatching({ vetoed: 1, lapsed: 2 }), { code: "nothingAgreed" }],
    ["startReview", "nothing, with an agreement and no bid open", inMatching({ vetoed: 1, confirmed: 1 }), null],
    ["freezeRanking", "the form check of a bid that was readmitted", { bids: bidsOf({ formPassed: 2, underFormCheck: 1 }) }, { code: "formCheckOpen", facts: { count: 1 } }],
    ["endStage", "the answer to 复核 of a rejection", { bids: checked, rejections: { asked: 1, rejectedAt: [] } }, { code: "formCheckOpen", facts: { count: 1 } }],
    ["freezeRanking", "signatures", { bids: checked, review: { bidsLackingExperts: 0, live: 6, signed: 4, unanswered: 0 } }, { code: "scoresUnsigned", facts: { count: 2 } }],
    ["freezeRanking", "nothing, when all signed", { bids: checked, review: { bidsLackingExperts: 0, live: 6, signed: 6, unanswered: 0 } }, null],
    ["decide", "nothing that its progress tells", { bids: checked }, null],
  ])("%s lacks %s", (move, _what, change, lack) => {
    expect(lackOf(move, progressOf(change), after)).toEqual(lack);
  });
});
