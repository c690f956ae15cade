import { expect, it } from "vitest";
import type { Block, Sheet } from "./sheet.ts";
import { demandListSheet, exceptionSheet, workChallengeSheet } from "./work-list-sheets.ts";

const at = "2026-11-26T00:00:00.000Z";
const tableOf = ({ blocks: [block] }: Sheet) => block as Extract<Block, { kind: "table" }>;

it("a list of the workbench is a table with one value a cell, money as numbers with the unit in the head", () => {
  const row = { no: "JZGX-2026-001", title: "赤泥脱碱", roundCode: "JZGX-2026", status: "open", class: "企业技术需求类", waste: ["赤泥", "钛石膏"], ownerName: null, fiscalFen: 160_000_000, ownerInputFen: 640_000_000, closesAt: "2026-12-07T09:00:00.000Z", bids: null } as const;
  const { columns, rows } = tableOf(workChallengeSheet([{ ...row, waste: [...row.waste] }], at));
  const said = Object.fromEntries(columns.map(({ head, align }, index) => [head, [rows[0]![index], align]]));
  expect(said).toMatchObject({ 编号: ["JZGX-2026-001", undefined], 固废种类: ["赤泥、钛石膏", undefined], "榜额（万元）": ["800.00", "right"], 截止时间: ["2026年12月7日 17:00", undefined], "申报（份）": ["", "right"] });
  expect(rows[0]).toHaveLength(columns.length);
});

it("demands and exceptions name what their pages name", () => {
  const demand = { no: "XQ-2026-001", title: "脱碱", status: "submitted", callCode: "ZJ-2026-01", unitName: "示例公司", isFromPaper: true, waste: ["赤泥"], ownerInput: "640.00", updatedAt: at, challengeNo: null } as const;
  expect(tableOf(demandListSheet([{ ...demand, waste: [...demand.waste] }], at)).rows[0]).toEqual(["XQ-2026-001", "脱碱", "示例公司", "代录", expect.any(String), "赤泥", "640.00", "ZJ-2026-01", "", "2026年11月26日 08:00"]);
  const exception = { at, kinds: ["attached"], noun: "challenge", event: "addAttachment", no: "JZGX-2026-001", challengeNo: "JZGX-2026-001", challengeTitle: "赤泥脱碱", roundCode: "JZGX-2026", who: null, reason: null, offline: null } as const;
  expect(tableOf(exceptionSheet([{ ...exception, kinds: [...exception.kinds] }], at)).rows[0]).toEqual(["2026年11月26日 08:00", "发布后增加附件", "榜单任务：添加附件", "JZGX-2026-001", "JZGX-2026-001　赤泥脱碱", "系统", "任务发布后由一人增加附件。", ""]);
});
