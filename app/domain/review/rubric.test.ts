import { describe, expect, it } from "vitest";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { rubricFor, totalFactor } from "./rubric.ts";

const rubric = [
  { code: "R01", weight: 60 },
  { code: "R02", weight: 37 },
  { code: "R12", weight: 3 },
];

describe("rubricFor", () => {
  it.each([
    ["A", false, ["R01", "R02", "R12"]],
    ["A", true, ["R01", "R02", "R12"]],
    ["B", false, ["R01", "R02"]],
    ["B", true, ["R01", "R02", "R12"]],
    ["C", false, ["R01", "R02"]],
    ["D", true, ["R01", "R02", "R12"]],
  ] as const)("pattern %s, opinion %s: marks %s", (pattern, hasOwnerOpinion, codes) => {
    const { used, leftOut } = rubricFor(rubric, { pattern, hasOwnerOpinion });
    expect(used.map(({ code }) => code)).toEqual(codes);
    expect([...used, ...leftOut].map(({ code }) => code).sort()).toEqual(["R01", "R02", "R12"]);
  });
});

describe("totalFactor", () => {
  it("is one for a whole rubric", () => {
    expect(totalFactor({ used: rubric, leftOut: [] })).toEqual({ numerator: 1n, denominator: 1n });
  });

  it("spreads three points over ninety-seven exactly, full marks staying 100", () => {
    const factor = totalFactor(rubricFor(rubric, { pattern: "B", hasOwnerOpinion: false }));
    expect(factor).toEqual({ numerator: 100n, denominator: 97n });
    expect(formatFixed({ numerator: 97n * factor.numerator, denominator: factor.denominator }, 2)).toBe("100.00");
  });
});
