import { describe, expect, it } from "vitest";
import { demandKey, demandsOf, readDemands, withoutDemand } from "./demand.ts";
import type { AskedPlan } from "./plan.ts";
import { planConditions, planEdits } from "./plan-conditions-schema.ts";

const choices = {
  bids: [
    { no: "JB-001", code: "A11", unitName: "示例·中原材料大学" },
    { no: "JB-002", code: "B22", unitName: "示例·黄淮绿色冶金研究院" },
  ],
  experts: [
    { no: "E001", name: "示例·张工", unitName: "示例·东部大学", fields: ["胶凝材料"] },
    { no: "E002", name: "示例·李工", unitName: "示例·东部大学", fields: ["财务"] },
    { no: "E003", name: "示例·王工", unitName: "示例·西部研究院", fields: ["选冶"] },
  ],
};
const read = (...typed: [string | undefined, "must" | "not" | "apart", string | undefined][]) => readDemands(typed.map(([expert, rule, target]) => ({ expert, rule, target })), choices);

describe("readDemands", () => {
  it("finds an expert by number, name, unit or field and a bid by number, code or unit, and leaves out empty lines", () => {
    expect(read(["e001 示例·张工", "must", "JB-001 示例·中原材料大学"], [undefined, "must", undefined], ["选冶", "not", "B22"], ["示例·李工", "apart", "西部"])).toEqual({
      ok: true,
      value: { fixed: [["JB-001", "E001"]], forbidden: [["JB-002", "E003"]], apart: [["E002", "E003"]] },
    });
  });

  it("names the place of what is missing, unknown, or fits several, and then who", () => {
    expect(read(["东部大学", "must", "JB-001"], ["E009", "must", "JB-001"], ["E001", "not", undefined], ["E001", "apart", "E001"])).toEqual({
      ok: false,
      refusal: {
        code: "invalidInput",
        fields: [
          { path: "demands.0.expert", message: "planSeveralFit" },
          { path: "demands.1.expert", message: "planNobodyFits" },
          { path: "demands.2.target", message: "required" },
          { path: "demands.3.target", message: "apartFromSelf" },
        ],
        facts: { found: "东部大学：E001 示例·张工、E002 示例·李工" },
      },
    });
  });
});

describe("demandsOf", () => {
  const asked: AskedPlan = { ...planConditions.parse({ challenges: ["C1"], perBid: 2, loadMax: 2, fixed: "JB-001 E001", apart: "E001 E002" }), edits: [{ bid: "JB-002", expert: "E003", made: false }] };

  it("lists what was asked and what was added; each can be taken away alone", () => {
    const demands = demandsOf(asked);
    expect(demands.map(demandKey)).toEqual(["fixed JB-001 E001", "apart E001 E002", "edits JB-002 E003"]);
    for (const [at, demand] of demands.entries()) expect(demandsOf(withoutDemand(asked, demand))).toEqual(demands.filter((_, other) => other !== at));
  });
});

describe("planEdits", () => {
  it("takes boxes as ticked, one or several, and asks for at least one change", () => {
    expect(planEdits.parse({ edits: "JB-001 E001 drop" }).edits).toEqual([{ bid: "JB-001", expert: "E001", made: false }]);
    expect(planEdits.parse({ edits: ["JB-001 E001 make", { bid: "JB-002", expert: "e002", made: true }], undo: "fixed JB-001 E001" })).toMatchObject({ edits: [{ made: true }, { expert: "E002" }], undo: ["fixed JB-001 E001"] });
    expect(planEdits.safeParse({ demands: [{ rule: "must" }] }).error?.issues.map(({ message }) => message)).toEqual(["planNoChange"]);
  });
});
