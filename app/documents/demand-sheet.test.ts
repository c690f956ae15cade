import { describe, expect, it } from "vitest";
import { emptyDemandForm } from "#app/domain/demand/form.ts";
import { demandTextWords, statementWords } from "#app/messages/zh-CN/demand.ts";
import { demandSheet } from "./demand-sheet.ts";
import { makeFile } from "./make-file.ts";
import { sheetText } from "./sheet-text.ts";

const blank = { callTitle: "征集赤泥综合利用技术需求", at: "2026-03-05T09:00:00.000Z", demand: null };
const row = { code: "1", name: "钠回收率", comparator: ">=", value: "70", upper: "", unit: "%", basis: "", method: "GB/T 1", hard: true, verification: "", mode: "absolute", baseline: "" };
const filled = {
  ...blank,
  demand: { no: "XQ-2026-0001", unitName: "示例·云岭氧化铝有限公司", unitUscc: "91000000XQDW00016T", form: { ...emptyDemandForm, title: "赤泥梯级脱碱", waste: ["赤泥"], problem: "碱高", money: { ownerInput: "640", payToBidder: "420", fiscal: "160" }, indicators: [row, { ...row, name: "pH", comparator: "range", value: "6", upper: "9" }], statements: { unsolved: true, notClassified: true, truthful: true, firstUse: false } } },
};

describe("需求征集表", () => {
  it("empty has every field of the form, room to write, and where it is signed and sealed", () => {
    const text = sheetText(demandSheet(blank));
    for (const { label } of Object.values(demandTextWords)) expect(text).toContain(label);
    for (const words of Object.values(statementWords)) expect(text).toContain(`□ ${words}`);
    expect(text).toContain("单位（盖章）");
    expect(text).toContain("□ 赤泥");
  });

  it("of a demand says what was typed, whole or not", () => {
    const text = sheetText(demandSheet(filled));
    for (const part of ["赤泥梯级脱碱", "91000000XQDW00016T", "640 万元", "钠回收率\t≥ 70\t%\tGB/T 1", "pH\t6～9", `☑ ${statementWords.truthful}`, `□ ${statementWords.firstUse}`]) expect(text).toContain(part);
  });

  it.each(["pdf", "docx"] as const)("is a %s file", async (format) => {
    for (const facts of [blank, filled]) expect((await makeFile(demandSheet(facts), format)).length).toBeGreaterThan(2000);
  });
});
