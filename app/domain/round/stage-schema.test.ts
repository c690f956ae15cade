import { describe, expect, it } from "vitest";
import { criterionNames, rubricsOf, rulesOfStage, stagesOf } from "#app/domain/review/stages.ts";
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

  const line = (code: string, weight: number, name = code) => ({ code, name, weight, looksAt: "", rule: "" });
  const own = [line("R01", 30), line("R20", 70)];

  it.each<[string, object, string[]]>([
    ["may have a rubric of their own", { rubric: own }, []],
    ["whose weights add to 100 by themselves", { rubric: [line("R01", 30)] }, ["weightsNot100:30"]],
    ["and choose nothing beside it", { rubric: own, criteria: ["R01"] }, ["stageRubricAlone"]],
  ])("%s", (_what, given, expected) => {
    expect(messagesOf([written, { ...defence, ...given }])).toEqual(expected);
  });

  it("have no rubric where nothing is marked", () => {
    expect(messagesOf([written, { kind: "visit", weight: 0, rubric: own }, defence])).toEqual(["stageRubricAlone"]);
  });

  it("mark by their own rubric what it names, and a code means one thing in the round", () => {
    const of = (first: object, second: object, rubric: { code: string; name: string }[]) => stageRubricProblems(reviewStages.parse([{ ...written, ...first }, { ...defence, ...second }]), rubric).map(({ path, message }) => `${path.join(".")} ${message}`);
    const rubric = [line("R01", 60), line("R02", 40)];
    expect(of({}, { rubric: own }, rubric)).toEqual([]);
    expect(of({ criteria: ["R01"] }, { rubric: own }, rubric)).toEqual(["stages stageCriterionUnmarked:R02"]);
    // Where no stage uses the round's rubric, nothing of it is left unmarked.
    expect(of({ rubric: own }, { rubric: own }, rubric)).toEqual([]);
    expect(of({}, { rubric: [line("R01", 30, "别的"), line("R02", 70)] }, rubric)).toEqual(["stages.1.rubric stageCriterionName:R01:R01"]);
    expect(of({ rubric: own }, { rubric: [line("R20", 100, "另一项")] }, rubric)).toEqual(["stages.1.rubric stageCriterionName:R20:R20"]);
  });

  it("are shown with the rubric that each uses, and all names are known", () => {
    const rubric = [line("R01", 100, "创新性")];
    const round = (stages: object[]) => ({ rules: { stages: reviewStages.parse(stages) }, rubric });
    const stages = [written, { kind: "visit", weight: 0 }, { ...defence, rubric: own.map((one) => (one.code === "R01" ? { ...one, name: "创新性" } : one)) }];
    expect(rubricsOf(round(stages)).map((one) => [one.stages, one.lines.map(({ weight }) => weight)])).toEqual([[[{ number: 1, kind: "written" }], [100]], [[{ number: 3, kind: "defence" }], [30, 70]]]);
    expect(rubricsOf({ rules: {}, rubric })).toEqual([{ stages: [{ number: 1, kind: "written" }], lines: rubric }]);
    expect([...criterionNames(round(stages))]).toEqual([["R01", "创新性"], ["R20", "R20"]]);
  });
});
