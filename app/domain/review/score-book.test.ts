import { describe, expect, it } from "vitest";
import type { TypedCell, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { readScoreBook, readScoreBookTag, type ScoreBookGround, scoreBookTag } from "./score-book.ts";

const ground: ScoreBookGround = {
  tasks: [
    { id: "t1", code: "A1", isOpen: true },
    { id: "t2", code: "B2", isOpen: false },
  ],
  criteria: [
    { code: "R01", weight: 12 },
    { code: "R02", weight: 8 },
  ],
  rubric: "abc",
};

const text = (value: string): TypedCell => ({ kind: "text", text: value });

function aSheet(change: Record<string, TypedCell | null> = {}, task = "t1", code = "A1"): TypedSheet {
  const cells: Record<string, TypedCell | null> = {
    B2: text(code),
    B4: text(scoreBookTag({ task, revision: 3, rubric: "abc" })),
    A7: text("R01"),
    E7: { kind: "number", text: "10.5" },
    A8: text("R02"),
    E8: { kind: "text", text: " 4 " },
    F8: text("证据不足"),
    B9: text("总体意见的文字"),
    ...change,
  };
  return { name: code, rowCount: 9, cells: Object.fromEntries(Object.entries(cells).flatMap(([address, cell]) => (cell ? [[address, cell]] : []))) };
}

describe("a form filled in offline", () => {
  it("is read by its tag, numbers typed as text too", () => {
    expect(readScoreBook([{ name: "说明", rowCount: 0, cells: {} }, aSheet()], ground)).toEqual({
      problems: [],
      sheets: [{ task: "t1", code: "A1", revision: 3, marks: { R01: "10.5", R02: "4" }, reasons: { R02: "证据不足" }, vetoes: {}, opinion: "总体意见的文字" }],
    });
  });

  it("brings a veto where the rubric has one, and nowhere else", () => {
    const withVeto: ScoreBookGround = { ...ground, criteria: [{ code: "R01", weight: 12, veto: "没有合法去向" }, { code: "R02", weight: 8 }] };
    const cells = { G7: text("去向没有证明"), G8: text("这里没有否决栏") };
    expect(readScoreBook([aSheet(cells)], withVeto).sheets[0]?.vetoes).toEqual({ R01: "去向没有证明" });
    expect(readScoreBook([aSheet({ G7: { kind: "formula", text: "x" } })], withVeto).problems).toMatchObject([{ cell: "G7", problem: "formulaCell" }]);
    expect(readScoreBook([aSheet(cells)], ground).sheets[0]?.vetoes).toEqual({});
  });

  it.each<[string, Record<string, TypedCell | null>, object]>([
    ["101 points", { E7: { kind: "number", text: "101" } }, { cell: "E7", problem: "markRange", found: "101", most: 12 }],
    ["a negative mark", { E7: { kind: "number", text: "-1" } }, { cell: "E7", problem: "markRange", found: "-1" }],
    ["words in a number's cell", { E7: text("很好") }, { cell: "E7", problem: "notANumber", found: "很好" }],
    ["a date in a number's cell", { E7: { kind: "other", text: "2026-11-26" } }, { cell: "E7", problem: "notANumber" }],
    ["three decimals", { E7: { kind: "number", text: "7.256" } }, { cell: "E7", problem: "twoDecimals", found: "7.256" }],
    ["a formula", { E8: { kind: "formula", text: "8" } }, { cell: "E8", problem: "formulaCell", found: "8" }],
    ["a formula for words", { F7: { kind: "formula", text: "x" } }, { cell: "F7", problem: "formulaCell" }],
    ["merged cells", { E8: { kind: "merged", text: "4" } }, { cell: "E8", problem: "mergedCell" }],
    ["a merged opinion", { B9: { kind: "merged", text: "字" } }, { cell: "B9", problem: "mergedCell" }],
    ["a lost row", { A8: text("R03") }, { cell: "A8", problem: "rowMissing", found: "R02" }],
    ["a long opinion", { B9: text("字".repeat(5001)) }, { cell: "B9", problem: "tooLong", most: 5000 }],
    ["another code at the head", { B2: text("B2") }, { cell: "B2", problem: "tagChanged", found: "B2" }],
    ["older criteria", { B4: text(scoreBookTag({ task: "t1", revision: 3, rubric: "old" })) }, { cell: "B4", problem: "otherRubric" }],
    ["another one's task", { B4: text(scoreBookTag({ task: "t9", revision: 3, rubric: "abc" })) }, { cell: "B4", problem: "otherBid" }],
  ])("%s is named with its place", (_name, change, problem) => {
    expect(readScoreBook([aSheet(change)], ground).problems).toEqual([expect.objectContaining({ sheet: "A1", ...problem })]);
  });

  it("is no form without a tag, or with a broken one", () => {
    for (const tag of [null, text("JB-PF-1/t1/x/abc"), text("=1+1")]) expect(readScoreBook([aSheet({ B4: tag })], ground)).toMatchObject({ sheets: [], problems: [{ problem: "notScoreForm" }] });
    expect(readScoreBook([], ground).problems).toHaveLength(1);
  });

  it("counts a bid once, and leaves a signed one alone", () => {
    expect(readScoreBook([aSheet(), { ...aSheet(), name: "A1 (2)" }], ground).problems).toEqual([expect.objectContaining({ sheet: "A1 (2)", problem: "twice" })]);
    expect(readScoreBook([aSheet({}, "t2", "B2")], ground).problems).toEqual([expect.objectContaining({ sheet: "B2", problem: "closed" })]);
  });

  it("leaves empty cells unmarked", () => {
    expect(readScoreBook([aSheet({ E7: null, E8: text("  "), F8: null, B9: null })], ground).sheets[0]).toMatchObject({ marks: {}, reasons: {}, opinion: "" });
  });

  it("reads back each tag that it writes", () => {
    const tag = { task: "0199-a", revision: 12, rubric: "0f" };
    expect(readScoreBookTag(scoreBookTag(tag))).toEqual(tag);
  });
});
