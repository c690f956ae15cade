import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { directionOf } from "./kinds.ts";
import { markerOf, readSearch, searchAddress } from "./search.ts";

describe("a search as an address", () => {
  it("is the same however it was written, and reads back", () => {
    const search = { waste: "赤泥", text: "脱碱", money: "300" } as const;
    expect(searchAddress({ money: "300", text: "脱碱", waste: "赤泥" })).toBe(searchAddress(search));
    expect(readSearch(searchAddress(search))).toEqual(search);
    expect(searchAddress({})).toBe("");
  });

  it("drops what makes no sense", () => {
    expect(readSearch("waste=黄金&money=7&text=脱碱")).toEqual({ text: "脱碱" });
    expect(searchAddress({ text: "  " })).toBe("");
  });
});

describe("what was found is marked", () => {
  it.each([
    ["赤泥脱碱技术", "脱碱", ["赤泥", "*脱碱", "技术"]],
    ["拜耳法赤泥低成本脱碱", "赤泥脱碱", ["*拜耳法赤泥", "低成本", "*脱碱"]],
    ["GB 6566 检验", "gb", ["*GB", " 6566 检验"]],
    ["赤泥", "泥", ["赤", "*泥"]],
    ["钛石膏制备石膏粉", "红石膏", ["*钛石膏", "制备", "*石膏", "粉"]],
    ["Red mud as 赤泥", "赤泥", ["*Red mud", " as ", "*赤泥"]],
    ["脱碱赤泥的路基材料", "路基 赤泥", ["脱碱", "*赤泥", "的", "*路基", "材料"]],
    ["红色泥浆脱碱赤泥", "碱 赤泥", ["红色泥浆脱", "*碱赤泥"]],
    ["脱碱赤泥", "脱碱 基赤", ["*脱碱", "赤泥"]],
    ["赤泥", "", ["赤泥"]],
  ])("%s, %s", (text, words, pieces) => {
    expect(markerOf(words)(text).map((piece) => (piece.isFound ? "*" : "") + piece.text)).toEqual(pieces);
  });

  it("keeps every character", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, words) => markerOf(words)(text).map((piece) => piece.text).join("") === text));
  });
});

describe("the direction that a title speaks of", () => {
  it.each([
    ["拜耳法赤泥低成本梯级脱碱与碱液回用关键技术", "减量与脱碱"],
    ["赤泥基路基与底基层材料规模化应用技术", "道路与岩土材料"],
    ["赤泥—钛石膏协同制备低碳胶凝材料技术", "水泥与胶凝材料"],
    ["赤泥高效提铁及尾渣全量利用技术", "有价组分提取"],
    ["赤泥堆场原位土壤化与植被重建技术", "生态修复与土壤化"],
    ["钛石膏脱水除铁提质制备建筑石膏技术", "石膏与建材制品"],
    ["钛石膏作水泥缓凝剂低成本预处理与稳定供料技术", "水泥与胶凝材料"],
    ["赤泥与钛石膏协同制备矿山充填及流态固化土技术", "矿山充填与固化"],
    ["一项尚未归类的新技术", "其他"],
  ])("%s: %s", (title, direction) => {
    expect(directionOf(title)).toBe(direction);
  });
});
