import { describe, expect, it } from "vitest";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { emptySheet, markedCount, ownMean, readSheet, type Sheet, sheetProblems, sheetTotal, textLength } from "./sheet.ts";

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
    ["a short opinion", { opinion: "五 个 字 而 已" }, ["opinion opinionTooShort"]],
  ])("%s", (_what, change, expected) => {
    expect(sheetProblems({ ...full, ...change }, used, least).map(({ path, message }) => `${path} ${message}`)).toEqual(expected);
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
