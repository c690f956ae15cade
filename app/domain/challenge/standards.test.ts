import { describe, expect, it } from "vitest";
import { citedStandards, seededStandards as standards, successorOf } from "./standards.ts";
import { announceStandards } from "./adopted-standards.ts";

const replacedIn = (text: string) => citedStandards(text).filter(({ isReplaced }) => isReplaced).map((one) => [one.cited, successorOf(one)]);

describe("standards cited by a test method", () => {
  it.each<[string, string[]]>([
    ["GB/T 176—2017（火焰光度法）", ["GB/T 176-2017"]],
    ["HJ 557—2010浸出＋GB/T 15555.12—1995", ["HJ 557-2010", "GB/T 15555.12-1995"]],
    ["JTG 3441-2024", ["JTG 3441-2024"]], ["ＧＢ 6566－2010", ["GB 6566-2010"]], ["JTG/T F20-2015、JTG F80/1-2017", ["JTG/T F20-2015", "JTG F80/1-2017"]], ["物料衡算，第三方核查", []], ["DCS运行记录", []],
  ])("%s", (text, cited) => {
    expect(citedStandards(text).map((one) => one.cited)).toEqual(cited);
    expect(replacedIn(text)).toEqual([]);
  });

  it("are warned of when replaced, with what took their place; also an edition that the table does not list but is older", () => {
    expect(replacedIn("JTG E51-2009")).toEqual([["JTG E51-2009", "JTG 3441-2024"]]);
    expect(replacedIn("GB 175-2007、GB/T 9776-2022")).toEqual([["GB 175-2007", "GB 175-2023"]]);
    expect(replacedIn("GB 175-1999")).toEqual([["GB 175-1999", "GB 175-2023"]]);
    expect(citedStandards("GB 99999-2001")[0]?.standard).toBeNull();
  });

  it("are judged by the table that was adopted in the place of the seeded one", () => {
    announceStandards([{ code: "GB 99999", year: 2001, title: "示例", status: "replaced", replacedBy: "GB 99999-2026", isVerified: true }]);
    expect([replacedIn("GB 99999-2001"), citedStandards("GB 175-2007")[0]?.standard]).toEqual([[["GB 99999-2001", "GB 99999-2026"]], null]);
    announceStandards(null);
    expect(replacedIn("GB 175-2007")).toEqual([["GB 175-2007", "GB 175-2023"]]);
  });

  it("stand in the table once an edition, none called verified, and what replaces one is there and in force", () => {
    const names = standards.map(({ code, year }) => `${code}-${year}`);
    expect(new Set(names).size).toBe(names.length);
    expect(standards.filter(({ isVerified }) => isVerified)).toEqual([]);
    for (const { replacedBy } of standards) if (replacedBy) expect(standards.find(({ code, year }) => `${code}-${year}` === replacedBy)?.status).toBe("current");
  });
});
