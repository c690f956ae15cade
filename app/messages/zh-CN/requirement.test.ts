import { describe, expect, it } from "vitest";
import { requirementWords } from "./requirement.ts";

const absolute = { upper: null, mode: "absolute", baseline: null } as const;
const relative = { upper: null, mode: "relative", baseline: 50, unit: "元/t" } as const;

describe("requirementWords", () => {
  it.each([
    [{ ...absolute, comparator: "<=", value: 45, unit: "元/t" }, "≤ 45 元/t"],
    [{ ...absolute, comparator: ">=", value: 70, unit: "%" }, "≥ 70%"],
    [{ ...absolute, comparator: "<=", value: 10, unit: "" }, "≤ 10"],
    [{ ...absolute, comparator: "=", value: 3, unit: "项" }, "= 3 项"],
    [{ ...absolute, comparator: "range", value: 6, upper: 9.5, unit: "" }, "6 ～ 9.5"],
    [{ ...absolute, comparator: "countRange", value: 3, upper: 5, unit: "套" }, "3 ～ 5 套"],
    [{ ...absolute, comparator: "bool", value: true, unit: "" }, "合格"],
    [{ ...relative, comparator: "<=", value: -10 }, "较 50 元/t 降低不少于 10%"],
    [{ ...relative, comparator: ">=", value: 20 }, "较 50 元/t 提高不少于 20%"],
    [{ ...relative, comparator: "<=", value: 5 }, "较 50 元/t 提高不超过 5%"],
  ] as const)("%o reads %s", (indicator, words) => {
    expect(requirementWords(indicator)).toBe(words);
  });
});
