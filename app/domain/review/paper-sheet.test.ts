import { describe, expect, it } from "vitest";
import { clearedPaper, paperDifferences, paperStepOf, settledPaper } from "./paper-sheet.ts";
import type { Sheet } from "./sheet.ts";

const criteria = [
  { code: "R01", weight: 12 },
  { code: "R02", weight: 8 },
];
const sheet = (change: Partial<Sheet> = {}): Sheet => ({ marks: { R01: 1050, R02: 600 }, reasons: { R02: "证据不足，扣分。" }, vetoes: {}, opinion: "同意推荐。", ...change });
const entry = (turn: number, one: Sheet, enteredBy = `p${turn}`) => ({ turn, enteredBy, sheet: one });

describe("two people who enter one paper", () => {
  it("agree where only spaces differ", () => {
    expect(paperDifferences(sheet(), sheet({ opinion: " 同意 推荐。\n" }), criteria)).toEqual([]);
  });

  it("differ in a mark, a reason, an opinion, each named", () => {
    const other = sheet({ marks: { R01: 1500, R02: null }, reasons: {}, opinion: "不同意推荐。" });
    expect(paperDifferences(sheet(), other, criteria)).toEqual([
      { path: "marks.R01", first: "10.50", second: "15.00" },
      { path: "marks.R02", first: "6.00", second: "" },
      { path: "reasons.R02", first: "证据不足，扣分。", second: "" },
      { path: "opinion", first: "同意推荐。", second: "不同意推荐。" },
    ]);
    expect(paperDifferences(sheet(), sheet({ vetoes: { R01: "去向不明" } }), criteria)).toEqual([{ path: "vetoes.R01", first: "", second: "去向不明" }]);
  });

  it("are cleared place by place, and not before each has its choice", () => {
    const other = sheet({ marks: { R01: 1500, R02: 600 }, opinion: "不同意推荐。" });
    const second = { take: "second", text: "" } as const;
    expect(clearedPaper(sheet(), other, criteria, { "marks.R01": second }).missing).toEqual(["opinion"]);
    expect(clearedPaper(sheet(), other, criteria, { "marks.R01": second, opinion: { take: "other", text: "同意，须补充试验。" } })).toEqual({
      typed: { marks: { R01: "15.00", R02: "6.00" }, reasons: { R02: "证据不足，扣分。" }, vetoes: {}, opinion: "同意，须补充试验。" },
      missing: [],
    });
  });

  it("settle nothing while they differ; what is cleared counts then", () => {
    const entries = [entry(1, sheet()), entry(2, sheet({ opinion: "另" }))];
    expect(settledPaper(entries, criteria)).toBeNull();
    expect(settledPaper([...entries, entry(3, sheet({ opinion: "另" }))], criteria)?.opinion).toBe("另");
    expect(settledPaper([entry(1, sheet()), entry(2, sheet())], criteria)).toEqual(sheet());
  });

  it.each([
    [{ isPrinted: false, isSigned: false, isReplaced: false, entries: [] }, "toPrint"],
    [{ isPrinted: true, isSigned: false, isReplaced: false, entries: [] }, "firstEntry"],
    [{ isPrinted: true, isSigned: false, isReplaced: false, entries: [entry(1, sheet())] }, "secondEntry"],
    [{ isPrinted: true, isSigned: false, isReplaced: false, entries: [entry(1, sheet()), entry(2, sheet({ opinion: "另" }))] }, "differs"],
    [{ isPrinted: true, isSigned: false, isReplaced: false, entries: [entry(1, sheet()), entry(2, sheet())] }, "agreed"],
    [{ isPrinted: true, isSigned: true, isReplaced: false, entries: [] }, "signed"],
    [{ isPrinted: true, isSigned: true, isReplaced: true, entries: [entry(1, sheet()), entry(2, sheet())] }, "replaced"],
  ])("step %#: %s", (paper, step) => {
    expect(paperStepOf(paper, criteria)).toBe(step);
  });
});
