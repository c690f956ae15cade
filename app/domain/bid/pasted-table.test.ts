import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { milestoneColumns } from "./milestone.ts";
import { readTabbed, recognise } from "./pasted-table.ts";

const from = (text: string) => recognise({ rows: readTabbed(text), merged: [] }, milestoneColumns);

describe("a pasted table", () => {
  it("is read with line breaks, tabs and quotes in its cells", () => {
    expect(readTabbed('a\t"两行\n第二行"\t"他说""好"""\r\n\t\t\r\nb\t"5 寸"管\t\n')).toEqual([["a", "两行\n第二行", '他说"好"'], ["b", '"5 寸"管', ""]]);
  });

  it("gives back any cells that a spreadsheet would quote", () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\r", "").trim());
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const text = rows.map((row) => row.map((one) => (/["\t\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join("\t")).join("\n");
      expect(readTabbed(text)).toEqual(rows.filter((row) => row.some((one) => one !== "")));
    }));
  });

  it("is recognised by its heads in any order, sums left out, 元 made 万元 without rounding", () => {
    const found = from("序号\t拨付金额（元）\t完成时间\t交付成果\t考核方式\n1\t６００，０００\t2027年6月\t中试线\t现场查验\n2\t1,000,050.5\t2028/12/31\t报告\t检测\n合计\t1600050.5\t\t\t");
    expect(found.rows).toEqual([
      { fiscalFen: "60", due: "2027-06-30", deliverable: "中试线", check: "现场查验" },
      { fiscalFen: "100.00505", due: "2028-12-31", deliverable: "报告", check: "检测" },
    ]);
    expect(found).toMatchObject({ ignored: ["序号"], isConverted: true, columns: [{ key: "fiscalFen", head: "拨付金额（元）" }, { key: "due" }, { key: "deliverable" }, { key: "check" }] });
  });

  it("without heads is taken in the form's order, units of the cells minded", () => {
    expect(from("2027-06-30\t中试线\t查验\t60万元\t备注").rows).toEqual([{ due: "2027-06-30", deliverable: "中试线", check: "查验", fiscalFen: "60" }]);
    expect(from("2027-06-30\t中试线\t查验\t5000元").rows[0]?.fiscalFen).toBe("0.5");
    expect(from("2027-06-30\t中试线\t查验\t约60").rows[0]?.fiscalFen).toBe("约60");
    expect(from("2027-06-30\t中试线\t查验\t60万元\t备注").ignored).toEqual(["5"]);
  });

  it("names every cell that its field cannot read, and the fields without a column", () => {
    const found = from("完成时间\t交付成果\t拨付金额\n年底\t中试线\t约60\n2028-12-31\t报告\t");
    expect(found.unread).toEqual([{ row: 0, key: "due", cell: "年底" }, { row: 0, key: "fiscalFen", cell: "约60" }]);
    expect(found.rows[0]).toEqual({ due: "年底", deliverable: "中试线", fiscalFen: "约60" });
    expect(found.absent).toEqual(["check"]);
  });

  it("divides every amount exactly", () => {
    fc.assert(fc.property(fc.nat(2_000_000_000), (fen) => {
      const yuan = (fen / 100).toFixed(2);
      const wan = from(`时间\t金额（元）\n2027-01-01\t${yuan}`).rows[0]?.fiscalFen ?? "";
      expect(Math.round(Number(wan) * 1_000_000)).toBe(fen);
    }));
  });
});
