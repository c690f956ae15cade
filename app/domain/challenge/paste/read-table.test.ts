import { fc } from "#tests/support/fast-check.ts";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readIndicatorTable } from "./read-table.ts";
import { readRequirement } from "./requirement.ts";

const short = (cell: string, name = "") => {
  const read = readRequirement(cell, name);
  return read && `${read.comparator} ${read.value}${read.upper === "" ? "" : `..${read.upper}`} ${read.unit}${read.mode === "relative" ? " relative" : ""}${read.doubt ? ` ?${read.doubt}` : ""}${read.remark ? ` (${read.remark})` : ""}`;
};

describe("a requirement", () => {
  it.each<[string, string, string?]>([
    ["≥90%", ">= 90 %"], ["≧ ９０ ％", ">= 90 %"], [">=90", ">= 90 "], ["不低于 30 MPa", ">= 30 MPa"], ["不小于1,000h", ">= 1000 h"], ["达到90%以上", ">= 90 %"], ["90%以上", ">= 90 %"], ["30 MPa及以上", ">= 30 MPa"],
    ["≤45元/吨", "<= 45 元/t"], ["不高于45元/t。", "<= 45 元/t"], ["不超过 0.5mg/l", "<= 0.5 mg/L"], ["10%以下", "<= 10 %"], ["＜5", "<= 5 "],
    ["6.0～9.5", "range 6.0..9.5 "], ["6.0~9.5", "range 6.0..9.5 "], ["6.0—9.5", "range 6.0..9.5 "], ["6.0-9.5", "range 6.0..9.5 "], ["6 至 9", "range 6..9 "], ["10%～20%", "range 10..20 %"], ["3～5套", "countRange 3..5 套"], ["0.5～1.5 t", "range 0.5..1.5 t"], ["90±5%", "range 85..95 %"],
    ["合格", "bool 合格 "], ["符合GB 6566要求", "bool 合格 "], ["=100", "= 100 "], ["45", "= 45  ?noComparator"],
    ["≥15万t/a", ">= 15 万t/a"], ["年消纳≥15万t", ">= 15 万t (年消纳)"], ["较现状降低10%以上", "<= -10  relative ?baseline"], ["提高≥15%", ">= 15  relative ?baseline"],
    ["优于30MPa", ">= 30 MPa", "抗压强度"], ["优于 45 元/t", "<= 45 元/t", "处理成本"], ["优于5", " 5  ?betterThan", "某某指标"], ["", "null"], ["待定", "null"],
    ["≮30MPa", ">= 30 MPa"], ["≯45", "<= 45 "], ["应不低于 30 MPa", ">= 30 MPa"], ["不得高于45元/t", "<= 45 元/t"], ["大于或等于30", ">= 30 "], ["30%（含）以上", ">= 30 %"], ["12个月内", "<= 12 月"], ["（10±2）%", "range 8..12 %"], ["±2%", "range -2..2 %"], ["6…9", "range 6..9 "],
    ["6≤pH≤9", "range 6..9  (pH)"], ["pH 6~9", "range 6..9  (pH)"], ["不低于30MPa，不高于50MPa", "range 30..50 MPa"], ["≤1×10-7 cm/s", "<= 0.0000001 cm/s"], ["≤1.0×10⁻⁷cm/s", "<= 0.00000010 cm/s"], ["≤10 mg·L⁻¹", "<= 10 mg/L"], ["≥30 N/mm²", ">= 30 MPa"],
    ["≥30MPa（28d）", ">= 30 MPa (28d)"], ["≥90%（干基）", ">= 90 % (干基)"], ["≥5件发明专利", ">= 5 件 (发明专利)"], ["抗压强度≥30MPa", ">= 30 MPa (抗压强度)"], ["≤45元/t（不含税）", "<= 45 元/t (不含税)"],
    ["≥90%，且波动≤5%", ">= 90 %,且波动≤5% ?mixed"], ["IRa≤1.0，Iγ≤1.0", "<= 1.0 ,Iγ≤1.0 ?mixed (IRa)"], ["45μm筛余≤12%", "= 45 μm筛余≤12% ?mixed"], ["较现状降低10%～20%", "<= -10  relative ?mixed"], ["约30", "null"], ["30左右", "null"],
  ])("%s is %s", (cell, expected, name) => {
    expect(String(short(cell, name))).toBe(expected);
  });

  it("never throws, whatever a cell holds, and its numbers are numbers", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[≥≤～\d.%\-±至不低于万t/a元]{0,20}$/)), fc.string(), (cell, name) => {
      const read = readRequirement(cell, name);
      if (read && read.comparator !== "bool") expect(Number.isFinite(Number(read.value))).toBe(true);
      if (read && read.upper !== "") expect(Number.isFinite(Number(read.upper))).toBe(true);
    }), { numRuns: 3000 });
  });
});

describe("a pasted table", () => {
  it("reads heads of Word, units in a column, full-width digits", () => {
    const { rows, problems, refusal } = readIndicatorTable("序号\t考核指标\t指标值\t单位\t测试方法\t指标性质\n１\t钠回收率\t≥７０\t％\t物料衡算\t约束性\r\n2\t新水消耗（干基）\t≤1.0\tm3/t\t水平衡测试\t预期性\n");
    expect(refusal).toBeNull();
    expect(problems).toEqual([]);
    expect(rows.map(({ code, name, comparator, value, unit, basis, method, hard }) => [code, name, comparator, value, unit, basis, method, hard])).toEqual([
      ["1", "钠回收率", ">=", "70", "%", "", "物料衡算", true],
      ["2", "新水消耗", "<=", "1.0", "m³/t", "干基", "水平衡测试", false],
    ]);
  });

  it("reads a head in two rows whose merged cells are empty, and the unit in the head", () => {
    const { rows, refusal } = readIndicatorTable("\t考核指标\t\t测试方法\n序号\t名称\t要求（%）\t\n1\t掺量\t不低于 30\t配合比报告\n2\t回收率\t70～80\t衡算");
    expect(refusal).toBeNull();
    expect(rows.map(({ code, name, comparator, value, upper, unit, method }) => [code, name, comparator, value, upper, unit, method])).toEqual([
      ["1", "掺量", ">=", "30", "", "%", "配合比报告"],
      ["2", "回收率", "range", "70", "80", "%", "衡算"],
    ]);
  });

  it("reads a head that Word joined across, whose upper row is therefore shorter, and loses no column behind it", () => {
    const { rows, problems } = readIndicatorTable(["序号\t考核指标\t测试方法\t性质", "\t名称\t要求\t单位\t\t", "1\t脱碱率\t≥80\t%\tGB/T 1234\t约束性", "2\t处理成本\t≤120\t元/t\t协商\t预期性"].join("\n"));
    expect(problems).toEqual([]);
    expect(rows.map(({ name, comparator, value, unit, method, hard }) => [name, comparator, value, unit, method, hard])).toEqual([["脱碱率", ">=", "80", "%", "GB/T 1234", true], ["处理成本", "<=", "120", "元/t", "协商", false]]);
    // The same when the end of the lower row is left out.
    expect(readIndicatorTable("序号\t考核指标\t测试方法\n\t名称\t要求\n1\t脱碱率\t≥80%\tGB/T 1234").rows.map(({ method }) => method)).toEqual(["GB/T 1234"]);
  });

  it("reads two columns without a head, and a cell in quotes over two lines", () => {
    const { rows } = readIndicatorTable('"抗压\n强度"\t≥ 30 MPa\n龄期\t28 d');
    expect(rows.map(({ code, name, comparator, value, unit }) => [code, name, comparator, value, unit])).toEqual([["1", "抗压 强度", ">=", "30", "MPa"], ["2", "龄期", "=", "28", "d"]]);
  });

  it("names the row and what is wrong in it", () => {
    const { problems } = readIndicatorTable("名称\t指标值\n抗压强度\t≥30 h\n\t≥5\npH\t9～6\n某项\t待定\n成本\t=SUM(A1)\n白度\t≥80 度数");
    expect(problems.map(({ row, code, isGrave }) => [row, code, isGrave])).toEqual([
      [2, "unitDimension", true], [3, "nameMissing", true], [4, "rangeUpsideDown", true], [5, "noRequirement", true], [6, "formula", true], [6, "noRequirement", true], [7, "unitUnknown", false],
    ]);
  });

  it("converts a value into the unit of its column, and refuses one that measures something else", () => {
    const { rows, problems } = readIndicatorTable("名称\t指标值\t单位\n年处理量\t≥0.3万t/a\tt/a\n连续运行\t2～3 d\th\n成本\t≤45 元/m³\t元/t\n检测\t合格\t项");
    expect(rows.map(({ value, upper, unit }) => [value, upper, unit])).toEqual([["3000", "", "t/a"], ["48", "72", "h"], ["45", "", "元/m³"], ["合格", "", "项"]]);
    expect(problems).toEqual([{ row: 4, isGrave: true, code: "unitDimension", text: "元/m³，单位列为 元/t" }]);
  });

  it("refuses what is no table, has no such columns, or has ten thousand rows, quickly and half-reading nothing", () => {
    expect(readIndicatorTable("  \n\t\n").refusal).toEqual({ code: "empty", count: 0 });
    expect(readIndicatorTable("随便一段话，没有表格。").refusal?.code).toBe("noColumns");
    const started = performance.now();
    const long = readIndicatorTable(`名称\t指标值\n${Array.from({ length: 10_000 }, (_, index) => `指标${index}\t≥${index}%`).join("\n")}`);
    expect([long.refusal, long.rows]).toEqual([{ code: "tooManyRows", count: 10_000 }, []]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("reads the demo's indicators back from a table as they are printed", () => {
    const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { items: { indicators: { code: string; name: string; comparator: string; value: unknown; upper: number | null; unit: string; method: string }[] }[] };
    const signs: Record<string, string> = { "<=": "≤", ">=": "≥", "=": "=" };
    for (const { indicators } of file.items) {
      const lines = indicators.map(({ code, name, comparator, value, upper, unit, method }) => [code, name, comparator === "bool" ? "合格" : upper === null ? `${signs[comparator]}${String(value)}` : `${String(value)}～${upper}`, unit, method].join("\t"));
      const { rows, refusal } = readIndicatorTable(["序号\t考核指标\t指标值\t单位\t测试方法", ...lines].join("\n"));
      expect(refusal).toBeNull();
      expect(rows.map(({ code, comparator, value, method }) => [code, comparator.replace("countRange", "range"), value, method])).toEqual(indicators.map(({ code, comparator, value, method }) => [code, comparator.replace("countRange", "range"), comparator === "bool" ? "合格" : String(value), method]));
    }
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 }), { maxLength: 8 }), (table) => void readIndicatorTable(table.map((row) => row.join("\t")).join("\n"))), { numRuns: 1000 });
  });

  it("keeps a condition beside the value in the name, and takes no cell for one requirement that holds two", () => {
    const { rows, problems } = readIndicatorTable("考核指标\t指标值\n抗压强度\t≥30MPa（28d）\n掺量\t≥40%（干基）\n专利\t≥3项（其中发明2项）\n放射性\tIRa≤1.0，Iγ≤1.0\n渗透系数\t≤1×10⁻⁷cm/s");
    expect(rows.map(({ name, basis, value, unit }) => [name, basis, value, unit])).toEqual([["抗压强度（28d）", "", "30", "MPa"], ["掺量", "干基", "40", "%"], ["专利（其中发明2项）", "", "3", "项"], ["放射性", "", "", ""], ["渗透系数", "", "0.0000001", "cm/s"]]);
    expect(problems.map(({ row, code, isGrave }) => [row, code, isGrave])).toEqual([[2, "remark", false], [4, "remark", false], [5, "mixed", true]]);
  });

  it("takes 干基 and 湿基 from a name only where they stand alone in brackets", () => {
    const { rows } = readIndicatorTable("指标名称\t指标值\n预处理直接成本（湿基钛石膏）\t≤80元/t\nFe2O3（干基）\t≤1%\n");
    expect(rows.map(({ name, basis }) => [name, basis])).toEqual([["预处理直接成本（湿基钛石膏）", ""], ["Fe2O3", "干基"]]);
  });
});
