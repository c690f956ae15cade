import { describe, expect, it } from "vitest";
import { type FlagBid, type FlagExpert, softFlags } from "./soft-flags.ts";

const bid: FlagBid = { no: "JB-1", code: "A", people: ["张三", "Li Si"], unitNames: ["示例大学", "示例建材有限公司"], unitAliases: ["示例冶金学院", "SDU"], untold: [] };
const expert = (change: Partial<FlagExpert> = {}): FlagExpert => ({ no: "E1", name: "王五", unitId: "u1", unitName: "另一研究院", unitAliases: [], related: [], ...change });
const kinds = (one: FlagExpert) => softFlags([one], [bid]).map(({ kind, words }) => `${kind} ${words}`);

describe("names that meet", () => {
  it.each([
    [expert(), []],
    [expert({ name: "张 三" }), ["teamMember 张三"]],
    [expert({ related: [{ kind: "coauthor", name: "ＬＩ ＳＩ", year: "2025" }, { kind: "adviser", name: "赵六", year: null }] }), ["coauthorName Li Si 2025"]],
    [expert({ related: [{ kind: "adviser", name: "张三", year: null }] }), ["adviserName 张三"]],
    [expert({ unitName: "示例大学材料学院" }), ["unitName 示例大学材料学院 / 示例大学"]],
    [expert({ unitName: "示例建材（集团）有限公司" }), []],
    [expert({ unitAliases: ["示例大学第二校区"] }), ["unitAlias 示例大学第二校区 / 示例大学"]],
    [expert({ unitName: "示例冶金学院（新址）" }), ["unitAlias 示例冶金学院（新址） / 示例冶金学院"]],
    [expert({ unitAliases: ["ＳＤＵ"] }), ["unitAlias ＳＤＵ / SDU"]],
    [expert({ unitAliases: ["SDUT"] }), []],
  ])("%o", (one, flags) => {
    expect(kinds(one)).toEqual(flags);
  });

  it("and what one unit alone says of another, with the unit on whose page it is settled", () => {
    const told = { ...bid, untold: [{ expertNo: "E1", unitId: "u9", unitName: "另一研究院" }, { expertNo: "E2", unitId: "u8", unitName: "别处" }] };
    expect(softFlags([expert()], [told])).toMatchObject([{ kind: "affiliation", words: "另一研究院", unitId: "u9" }]);
  });

  it("of three characters or fewer say nothing of a unit", () => {
    expect(softFlags([expert({ unitName: "工大" })], [{ ...bid, people: [], unitNames: ["工大设计院"] }])).toEqual([]);
  });
});
