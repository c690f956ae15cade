import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { noConditions } from "#app/domain/challenge/eligibility.ts";
import type { ChallengeRow } from "#app/domain/challenge/view.ts";
import { drawXlsx } from "./draw-xlsx.ts";
import { listSheet } from "./list-sheet.ts";

const row: ChallengeRow = {
  no: "JZGX-2026-001", title: "赤泥脱碱技术示例", class: "企业技术需求类", waste: ["赤泥", "钛石膏"], direction: "减量与脱碱", ownerName: null, fiscalFen: 160_000_000, ownerInputFen: 640_000_000, payToBidderFen: 420_000_000,
  status: "open", race: true, opensAt: null, closesAt: "2026-12-07T09:00:00.000Z", isOpenForBids: true, eligibility: { ...noConditions, leadKinds: ["institution"], mostUnits: 3, exclusions: ["某类单位；"] }, roundCode: "JZGX-2026",
};

/** The list as a spreadsheet opened again. */
async function opened(rows: ChallengeRow[]): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await drawXlsx(listSheet(rows, "2026-11-26T00:00:00.000Z"))) as never);
  return book.worksheets[0]!;
}

describe("the list as a file", () => {
  it("says the conditions on the bidder at the end of each line", () => {
    const [block] = listSheet([row, { ...row, eligibility: noConditions }], "2026-11-26T00:00:00.000Z").blocks;
    const { columns, rows } = block as Extract<typeof block, { kind: "table" }>;
    expect(rows.map((cells) => cells.length)).toEqual([columns.length, columns.length]);
    expect((block as Extract<typeof block, { kind: "table" }>).bookmarks).toEqual(Array.from({ length: 2 }, () => `${row.no}　${row.title}`));
    expect(rows.map((cells) => cells.at(-1))).toEqual(["牵头单位须为事业单位；最多由 3 家单位组成（含牵头单位）；不能报：某类单位", "不限"]);
  });

  it("is a spreadsheet whose head stays (on paper too), filters and names units, whose numbers are numbers and fit, whose codes are text", async () => {
    const page = await opened([{ ...row, fiscalFen: 123_456_789_012_300, ownerName: "91410800MA44ABCD1X" }, { ...row, ownerName: "示例公司" }]);
    const head = page.views[0]!.state === "frozen" ? page.views[0]!.ySplit! : 0;
    const heads = (page.getRow(head).values as string[]).slice(1);
    expect(heads).toEqual(expect.arrayContaining(["榜单编号", "财政资金（万元）", "揭榜方条件"]));
    expect(page.pageSetup.printTitlesRow).toBe(`${head}:${head}`);
    expect(page.autoFilter).toBe(`A${head}:M${head + 2}`);
    const cell = page.getCell(head + 1, heads.indexOf("财政资金（万元）") + 1);
    expect([cell.value, cell.numFmt]).toEqual([123_456_789.01, "#,##0.00"]);
    // What is wider than its column shows as ####.
    expect(page.getColumn(Number(cell.col)).width).toBeGreaterThan("123,456,789.01".length);
    const code = page.getCell(head + 1, heads.indexOf("需求单位") + 1);
    expect([code.value, code.numFmt]).toEqual(["91410800MA44ABCD1X", "@"]);
    expect(page.getCell(head + 1, 1).value).toBe(row.no);
  });
});
