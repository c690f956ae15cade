import { describe, expect, test } from "vitest";
import { passwordPresets, passwordProblem, readPasswordRules } from "./password-rules.ts";

const { standard, dengbao3 } = passwordPresets;
const names = ["wang.wu", "13800138000", "wu"];

describe("passwordProblem", () => {
  test.each([
    ["red mud 2026", null],
    ["赤泥综合利用揭榜挂帅", null],
    ["short9", "passwordTooShort"],
    ["𠅤𠅤𠅤𠅤𠅤", "passwordTooShort"],
    ["x".repeat(129), "passwordTooLong"],
    ["My Wang.Wu 2026", "passwordContainsName"],
    ["call 13800138000", "passwordContainsName"],
    ["wu ti long enough", null],
    ["1234567890", "passwordGuessable"],
    ["Password1234", "passwordGuessable"],
    ["aaaaaaaaaaaa", "passwordGuessable"],
    ["jiebang123456", "passwordGuessable"],
    ["ｐａｓｓｗｏｒｄ１２３４５６", "passwordGuessable"],
  ])("standard: %j → %s", (password, problem) => {
    expect(passwordProblem(standard, password, names)).toBe(problem);
  });
  test.each([
    ["red mud 2026", null],
    ["only letters here", "passwordTooFewClasses"],
    ["Onlyletters", "passwordTooFewClasses"],
    ["Letters2026", null],
  ])("dengbao3: %j → %s", (password, problem) => {
    expect(passwordProblem(dengbao3, password, names)).toBe(problem);
  });
});

describe("readPasswordRules", () => {
  test("a preset, single values over it, nonsense as standard", () => {
    expect(readPasswordRules(null)).toEqual(standard);
    expect(readPasswordRules({ preset: "dengbao3" })).toEqual(dengbao3);
    expect(readPasswordRules({ preset: "dengbao3", expiryDays: null, minLength: 12 })).toEqual({ ...dengbao3, expiryDays: null, minLength: 12 });
    for (const nonsense of [{ preset: "none" }, { minLength: 1 }, "dengbao3", 7]) expect(readPasswordRules(nonsense)).toEqual(standard);
  });
});
