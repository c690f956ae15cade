import { describe, expect, it } from "vitest";
import { reviewRuleProblems } from "./review-rules-schema.ts";
import { roundRules } from "./schema.ts";

const rulesOf = (rules: object) => roundRules.safeParse({ publicity: {}, ...rules });
const messages = (rules: object) => rulesOf(rules).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

describe("the rules of a review", () => {
  it("are those of the guide where a round says nothing", () => {
    expect(rulesOf({}).data).toMatchObject({ aggregation: "auto", leastValidScores: 3, passMark: 70, singleBidPassMark: 75, criterionFloor: 60, tieBreak: ["R01", "R02", "R05"], veto: "panel", divergenceRange: 25, divergenceDeviation: 12, leastOpinion: 150, reasonBelow: 60, leastReason: 30, stability: "internal" });
  });

  it("take the order of a tie as a form types it", () => {
    expect(rulesOf({ tieBreak: " r02、R01,R07 " }).data?.tieBreak).toEqual(["R02", "R01", "R07"]);
    expect(rulesOf({ tieBreak: "" }).data?.tieBreak).toEqual([]);
    expect(messages({ tieBreak: "R02、成本" })).toEqual(["tieBreak.1 criterionCode"]);
    expect(messages({ tieBreak: "R02、R02" })).toEqual(["tieBreak duplicateCode"]);
  });

  it("must fit the rubric and the stages", () => {
    const rubric = [{ code: "R01" }, { code: "R07" }];
    const of = (rules: object) => reviewRuleProblems({ ...rulesOf({}).data!, ...rules }, rubric).map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(of({})).toEqual([]);
    expect(of({ tieBreak: ["R07", "R09"] })).toEqual(["tieBreak tieBreakUnknown:R09"]);
    expect(of({ aggregation: "rankSum", stages: [{ weight: 40 }, { weight: 60 }] })).toEqual(["aggregation rankSumStages"]);
    expect(of({ aggregation: "rankSum", stages: [{ weight: 0 }, { weight: 100 }] })).toEqual([]);
  });
});
