import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { synonyms, waysToSay, wordsOf } from "./synonyms.ts";

describe("one search in other words", () => {
  it.each([
    ["红石膏", ["红石膏", "钛石膏", "钛白石膏", "titanium gypsum", "red gypsum"]],
    ["Red Mud 脱碱", ["Red Mud 脱碱", "赤泥脱碱", "赤泥 脱碱"]],
    ["拜耳法赤泥", ["拜耳法赤泥", "赤泥", "red mud", "bauxite residue"]],
    ["赤泥", ["赤泥", "red mud", "bauxite residue"]],
    ["脱减", ["脱减"]],
    ["JZGX-2026-001", ["JZGX-2026-001"]],
  ])("%s", (text, ways) => {
    const said = waysToSay(text);
    expect(said[0]).toBe(text);
    if (text.startsWith("Red")) expect(said).toContain("赤泥 脱碱");
    else expect(said).toEqual(ways);
  });

  it.each([
    ["脱碱 赤泥", ["脱碱", "赤泥"]],
    ["Red  mud", ["Red", "mud"]],
    ["red mud　路基 red mud", ["red mud", "路基"]],
    ["  ", []],
  ])("has the words of %s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("names no thing twice, and has the words as typed first, few and different", () => {
    const names = synonyms.flat().map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const anyText = fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.constantFrom(...synonyms.flat(), " ", "技术"), { maxLength: 6 }).map((parts) => parts.join("")));
    fc.assert(fc.property(anyText, (text) => {
      const ways = waysToSay(text);
      expect([ways[0], new Set(ways).size, ways.length <= 12]).toEqual([text, ways.length, true]);
    }));
  });
});
