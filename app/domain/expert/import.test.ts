import { describe, expect, it } from "vitest";
import { findColumns } from "#app/domain/kernel/book/columns.ts";
import { importColumns } from "./import-columns.ts";
import { type KnownExperts, reportImport } from "./import-report.ts";
import { readRows } from "./import-rows.ts";
import { readLinks } from "./link-cells.ts";

const head = ["专家编号", "姓名*", "手机号", "工作单位", "统一社会信用代码", "类别", "职称", "专业领域", "市内外", "每年最多次数", "曾任职单位", "合作人员", "师生关系", "备注"];
const row = (change: Record<number, string> = {}) => Object.assign(["", "示例·张一", "13811112222", "示例大学", "91410800MA3X000019", "技术", "教授", "胶凝材料、固废利用", "市外", "", "", "", "", ""], change);
const none: KnownExperts = { byNo: new Map(), byPhone: new Map(), byNameAndUnit: new Map(), takenPhones: new Set(), unitNames: new Map() };
const read = (...rows: string[][]) => readRows(rows, findColumns(importColumns, head).places);
const outcomes = (rows: string[][], known = none) => reportImport(read(...rows), known).rows.map(({ outcome, problems, same }) => [outcome, ...problems.map(({ column, message }) => `${column} ${message}`), ...(same ? [same] : [])].join(" "));

describe("the head of a list", () => {
  it("is found by its words, with stars and remarks, and what is missing is named", () => {
    expect(findColumns(importColumns, head).unknown).toEqual(["备注"]);
    expect(findColumns(importColumns, ["姓名（必填）", "单位", "信用代码", "类别", "专业"]).missing).toEqual(["title", "local"]);
  });
});

describe("a row", () => {
  it("is read with full-width digits, spaces and the words that lists use", () => {
    const [reading] = read(row({ 0: "ｅ０６１", 1: " 示例·张一　", 2: "１３８ １１１１－２２２２", 4: "９１４１０８００ＭＡ３Ｘ０００００９", 5: "财务专家", 8: "本市", 9: "４" }));
    expect(reading).toMatchObject({ line: 2, expert: { no: "E061", name: "示例·张一", phone: "13811112222", uscc: "91410800MA3X000009", kind: "financial", local: true, yearlyCap: 4, fields: ["胶凝材料", "固废利用"] } });
  });

  it.each([
    [{ 1: "" }, "name required"],
    [{ 4: "9141080" }, "uscc usccLength"],
    [{ 4: "91410800MI3X000019" }, "uscc usccAlphabet"],
    [{ 2: "12345" }, "phone phoneFormat"],
    [{ 5: "其他" }, "kind expertKind"],
    [{ 7: "、" }, "fields required"],
    [{ 8: "国外" }, "local localNeeded"],
    [{ 9: "一百" }, "yearlyCap yearlyCap"],
    [{ 0: "专家一" }, "no expertNumber"],
    [{ 10: "某公司 2024" }, "pastUnits links.pastUnits"],
    [{ 11: "P-01" }, "coauthors links.coauthors"],
  ])("with %o is refused with its column and the reason", (change, problem) => {
    expect(outcomes([row(change)])).toEqual([`refused ${problem}`]);
  });

  it("names every problem at once, and other rows go on", () => {
    expect(outcomes([row({ 1: "", 5: "" }), row()])).toEqual(["refused name required kind expertKind", "new"]);
  });

  it("keeps line numbers over empty rows", () => {
    expect(read(row(), head.map(() => ""), row({ 2: "" })).map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("an expert imported twice", () => {
  it("in one file is taken once, by telephone, number or name with unit", () => {
    expect(outcomes([row(), row({ 1: "示例·另名" }), row({ 2: "" }), row({ 2: "", 1: "示例· 张一" }), row({ 2: "13900000000", 1: "示例·李二" })])).toEqual(["new", "repeated 2", "repeated 2", "repeated 2", "new"]);
  });

  it("is not taken for somebody else who bears the same number by mistake", () => {
    const rows = [row({ 0: "E910" }), row({ 0: "E910", 1: "示例·赵六", 2: "13900000002" }), row({ 0: "E911", 1: "示例·另名" })];
    const report = reportImport(read(...rows), none).rows;
    expect(report.map(({ outcome, same, problems, warnings }) => [outcome, same, problems.map(({ message }) => message), warnings.flatMap(({ message }) => (message === "checkDigit" ? [] : [message]))])).toEqual([
      ["new", null, [], []],
      ["refused", "2", ["expertNumberAbove"], []],
      ["repeated", "2", [], ["nameAbove"]],
    ]);
  });

  it("under one code with two names of the unit is asked about", () => {
    const [, second] = reportImport(read(row(), row({ 1: "示例·李二", 2: "13900000002", 3: "示例·别的单位" })), none).rows;
    expect(second).toMatchObject({ outcome: "new", warnings: expect.arrayContaining([{ column: "unitName", message: "unitNameAbove" }]) });
  });

  it("after an earlier import is left as it is", () => {
    const known: KnownExperts = { ...none, byPhone: new Map([["13811112222", "E007"]]), byNameAndUnit: new Map([["示例·李二|91410800MA3X000019", "E008"]]), byNo: new Map([["E009", "示例·王三|91410800MA3X000019"]]) };
    expect(outcomes([row(), row({ 1: "示例·李二", 2: "" }), row({ 0: "E009", 1: "示例·王三", 2: "" })], known)).toEqual(["known E007", "known E008", "known E009"]);
  });

  it("never makes two people one: a number or a telephone of somebody else stops the row", () => {
    const known: KnownExperts = { ...none, byNo: new Map([["E009", "示例·王三|X"]]), takenPhones: new Set(["13811112222"]) };
    expect(outcomes([row({ 0: "E009", 2: "" }), row()], known)).toEqual(["refused no expertNumberTaken", "refused phone phoneOfAnother"]);
  });

  it("warns where the unit is registered under another name, and of a wrong check digit", () => {
    const report = reportImport(read(row()), { ...none, unitNames: new Map([["91410800MA3X000019", "示例理工大学"]]) });
    expect(report.rows[0]!.warnings.map(({ message }) => message)).toContain("unitNameDiffers");
  });
});

describe("relations in a cell", () => {
  it("are several, with the last day that counts", () => {
    expect(readLinks("pastUnits", "91410800MA3X000019 2024-02；91410800ma3x000028：2023")).toMatchObject([{ uscc: "91410800MA3X000019", until: "2024-02-29" }, { uscc: "91410800MA3X000028", until: "2023-12-31" }]);
    expect(readLinks("coauthors", "P-01 2025 张 三")).toEqual([{ kind: "coauthor", uscc: null, personCode: "P-01", personName: "张 三", until: "2025-12-31" }]);
    expect(readLinks("advisers", "P-02 李四; P-03")).toMatchObject([{ personCode: "P-02", personName: "李四", until: null }, { personCode: "P-03", personName: null }]);
    expect(readLinks("advisers", "")).toEqual([]);
  });
});
