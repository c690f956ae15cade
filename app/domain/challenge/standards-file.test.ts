import { describe, expect, it } from "vitest";
import { readStandards, standardsCsv, standardsDifference } from "./standards-file.ts";
import { seededStandards } from "./standards.ts";
import type { Standard } from "./adopted-standards.ts";

const head = "标准号,年号,名称,状态,代替标准,核对";
const problemsOf = (...lines: string[]) => readStandards([head, ...lines].join("\n")).problems.map(({ line, code, text }) => [line, code, text]);

describe("the file of the table of standards", () => {
  it("reads back to itself, as CSV and as JSON", () => {
    expect(readStandards(standardsCsv(seededStandards))).toEqual({ table: seededStandards, problems: [] });
    expect(readStandards(JSON.stringify(seededStandards))).toEqual({ table: seededStandards, problems: [] });
  });

  it("takes full-width digits and blank lines as what they are", () => {
    expect(readStandards(`${head}\r\nGB 175,２０２３,通用硅酸盐水泥,现行,,已核对\r\n,,,,,\r\n`).table).toEqual([{ code: "GB 175", year: 2023, title: "通用硅酸盐水泥", status: "current", replacedBy: null, isVerified: true }]);
  });

  it("names each problem by its line, and gives no standard for a line that has one", () => {
    expect(problemsOf("175,2023,水泥,现行,,待核对")).toEqual([[2, "code", "175"]]);
    expect(problemsOf("GB 175,23,水泥,现行,,待核对", "GB 176,2023,,作废,,是")).toEqual([[2, "year", "23"], [3, "title", ""], [3, "status", "作废"], [3, "mark", "是"]]);
    expect(problemsOf("GB 175,2007,水泥,已被代替,,待核对", "GB 176,2017,水泥,现行,GB 177-2020,待核对")).toEqual([[2, "replacedByMissing", "GB 175"], [3, "replacedByKept", "GB 177-2020"]]);
    expect(problemsOf("GB 175,2007,水泥,已被代替,GB 175-2023,待核对", "GB 175,2007,水泥,已被代替,GB 175-2023,待核对")).toEqual([[2, "replacedByUnknown", "GB 175-2023"], [3, "twice", "GB 175-2007"], [3, "replacedByUnknown", "GB 175-2023"]]);
    expect(problemsOf()).toEqual([[1, "empty", ""]]);
    for (const file of ["", "标准号,名称\nGB 175,水泥", "[{\"code\": 1}]", "[not json"]) expect(readStandards(file).problems).toMatchObject([{ line: 1, code: "heads" }]);
  });

  it("tells what was added, dropped and changed", () => {
    const [first, second] = seededStandards as [Standard, Standard];
    const verified = { ...first, isVerified: true };
    const added: Standard = { code: "GB 99999", year: 2026, title: "示例", status: "current", replacedBy: null, isVerified: true };
    expect(standardsDifference([first, second], [verified, added])).toEqual([
      { name: "GB 6566-2010", before: first, after: verified },
      { name: "GB 6566-2001", before: second, after: null },
      { name: "GB 99999-2026", before: null, after: added },
    ]);
  });
});
