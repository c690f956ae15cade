import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { noConditions } from "#app/domain/challenge/eligibility.ts";
import type { ExportedChallenge } from "#app/domain/challenge/view.ts";
import { drawXlsx } from "./draw-xlsx.ts";
import { listSheet } from "./list-sheet.ts";

const row: ExportedChallenge = {
  no: "JZGX-2026-001", title: "赤泥脱碱技术示例", class: "企业技术需求类", waste: ["赤泥", "钛石膏"], direction: "减量与脱碱", ownerName: null, fiscalFen: 160_000_000, ownerInputFen: 640_000_000, payToBidderFen: 420_000_000,
  status: "open", race: true, opensAt: null, closesAt: "2026-12-07T09:00:00.000Z", isOpenForBids: true, eligibility: { ...noConditions, leadKinds: ["institution"], mostUnits: 3, exclusions: ["某类单位；"] }, roundCode: "JZGX-2026",
  issuers: ["示例市工业和信息化局", "示例市财政局"], maxTeams: null, checkpoints: [], tranches: [], baseline: [],
};

/** The list as a spreadsheet opened again. */
async function opened(rows: ExportedChallenge[]): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await drawXlsx(listSheet(rows, "2026-11-26T00:00:00.000Z", "columns"))) as never);
  return book.worksheets[0]!;
}

describe("the list as a file", () => {
  it("says the conditions on the bidder at the end of each line", () => {
    const [block] = listSheet([row, { ...row, eligibility: noConditions }], "2026-11-26T00:00:00.000Z", "paper").blocks;
    const { columns, rows } = block as Extract<typeof block, { kind: "table" }>;
    expect(rows.map((cells) => cells.length)).toEqual([columns.length, columns.length]);
    expect((block as Extract<typeof block, { kind: "table" }>).bookmarks).toEqual(Array.from({ length: 2 }, () => `${row.no}　${row.title}`));
    expect(rows.map((cells) => cells.at(-1))).toEqual(["牵头单位须为事业单位；最多由 3 家单位组成（含牵头单位）；不能报：某类单位", "不限"]);
  });

  it("tells how an item is checked and paid, and from where it starts: in columns for Excel, below the table on paper", async () => {
    const planned: ExportedChallenge = { ...row, no: "JZGX-2026-002", maxTeams: 3, checkpoints: [{ month: 6, target: "完成小试" }, { month: 12, target: "完成中试" }], tranches: [{ when: "签订任务书后", percent: 30 }, { when: "通过中期考核后", percent: 70 }], baseline: [{ name: "含水率", value: "32%", source: "压滤后实测" }] };
    const lines = ["第 6 个月：完成小试；第 12 个月：完成中试", "签订任务书后：30%；通过中期考核后：70%", "含水率：32%（压滤后实测）"];
    const page = await opened([row, planned]);
    const head = page.views[0]!.state === "frozen" ? page.views[0]!.ySplit! : 0;
    const cells = (line: number) => (page.getRow(head + line).values as unknown[]).slice(14, 19);
    expect(cells(0)).toEqual(["赛马队伍数上限（支）", "考核节点", "财政资金拨付", "现状数据", "发文单位"]);
    expect(cells(2)).toEqual([3, ...lines, "示例市工业和信息化局、示例市财政局"]);
    const { lead, blocks } = listSheet([row, planned], "2026-11-26T00:00:00.000Z", "paper");
    expect(lead).toContain("发文单位：示例市工业和信息化局、示例市财政局");
    expect(blocks.slice(1)).toEqual([
      { kind: "heading", text: "考核节点、拨付和现状数据" },
      { kind: "subheading", text: "JZGX-2026-002　赤泥脱碱技术示例" },
      { kind: "facts", facts: [{ term: "赛马制", value: "最多 3 支队伍" }, ...["考核节点", "财政资金拨付", "现状数据"].map((term, index) => ({ term, value: lines[index] }))] },
    ]);
    // Items of several rounds that others put out: nobody is named above them all.
    expect(listSheet([row, { ...planned, issuers: ["示例市科学技术局"] }], "2026-11-26T00:00:00.000Z", "paper").lead).not.toContain("发文单位");
  });

  it("is a spreadsheet whose head stays (on paper too), filters and names units, whose numbers are numbers and fit, whose codes are text", async () => {
    const page = await opened([{ ...row, fiscalFen: 123_456_789_012_300, ownerName: "91410800MA44ABCD1X" }, { ...row, ownerName: "示例公司" }]);
    const head = page.views[0]!.state === "frozen" ? page.views[0]!.ySplit! : 0;
    const heads = (page.getRow(head).values as string[]).slice(1);
    expect(heads).toEqual(expect.arrayContaining(["榜单编号", "财政资金（万元）", "揭榜方条件"]));
    expect(page.pageSetup.printTitlesRow).toBe(`${head}:${head}`);
    expect(page.autoFilter).toBe(`A${head}:R${head + 2}`);
    const cell = page.getCell(head + 1, heads.indexOf("财政资金（万元）") + 1);
    expect([cell.value, cell.numFmt]).toEqual([123_456_789.01, "#,##0.00"]);
    // What is wider than its column shows as ####.
    expect(page.getColumn(Number(cell.col)).width).toBeGreaterThan("123,456,789.01".length);
    const code = page.getCell(head + 1, heads.indexOf("需求单位") + 1);
    expect([code.value, code.numFmt]).toEqual(["91410800MA44ABCD1X", "@"]);
    expect(page.getCell(head + 1, 1).value).toBe(row.no);
  });
});
