import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { cellAddress } from "#app/domain/kernel/book/read-list.ts";
import { checkOf } from "#app/domain/kernel/book/report.ts";
import type { TypedCell, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { challengeColumns, readChallengeBook } from "./challenge-list.ts";
import { indicatorColumns } from "./indicator-list.ts";

const place = { code: "JZGX-2026", defaults: { pattern: "B" as const, fundingRule: { ownerToFiscalAtLeast: 4 } } };

const whole = { no: "JZGX-2026-009", title: "赤泥脱碱及碱液回用成套技术", class: "企业技术需求类", waste: "赤泥", periodMonths: "24", fiscalFen: "160", ownerInputFen: "640", payToBidderFen: "64", background: "背景", content: "内容", deliverables: "成果", ipRule: "共有" };
const indicator = { item: "JZGX-2026-009", name: "钠回收率", requirement: "≥70%", method: "物料衡算" };

type Given = Record<string, string | TypedCell>;

function aSheet(name: string, columns: readonly { key: string; heads: readonly string[] }[], rows: Given[], more: Record<string, TypedCell> = {}): TypedSheet {
  const cells: Record<string, TypedCell> = {};
  for (const [at, { heads }] of columns.entries()) cells[cellAddress(at, 1)] = { kind: "text", text: heads[0]! };
  for (const [line, row] of rows.entries()) {
    for (const [at, { key }] of columns.entries()) {
      const given = row[key];
      if (given !== undefined) cells[cellAddress(at, line + 2)] = typeof given === "string" ? { kind: "text", text: given } : given;
    }
  }
  return { name, rowCount: rows.length + 1, cells: { ...cells, ...more } };
}

const read = (rows: Given[], indicators: Given[] = [indicator], more: Record<string, TypedCell> = {}) => readChallengeBook([aSheet("榜单任务", challengeColumns, rows, more), aSheet("考核指标", indicatorColumns, indicators)], place);
const said = ({ readings, problems }: ReturnType<typeof read>) => [...problems, ...readings.flatMap((reading) => reading.problems)].map(({ sheet, cell, message }) => `${sheet} ${cell ?? "-"} ${message}`);

describe("榜单任务 from a sheet", () => {
  it("becomes what the form would have made, with defaults of the round", () => {
    const { readings, problems } = read([whole]);
    expect([problems, readings[0]!.problems]).toEqual([[], []]);
    expect(readings[0]!.value).toMatchObject({ no: "JZGX-2026-009", round: "JZGX-2026", pattern: "B", race: false, owner: null, waste: ["赤泥"], fiscalFen: 160_000_000, fundingRule: { ownerToFiscalAtLeast: 4 }, indicators: [{ code: "1", name: "钠回收率", comparator: ">=", value: 70, unit: "%", hard: true }] });
  });

  it.each<[string, Given, Given[], string[]]>([
    ["full-width digits are read", { ...whole, no: "ＪＺＧＸ－２０２６－００９".replace(/－/g, "-"), fiscalFen: "１６０．００", periodMonths: "２４" }, [indicator], []],
    ["a formula", { ...whole, fiscalFen: { kind: "formula", text: "160" } }, [indicator], ["榜单任务 J2 formulaCell"]],
    ["a merged cell", { ...whole, background: { kind: "merged", text: "背景" } }, [indicator], ["榜单任务 M2 mergedCell"]],
    ["an error value", { ...whole, content: { kind: "other", text: "#REF!" } }, [indicator], ["榜单任务 N2 notPlainCell"]],
    ["a range upside down", whole, [{ ...indicator, name: "浸出液pH", requirement: "9～6" }], ["考核指标 D2 pasted.rangeUpsideDown:9～6"]],
    ["a unit of another dimension", whole, [{ ...indicator, name: "抗压强度", requirement: "≥30", unit: "h" }], ["考核指标 E2 pasted.unitDimension:h，应为 MPa 一类"]],
    ["money that breaks the round's rule, with its numbers", { ...whole, ownerInputFen: "300" }, [indicator], ["榜单任务 K2 funding.ownerToFiscalAtLeast:4:640000000:300000000"]],
    ["three decimals", { ...whole, fiscalFen: "160.005" }, [indicator], ["榜单任务 J2 twoDecimals"]],
    ["a number of another round", { ...whole, no: "JZGX-2025-009" }, [{ ...indicator, item: "JZGX-2025-009" }], ["榜单任务 A2 notOfThisRound"]],
    ["a number of the year's second round", { ...whole, no: "JZGX-2026-2-009" }, [{ ...indicator, item: "JZGX-2026-2-009" }], ["榜单任务 A2 notOfThisRound"]],
    ["more paid than put in", { ...whole, payToBidderFen: "640.01" }, [indicator], ["榜单任务 L2 funding.payToBidderAtMostInput:1:640000000:640010000"]],
    ["an indicator of no item", whole, [indicator, { ...indicator, item: "JZGX-2026-999" }], ["考核指标 A3 strayIndicator"]],
    ["a class that is none", { ...whole, class: "别的" }, [indicator], ["榜单任务 C2 chooseClass"]],
    ["a period in words", { ...whole, periodMonths: "两年" }, [indicator], ["榜单任务 I2 periodMonths"]],
  ])("%s", (_name, row, indicators, expected) => {
    const result = read([row], indicators);
    expect(said(result)).toEqual(expected);
    expect(checkOf(result.readings, result.problems, result.unknown).isClean).toBe(expected.length === 0);
  });

  it("keeps a condition beside a value in the name, a basis in its column, and a power of ten", () => {
    const cells = [{ name: "抗压强度", requirement: "≥30MPa（28d）" }, { name: "掺量（干基）", requirement: "≥40%（干基）" }, { name: "钠回收率", requirement: "≥70%（干基）" }, { name: "渗透系数", requirement: "≤1×10⁻⁷ cm/s" }];
    const { readings, problems } = read([whole], cells.map((cell) => ({ ...indicator, ...cell })));
    expect([problems, readings[0]!.problems, readings[0]!.warnings.map(({ message }) => message)]).toEqual([[], [], ["pasted.remark:28d"]]);
    expect(readings[0]!.value?.indicators.map(({ name, basis, value, unit }) => [name, basis, value, unit])).toEqual([["抗压强度（28d）", "", 30, "MPa"], ["掺量（干基）", "", 40, "%"], ["钠回收率", "干基", 70, "%"], ["渗透系数", "", 1e-7, "cm/s"]]);
  });

  it("names a number that stands twice, a merged head, a missing column and a missing sheet", () => {
    expect(said(read([whole, whole]))).toEqual(["榜单任务 A3 repeatedInFile"]);
    expect(said(read([whole], [indicator], { B1: { kind: "merged", text: "编号" } }))).toEqual(["榜单任务 B1 mergedHead"]);
    expect(said(read([whole], [indicator], { J1: { kind: "text", text: "经费" } }))).toEqual(["榜单任务 - columnMissing"]);
    expect(readChallengeBook([], place).problems.map(({ sheet, message }) => `${sheet} ${message}`)).toEqual(["榜单任务 sheetMissing", "考核指标 sheetMissing"]);
  });

  it("refuses ten thousand rows as a whole", () => {
    const sheet = { ...aSheet("榜单任务", challengeColumns, [whole]), rowCount: 10_001 };
    const { readings, problems } = readChallengeBook([sheet, aSheet("考核指标", indicatorColumns, [indicator])], place);
    expect(readings).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual(["listTooLong:200:10000"]);
  });

  it("never throws, and takes a row only with nothing wrong in it", () => {
    const anyCell = fc.record({ kind: fc.constantFrom("text", "number", "formula", "merged", "date", "other"), text: fc.string() }) as fc.Arbitrary<TypedCell>;
    const anyRow = fc.dictionary(fc.constantFrom(...challengeColumns.map(({ key }) => key)), anyCell);
    fc.assert(fc.property(fc.array(anyRow, { maxLength: 4 }), fc.array(fc.dictionary(fc.constantFrom(...indicatorColumns.map(({ key }) => key)), anyCell), { maxLength: 4 }), (rows, indicators) => {
      for (const { value, problems } of read(rows.map((row) => ({ ...whole, ...row })), indicators).readings) expect(value === null).toBe(problems.length > 0);
    }), { numRuns: 300 });
  });
});
