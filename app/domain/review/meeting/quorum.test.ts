import { describe, expect, it } from "vitest";
import { presentFor, quorumObstacle } from "./quorum.ts";

const panel = [
  { expertId: "a", leavesFor: [] },
  { expertId: "b", leavesFor: ["S2"] },
  { expertId: "c", leavesFor: [] },
];
const at = (expertId: string | null, sessionNumber = 1) => ({ expertId, sessionNumber });
const bid = (code: string, session = 1) => ({ code, session });

describe("the quorum of a meeting", () => {
  it("counts who signed in to the session and need not leave for the bid; members of teams are none", () => {
    const signIns = [at("a"), at("b"), at("c", 2), at(null)];
    expect(presentFor(bid("S1"), panel, signIns).map(({ expertId }) => expertId)).toEqual(["a", "b"]);
    expect(presentFor(bid("S2"), panel, signIns).map(({ expertId }) => expertId)).toEqual(["a"]);
    expect(presentFor(bid("S1", 2), panel, signIns).map(({ expertId }) => expertId)).toEqual(["c"]);
  });

  it.each([
    ["is there", [bid("S1")], 2, null],
    ["lacks one for the bid that one leaves for", [bid("S1"), bid("S2")], 2, { bid: "S2", given: 1, least: 2 }],
    ["lacks everybody in another session", [bid("S1", 2)], 1, { bid: "S1", given: 0, least: 1 }],
    ["is asked of nothing", [], 3, null],
  ])("%s", (_what, bids, least, facts) => {
    expect(quorumObstacle(bids, panel, [at("a"), at("b")], least)).toEqual(facts && { code: "quorumMissing", facts });
  });
});
