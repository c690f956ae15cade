import { describe, expect, it } from "vitest";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { sheetOf } from "./summary-sheet.ts";
import type { PromiseLine } from "./view.ts";

const indicator = (code: string, hard = true): Indicator => ({ code, name: "抗压强度", hard, comparator: ">=", value: 42.5, upper: null, unit: "MPa", mode: "absolute", baseline: null }) as unknown as Indicator;
const line = (at: number, more: Partial<PromiseLine> = {}): PromiseLine => ({ indicator: indicator(`1-${at}`), promised: 45, evidence: "检测报告编号 2026-01", verdict: "meets", ...more });
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at + 1));

describe("a bid on one sheet", () => {
  it("stands whole where it fits", () => {
    const given = { memberUnits: [{ name: "示例·中试基地", tasks: "负责中试" }], promises: lines(6), summary: "路线清楚。\n设备成熟。" };
    expect(sheetOf(given, ["申报书.pdf"])).toEqual({ members: given.memberUnits, promises: given.promises, summary: given.summary, files: ["申报书.pdf"], left: { members: 0, promises: 0, summaryCharacters: 0, files: 0 } });
  });

  it("ends a long text with a whole sentence, and counts what is left", () => {
    const sentence = "该方案技术路线清楚，中试数据较充分，成本核算口径与榜单一致。";
    const summary = sentence.repeat(600);
    const { summary: shown, left } = sheetOf({ memberUnits: [], promises: lines(6), summary }, []);
    expect(shown.length).toBeGreaterThan(400);
    expect(shown.length).toBeLessThan(2000);
    expect(shown.length % sentence.length).toBe(0);
    expect(shown.length + left.summaryCharacters).toBe(summary.length);
  });

  it("gives a text of many short lines no more than its lines", () => {
    const { summary, left } = sheetOf({ memberUnits: [], promises: [], summary: "一\n".repeat(500) }, []);
    expect(summary.split("\n").length).toBeLessThanOrEqual(40);
    expect(left.summaryCharacters).toBeGreaterThan(0);
  });

  it("of too many indicators shows those that are missed, then the hard ones, in their own order", () => {
    const promises = [...lines(60).map((one, at) => ({ ...one, indicator: indicator(`1-${at + 1}`, at % 2 === 0) })), line(61, { verdict: "misses", promised: 40 })];
    const { promises: shown, left, summary } = sheetOf({ memberUnits: [], promises, summary: "很长。".repeat(2000) }, []);
    expect(shown.length + left.promises).toBe(61);
    expect(shown.at(-1)).toMatchObject({ verdict: "misses", evidence: "" });
    expect(shown.slice(0, -1).every(({ indicator: { hard } }) => hard)).toBe(true);
    expect(shown.map(({ indicator: { code } }) => Number(code.slice(2)))).toEqual(shown.map(({ indicator: { code } }) => Number(code.slice(2))).toSorted((a, b) => a - b));
    expect(summary.length).toBeGreaterThan(300);
  });

  it("keeps names and tasks short", () => {
    const memberUnits = Array.from({ length: 9 }, (_, at) => ({ name: `示例·第${at}家名称很长的新材料科技股份有限公司技术研究院分公司二部`, tasks: "负责".repeat(200) }));
    const { members, files, left } = sheetOf({ memberUnits, promises: lines(8), summary: "短" }, Array.from({ length: 12 }, (_, at) => `${at}${"很长的文件名".repeat(20)}.pdf`));
    expect([members.length, files.length, left.members, left.files]).toEqual([4, 6, 5, 6]);
    expect(members.every(({ name, tasks }) => [...name].length <= 30 && [...tasks].length <= 36 && tasks.endsWith("…"))).toBe(true);
  });
});
