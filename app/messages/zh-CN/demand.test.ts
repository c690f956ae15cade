import { describe, expect, it } from "vitest";
import { demandFieldWords } from "./demand.ts";

describe("what a path of the demand form is called", () => {
  it.each([
    ["title", "需求名称"],
    ["money.fiscal", "希望财政支持"],
    ["indicators", "考核指标"],
    ["indicators.0", "第 1 项指标"],
    ["indicators.2.value", "第 3 项指标的指标值"],
    ["indicators[2].name", "第 3 项指标的指标名称"],
    ["statements.truthful", "声明“所填内容真实、准确，愿…”"],
    ["statements", "声明"],
  ])("%s: %s", (path, words) => expect(demandFieldWords(path)).toBe(words));
});
