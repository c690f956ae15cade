import { describe, expect, it } from "vitest";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { emptySheet, markedCount, ownMean, readSheet, type Sheet, sheetProblems, sheetTotal, textLength, type TypedSheetTexts } from "./sheet.ts";

const used = [
  { code: "R01", weight: 60 },
  { code: "R02", weight: 37 },
];
const rubric = { used, leftOut: [{ code: "R12", weight: 3 }] };
const least = { reasonBelow: 60, leastReason: 4, leastOpinion: 6 };
const full: Sheet = { marks: { R01: 6000, R02: 3700 }, reasons: {}, vetoes: {}, opinion: "路线可行数据充分" };

describe("readSheet", () => {
  it("keeps what is marked, drops what is empty", () => {
    const typed = { marks: { R01: " 12.5 ", R02: "" }, reasons: { R01: " 数据不足 ", R02: undefined }, opinion: " 意见 " };
    expect(readSheet(typed, used)).toEqual({ ok: true, value: { marks: { R01: 1250 }, reasons: { R01: "数据不足" }, vetoes: {}, opinion: "意见" } });
  });

  it("names each bad mark and each criterion that is not marked here", () => {
    const typed = { marks: { R01: "60.01", R02: "1.234", R12: "3" }, reasons: { R12: "不计" }, opinion: "" };
    expect(readSheet(typed, used)).toEqual({
      ok: false,
      refusal: {
        code: "invalidInput",
        fields: [
          { path: "marks.R01", message: "markRange" },
          { path: "marks.R02", message: "twoDecimals" },
          { path: "marks.R12", message: "unknownCriterion" },
          { path: "reasons.R12", message: "unknownCriterion" },
        ],
      },
    });
  });
});

describe("sheetProblems", () => {
  it.each<[string, Partial<Sheet>, string[]]>([
    ["a full sheet", {}, []],
    ["nothing at all", emptySheet, ["marks.R01 missing", "marks.R02 missing", "opinion opinionTooShort"]],
    ["exactly 60 % of the weight", { marks: { R01: 3600, R02: 3700 } }, []],
    ["a hundredth below, without a reason", { marks: { R01: 3599, R02: 3700 } }, ["reasons.R01 reasonTooShort"]],
    ["a hundredth below, reason of spaces", { marks: { R01: 3599, R02: 3700 }, reasons: { R01: "不足    " } }, ["reasons.R01 reasonTooShort"]],
    ["a hundredth below, with a reason", { marks: { R01: 3599, R02: 3700 }, reasons: { R01: "数据不足" } }, []],
    ["zero is a mark", { marks: { R01: 0, R02: 3700 } }, ["reasons.R01 reasonTooShort"]],
    ["a veto without a reason", { vetoes: { R02: "" } }, ["vetoes.R02 vetoReasonTooShort"]],
    ["a veto with one", { vetoes: { R02: "去向不明" } }, []],
    ["a short opinion", { opinion: "五 个 字 而 已" }, ["opinion opinionTooShort"]],
  ])("%s", (_what, change, expected) => {
    expect(sheetProblems({ ...full, ...change }, used, least).map(({ path, message }) => `${path} ${message}`)).toEqual(expected);
  });
});

describe("the round's settings", () => {
  it("say below which share a reason is due, and that a veto needs one even where nothing else does", () => {
    const marks = { R01: 3000, R02: 1850 };
    const of = (more: Partial<Sheet>, settings: Partial<typeof least>) => sheetProblems({ ...full, ...more }, used, { ...least, ...settings }).map(({ path }) => path);
    expect(of({ marks }, { reasonBelow: 50 })).toEqual([]);
    expect(of({ marks }, { reasonBelow: 51 })).toEqual(["reasons.R01", "reasons.R02"]);
    expect(of({ marks, vetoes: { R01: "" } }, { leastReason: 0 })).toEqual(["vetoes.R01"]);
  });

  it("read a veto by its box, or without boxes by its reason, and only where the rubric has one", () => {
    const criteria = [{ ...used[0]!, veto: "没有合法去向" }, used[1]!];
    const read = (typed: Partial<TypedSheetTexts>) => readSheet({ marks: {}, reasons: {}, opinion: "", ...typed }, criteria);
    expect(read({ vetoes: { R01: " 去向不明 " } })).toMatchObject({ ok: true, value: { vetoes: { R01: "去向不明" } } });
    expect(read({ flags: {}, vetoes: { R01: "去向不明" } })).toMatchObject({ ok: true, value: { vetoes: {} } });
    expect(read({ flags: { R01: "on" } })).toMatchObject({ ok: true, value: { vetoes: { R01: "" } } });
    expect(read({ flags: { R02: "on" } })).toMatchObject({ ok: false, refusal: { fields: [{ path: "vetoes.R02", message: "noVetoHere" }] } });
  });
});

describe("totals of one's own", () => {
  it("spreads what is left out, and waits for every mark", () => {
    const total = sheetTotal({ ...full, marks: { R01: 4850, R02: 0 } }, rubric);
    expect(total && formatFixed(total, 2)).toBe("50.00");
    expect(sheetTotal({ ...full, marks: { R01: 4850 } }, rubric)).toBeNull();
  });

  it("averages full sheets only", () => {
    expect(ownMean([full, { ...full, marks: { R01: 4850, R02: 0 } }, emptySheet], rubric)).toBe("75.00");
    expect(ownMean([emptySheet], rubric)).toBeNull();
  });

  it("counts marks and characters", () => {
    expect(markedCount({ ...full, marks: { R01: 0, R02: null } }, used)).toBe(1);
    expect(textLength(" 赤泥 𠮷\n")).toBe(3);
  });
});
