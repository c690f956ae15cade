import { expect, it } from "vitest";
import { readCsv } from "#app/domain/kernel/csv.ts";
import { sheetCsv } from "./sheet-csv.ts";

it("gives the tables of a sheet as lines that read back, and no formula", () => {
  const table = { kind: "table" as const, columns: [{ head: "任务名称", weight: 1 }, { head: "财政资金（万元）", weight: 1 }], rows: [["赤泥，\"脱碱\"", "1,200.00"], ["=1+1", ""]] };
  const csv = sheetCsv({ title: "榜单", foot: "榜单", at: "2026-03-05T01:00:00.000Z", blocks: [{ kind: "heading", text: "不在表中" }, table] });
  expect(csv.startsWith("\uFEFF任务名称,财政资金（万元）\r\n")).toBe(true);
  expect(readCsv(csv)).toEqual([["任务名称", "财政资金（万元）"], ["赤泥，\"脱碱\"", "1,200.00"], ["'=1+1", ""]]);
});
