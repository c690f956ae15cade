import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { declaredMatch, matchesOf, similarity, vectorsOf, wordsOf } from "./expertise.ts";

const cement = "赤泥基胶凝材料制备：以赤泥和钛石膏为原料，制备低成本胶凝材料，用于道路基层";
const gypsum = "钛石膏脱水制备建筑石膏，余热利用，年消纳钛石膏五万吨";

describe("wordsOf", () => {
  it("joins what the segmenter cuts, and drops single characters and marks", () => {
    expect(wordsOf("赤泥，路基。A b")).toContain("赤泥");
    expect(wordsOf("的、了")).toEqual([]);
    expect(wordsOf("TRL 7")).toEqual(["trl"]);
    expect(wordsOf("")).toEqual([]);
  });
});

describe("similarity", () => {
  it("is 1 of a text with itself, 0 of texts without a common word, the same both ways", () => {
    const [one, same, other] = vectorsOf([cement, cement, "财务审计"]);
    expect(similarity(one!, same!)).toBeCloseTo(1, 10);
    expect(similarity(one!, other!)).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."赤泥钛石膏胶凝材料道路基层财务"), { maxLength: 20 }), fc.array(fc.constantFrom(..."赤泥钛石膏胶凝材料道路基层财务"), { maxLength: 20 }), (a, b) => {
        const [x, y] = vectorsOf([a.join(""), b.join(""), cement]);
        expect(similarity(x!, y!)).toBeCloseTo(similarity(y!, x!), 10);
        expect(similarity(x!, y!)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe("matchesOf", () => {
  it("prefers who declares the field, then whose profile is nearer to the text", () => {
    const experts = [
      { fields: ["胶凝材料"], text: "胶凝材料 教授 水泥与胶凝材料" },
      { fields: ["石膏"], text: "石膏 研究员 钛石膏脱水与建筑石膏" },
      { fields: ["财务审计"], text: "财务审计 高级会计师" },
    ];
    const [ofCement, ofGypsum] = matchesOf([cement, gypsum], experts);
    expect(ofCement![0]).toBeGreaterThan(ofCement![1]!);
    expect(ofGypsum![1]).toBeGreaterThan(ofGypsum![0]!);
    expect(ofCement![2]).toBe(0);
    expect([...ofCement!, ...ofGypsum!].every((value) => Number.isInteger(value) && value >= 0 && value <= 100)).toBe(true);
  });

  it("stands without any text", () => {
    expect(matchesOf([""], [{ fields: [], text: "" }])).toEqual([[0]]);
    expect(matchesOf([], [])).toEqual([]);
    expect(declaredMatch(["胶凝材料", "余热利用"], cement)).toBe(0.75);
    expect(declaredMatch(["胶凝材料"], "财务")).toBe(0);
  });
});
