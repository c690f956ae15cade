import { describe, expect, it } from "vitest";
import { rulesOfStage, stagesOf } from "#app/domain/review/stages.ts";
import { roundRules } from "./schema.ts";
import { reviewStages, stageRubricProblems } from "./stage-schema.ts";

const written = { kind: "written", weight: 40, advance: 3 };
const defence = { kind: "defence", weight: 60 };
const messagesOf = (stages: unknown) => {
  const read = reviewStages.safeParse(stages);
  return read.success ? [] : read.error.issues.map(({ message }) => message);
};

describe("the stages of a round", () => {
  it("are one written stage where the rules name none, and the rules stay as they were", () => {
    const rules = roundRules.parse({ publicity: {} });
    expect("stages" in rules).toBe(false);
    expect(stagesOf(rules)).toEqual([{ kind: "written", weight: 100, criteria: [], passMark: 0, advance: 0 }]);
    expect(rulesOfStage(rules, 1)).toMatchObject({ ...rules, stage: { kind: "written" } });
  });

  it("have what they do not say themselves from the round, and no team is hidden from who meets it", () => {
    const rules = roundRules.parse({ publicity: {}, blind: "double", stages: [written, { ...defence, expertsPerBid: 7, leastValidScores: 5 }] });
    expect(rulesOfStage(rules, 1)).toMatchObject({ blind: "double", expertsPerBid: 5, leastValidScores: 3 });
    expect(rulesOfStage(rules, 2)).toMatchObject({ blind: "single", expertsPerBid: 7, leastValidScores: 5 });
  });

  it.each<[string, unknown, string[]]>([
    ["stand", [written, defence], []],
    ["stand with a visit that is only recorded", [written, { kind: "visit", weight: 0 }, defence], []],
    ["add to 100", [written, { ...defence, weight: 50 }], ["stageWeightsNot100:90"]],
    ["have a weight", [{ ...written, weight: 0, advance: 0 }, { ...defence, weight: 100 }], ["stageWeightNeeded"]],
    ["let nobody on after the last", [written, { ...defence, advance: 1 }], ["lastStageAdvances"]],
    ["let nobody on without marks", [{ kind: "visit", weight: 0, advance: 2 }, { ...defence, weight: 100 }], ["unmarkedStageAdvances"]],
    ["hide nobody who speaks", [written, { ...defence, blind: "double" }], ["stageSeesTeam"]],
    ["have experts enough", [written, { ...defence, expertsPerBid: 3, leastValidScores: 5 }], ["quorumOverExperts:5:3"]],
  ])("%s", (_what, stages, expected) => {
    expect(messagesOf(stages)).toEqual(expected);
  });

  it("mark every criterion somewhere, and none that there is not", () => {
    const rubric = [{ code: "R01" }, { code: "R02" }];
    const of = (first: string[], second: string[]) => stageRubricProblems(reviewStages.parse([{ ...written, criteria: first }, { ...defence, criteria: second }]), rubric).map(({ message }) => message);
    expect(of([], ["R01"])).toEqual([]);
    expect(of(["R01"], ["R01"])).toEqual(["stageCriterionUnmarked:R02"]);
    expect(of(["R01", "R09"], ["R02"])).toEqual(["stageCriterionUnknown:R09"]);
    expect(stageRubricProblems(undefined, rubric)).toEqual([]);
  });
});
