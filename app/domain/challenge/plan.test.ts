import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { checkRace, itemPlan, noPlan, planProblems } from "./plan.ts";
import { linesOfPlan, readBaseline, readCheckpoints, readTranches } from "./plan-lines.ts";

const race = {
  race: true,
  periodMonths: 24,
  fundingRule: {},
  maxTeams: 3,
  checkpoints: [{ month: 6, target: "完成小试" }, { month: 18, target: "建成示范段" }],
  tranches: [{ when: "签订任务书后", percent: 30 }, { when: "通过第一个节点", percent: 40 }, { when: "验收后", percent: 30 }],
  baseline: [],
};

describe("the plan of an item", () => {
  it.each([
    ["says nothing", { ...race, race: false, ...noPlan }, []],
    ["of a race adds up", race, []],
    ["pays too much first", { ...race, tranches: [{ when: "签订后", percent: 40 }, { when: "验收后", percent: 60 }] }, [["tranches", "firstTranche:30:40"]]],
    ["pays as its rule lets it", { ...race, fundingRule: { firstTrancheAtMost: 0.4 }, tranches: [{ when: "签订后", percent: 40 }, { when: "验收后", percent: 60 }] }, []],
    ["pays more than a stricter rule lets it", { ...race, fundingRule: { firstTrancheAtMost: 0.2 } }, [["tranches", "firstTranche:20:30"]]],
    ["of no race may pay six tenths first", { ...race, race: false, maxTeams: null, tranches: [{ when: "签订后", percent: 60 }, { when: "验收后", percent: 40 }] }, []],
    ["pays less than the whole", { ...race, tranches: [{ when: "签订后", percent: 30 }, { when: "验收后", percent: 60 }] }, [["tranches", "trancheSum:90"]]],
    ["names teams of no race", { ...race, race: false }, [["maxTeams", "raceAlone"]]],
    ["names a month twice", { ...race, checkpoints: [{ month: 6, target: "甲" }, { month: 6, target: "乙" }] }, [["checkpoints", "checkpointOrder"]]],
    ["checks after the end", { ...race, periodMonths: 12 }, [["checkpoints", "checkpointLate:12"]]],
  ])("%s", (_case, plan, problems) => {
    expect(planProblems(plan).map(({ path, message }) => [path, message])).toEqual(problems);
  });

  it.each([
    ["whole", race, "", true],
    ["without teams", { ...race, maxTeams: null }, "", false],
    ["with one checkpoint", { ...race, checkpoints: race.checkpoints.slice(0, 1) }, " ", false],
    ["paid at once", { ...race, tranches: [] }, "", false],
    ["later, with a reason", { ...race, ...noPlan }, "在任务书中约定", true],
    ["no race at all", { ...race, race: false, ...noPlan }, "", true],
  ])("of a race: %s", (_case, plan, reason, isEnough) => {
    const checked = checkRace(plan, reason);
    expect([checked.ok, checked.ok ? null : checked.refusal.code]).toEqual([isEnough, isEnough ? null : "raceUnplanned"]);
  });

  it("takes two to five teams", () => {
    expect([1, 2, 5, 6].map((maxTeams) => itemPlan.safeParse({ maxTeams }).success)).toEqual([false, true, true, false]);
  });
});

describe("a plan as lines", () => {
  it.each([
    ["6：完成中试\n第18个月: 建成示范段", [{ month: 6, target: "完成中试" }, { month: 18, target: "建成示范段" }]],
    ["6\t完成中试", [{ month: 6, target: "完成中试" }]],
    ["6：完成中试；18：建成示范段", [{ month: 6, target: "完成中试" }, { month: 18, target: "建成示范段" }]],
    ["6：完成配合比；建成中试线", [{ month: 6, target: "完成配合比；建成中试线" }]],
    ["6：完成中试\n年底验收", { line: 2 }],
    ["", []],
  ])("reads checkpoints: %j", (text, found) => {
    expect(readCheckpoints(text)).toEqual(found);
  });

  it.each([
    ["签订任务书后：30%\n验收后: 70", [{ when: "签订任务书后", percent: 30 }, { when: "验收后", percent: 70 }]],
    ["一次付清", { line: 1 }],
  ])("reads payments: %j", (text, found) => {
    expect(readTranches(text)).toEqual(found);
  });

  it.each([
    ["含水率：32%（压滤后实测）", [{ name: "含水率", value: "32%", source: "压滤后实测" }]],
    ["年产生量\t120 万t/a\t2025 年统计", [{ name: "年产生量", value: "120 万t/a", source: "2025 年统计" }]],
    ["附碱含量：4.1%", [{ name: "附碱含量", value: "4.1%", source: "" }]],
    ["现状是含水率高。", { line: 1 }],
  ])("reads the present state: %j", (text, found) => {
    expect(readBaseline(text)).toEqual(found);
  });

  it("reads back what it writes", () => {
    const word = fc.stringMatching(/^[一-龥]{1,20}$/);
    const plan = fc.record({
      checkpoints: fc.array(fc.record({ month: fc.integer({ min: 1, max: 36 }), target: word }), { maxLength: 5 }),
      tranches: fc.array(fc.record({ when: word, percent: fc.integer({ min: 1, max: 100 }) }), { maxLength: 5 }),
      baseline: fc.array(fc.record({ name: word, value: word, source: fc.option(word, { nil: "" }) }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(plan, (one) => {
        const lines = linesOfPlan(one);
        expect([readCheckpoints(lines.checkpoints), readTranches(lines.tranches), readBaseline(lines.baseline)]).toEqual([one.checkpoints, one.tranches, one.baseline]);
      }),
    );
  });
});
