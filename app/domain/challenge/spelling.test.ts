import { describe, expect, it } from "vitest";
import { knownWords, suggestionsFor } from "./spelling.ts";

describe("what may have been meant", () => {
  it.each([
    ["赤尼", "赤泥"], ["齿泥", "赤泥"], ["泥赤", "赤泥"], ["脱减", "脱碱"], ["钛石高", "钛石膏"], ["钛实膏", "钛石膏"], ["赤尼利用", "赤泥利用"], ["赤尼 路基", "赤泥 路基"], ["磁化培烧", "磁化焙烧"], ["胶凝材", "胶凝材料"], ["揭榜挂挂帅", "揭榜挂帅"], ["geopolymr", "geopolymer"], ["Red mad", "red mud"],
  ])("%s: %s", (typed, meant) => {
    expect(suggestionsFor(typed, knownWords)).toContain(meant);
  });

  it("offers the word alone after the text with it", () => {
    expect(suggestionsFor("赤尼改性", knownWords)).toEqual(["赤泥改性", "赤泥"]);
  });

  it("corrects nothing that is a word, nothing that is far from all, and no single character", () => {
    for (const text of ["脱硫", "陶瓷", "完全无关的词语", "泥", "", "2026-001"]) expect([text, suggestionsFor(text, knownWords)]).toEqual([text, []]);
  });

  it("takes the words of the list, the longer first, then as they come", () => {
    expect(suggestionsFor("高硫填料", ["高硅填料", "高硫"])).toEqual([]);
    expect(suggestionsFor("铁泥", ["铁粉", "赤泥", "铁泥岩"])).toEqual(["铁粉", "赤泥"]);
    expect(suggestionsFor("铝土况", ["铝土矿", "土况"])).toEqual([]);
    expect(suggestionsFor("铝土况", ["铁土", "铝土矿"])).toEqual(["铝土矿", "铁土况", "铁土"]);
  });
});
