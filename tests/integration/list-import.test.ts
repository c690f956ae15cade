import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { makeBook } from "#app/documents/book.ts";
import { challengeTemplate, demandTemplate } from "#app/documents/list-template.ts";
import { newChallenge, type NewChallenge } from "#app/domain/challenge/schema.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { listProblemWords } from "#app/messages/zh-CN/list-import.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { findSubject } from "#app/db/subjects.ts";
import { exportChallengeContents } from "#app/services/challenge/export-contents.ts";
import { checkChallengeList, importChallengeList } from "#app/services/challenge/import-list.ts";
import { checkDemandList, importDemandList } from "#app/services/demand/import-list.ts";
import { showDemand } from "#app/services/demand/show-demand.ts";
import { takeOverDemand } from "#app/services/demand/take-over-demand.ts";
import { readListFile } from "#app/services/list-file/read-list-file.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, demoFile, valueOf } from "#tests/support/builders.ts";
import { aCall, aDemandForm } from "#tests/support/demands.ts";

afterAll(closeDatabase);

/** The demo's eight items as challenges of a round, one of them with an indicator against a baseline. */
async function eightOf(round: string): Promise<NewChallenge[]> {
  const { items } = await demoFile();
  return items.map(({ money, owner: _owner, ...item }, index) =>
    newChallenge.parse({
      ...item, round, no: `${round}-${String(index + 11).padStart(3, "0")}`, owner: null, fundingRule: {}, ...(index === 1 && told), fiscalFen: money.fiscal * 1_000_000, ownerInputFen: money.ownerInput * 1_000_000, payToBidderFen: money.payToBidder * 1_000_000,
      indicators: index > 0 ? item.indicators : [...item.indicators, { code: "R", name: "处理成本", comparator: "<=", value: -10, unit: "元/t", hard: true, mode: "relative", baseline: 50, method: "", verification: "", basis: "" }],
    }),
  );
}

/** Every optional column, to the last one of the sheet. */
const told = {
  industry: "氧化铝", keywords: "路基、底基层", isConfidential: true, contact: { name: "示例·李工", phone: "0391-0000003" },
  eligibility: { leadKinds: ["enterprise", "institution"], regions: [{ code: "4108", name: "焦作市" }, { code: "41", name: "河南省" }], registeredBy: "2025-12-31", mostUnits: 3, leastTrl: 5, mostAge: 55, leastRank: "副高级", leastDegree: "硕士", exclusions: ["甲类单位", "乙类单位"], conditions: ["有中试条件", "能驻场"] },
};

/** A template as somebody saved it after changing it. */
async function saved(bytes: Uint8Array, change: (book: ExcelJS.Workbook) => void): Promise<TypedSheet[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  change(book);
  return valueOf(await readListFile({ name: "榜单.xlsx", bytes: new Uint8Array(await book.xlsx.writeBuffer()) }));
}

const cellOf = (book: ExcelJS.Workbook, sheet: string, address: string) => book.getWorksheet(sheet)!.getCell(address);
const countOf = async () => Number((await getPool().query<{ n: string }>("select count(*) as n from challenge")).rows[0]!.n);

describe("challenges from the template", () => {
  it("are read back as they were written, stand as drafts, and come out again the same", async () => {
    const { round, staff } = await aChallenge({ status: "drafted" });
    const eight = await eightOf(round);
    const sheets = await saved(await makeBook(challengeTemplate(eight)), () => undefined);
    expect(valueOf(await checkChallengeList(await at(staff.officer), round, sheets))).toMatchObject({ problems: [], isClean: true });
    expect(valueOf(await importChallengeList(await at(staff.officer), round, sheets))).toEqual({ added: 8, first: `${round}-011`, last: `${round}-018` });
    for (const challenge of eight) {
      const subject = await findSubject("challenge", challenge.no);
      expect(subject!.status).toBe("drafted");
      expect(await readChallengeContent(subject!.id)).toEqual(challenge);
    }
    const out = valueOf(await exportChallengeContents(await at(staff.officer), round));
    expect(out.filter(({ no }) => no !== `${round}-001`)).toEqual(eight);
    // The same file again: every number is in use, nothing is written.
    const again = valueOf(await checkChallengeList(await at(staff.officer), round, sheets));
    expect(again.rows.flatMap(({ problems }) => problems).map(({ cell, message }) => `${cell!} ${message}`)).toEqual(eight.map((_, index) => `A${index + 2} taken`));
    expect(codeOf(await importChallengeList(await at(staff.officer), round, sheets))).toBe("invalidInput");
    expect(codeOf(await checkChallengeList(await at(staff.witness), round, sheets))).toBe("notAllowed");
    expect(codeOf(await exportChallengeContents(await at(staff.witness), round))).toBe("notAllowed");
  });

  it("names every bad cell of a careless file in words, and takes nothing of it", async () => {
    const { round, staff } = await aChallenge({ status: "drafted" });
    const template = await makeBook(challengeTemplate(await eightOf(round)));
    const before = await countOf();
    const sheets = await saved(template, (book) => {
      cellOf(book, "榜单任务", "J2").value = { formula: "100+60", result: 160 };
      book.getWorksheet("榜单任务")!.mergeCells("M3:M4");
      cellOf(book, "榜单任务", "K5").value = "一百万";
      cellOf(book, "榜单任务", "F6").value = "91410800MA0000000X";
      cellOf(book, "榜单任务", "J7").value = "１６０．００";
      cellOf(book, "考核指标", "D2").value = "9～6";
    });
    const check = valueOf(await checkChallengeList(await at(staff.officer), round, sheets));
    const words = check.rows.flatMap(({ problems }) => problems.map(listProblemWords));
    expect(words).toEqual([
      "榜单任务 J2 格（财政资金）：是公式，请粘贴为数值",
      "考核指标 D2 格（指标值）：上限小于下限（9～6）",
      "榜单任务 M3 格（需求背景）：是合并单元格，请取消合并，每格填一项",
      "榜单任务 M4 格（需求背景）：是合并单元格，请取消合并，每格填一项",
      "榜单任务 K5 格（需求单位投入）：请填写金额（万元，最多两位小数）",
      "榜单任务 F6 格（需求单位信用代码）：没有这个单位，请先注册",
    ]);
    expect(codeOf(await importChallengeList(await at(staff.officer), round, sheets))).toBe("invalidInput");
    expect(await countOf()).toBe(before);
  });

  it("refuses ten thousand rows, another type and no workbook at all", async () => {
    const { round, staff } = await aChallenge({ status: "drafted" });
    const sheets = await saved(await makeBook(challengeTemplate([])), (book) => book.getWorksheet("榜单任务")!.addRows(Array.from({ length: 10_000 }, (_, index) => [`${round}-${index}`, `任务 ${createHash("sha256").update(String(index)).digest("base64")}`])));
    const { problems, rows } = valueOf(await checkChallengeList(await at(staff.officer), round, sheets));
    expect([rows, problems.map(listProblemWords)]).toEqual([[], ["一次最多 200 行，文件有 10200 行，没有读取任何一行；请拆成几个文件"]]);
    expect(codeOf(await readListFile({ name: "榜单.xls", bytes: new Uint8Array([1]) }))).toBe("invalidInput");
    expect(codeOf(await readListFile({ name: "榜单.xlsx", bytes: new Uint8Array(await readFile("package.json")) }))).toBe("fileRefused");
    expect(codeOf(await readListFile(undefined))).toBe("invalidInput");
  });

  it("is all or nothing when somebody takes a number between check and import", async () => {
    const { round, staff } = await aChallenge({ status: "drafted" });
    const sheets = await saved(await makeBook(challengeTemplate(await eightOf(round))), () => undefined);
    const before = await countOf();
    const done = await Promise.all([importChallengeList(await at(staff.officer), round, sheets), importChallengeList(await at(staff.officer), round, sheets)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(["taken", "invalidInput"]).toContain(codeOf(done.find(({ ok }) => !ok)!));
    expect(await countOf()).toBe(before + 8);
  });
});

describe("demands from the template", () => {
  const row = async (index: number, change: Record<string, string> = {}) => {
    const form = await aDemandForm(index);
    const cells: Record<string, string> = {
      序号: String(index + 1), 需求单位: `示例·企业${index}`, 统一社会信用代码: "91410800MA9000000X", 收件日期: "2026年3月5日", 需求名称: form.title, 固废种类: form.waste.join("、"), 需求背景: form.background, 拟解决的技术问题: form.problem, 攻关内容: form.content, 现状数据: form.baseline,
      预期成果: form.deliverables, 知识产权归属: form.ipRule, 攻关周期: form.periodMonths, 本单位投入: form.money.ownerInput, 支付揭榜方: form.money.payToBidder, 希望财政支持: form.money.fiscal, 联系人: form.contactName, 联系电话: form.contactPhone, 声明已签字: "是", ...change,
    };
    return cells;
  };
  const fill = (book: ExcelJS.Workbook, rows: Record<string, string>[]) => {
    const sheet = book.getWorksheet("需求")!;
    const heads = (sheet.getRow(1).values as string[]).map((head) => head.replace("*", ""));
    for (const [index, cells] of rows.entries()) for (const [head, value] of Object.entries(cells)) sheet.getCell(index + 2, heads.indexOf(head)).value = value;
    book.getWorksheet("考核指标")!.getCell("A2").value = "1";
    for (const [address, value] of [["C2", "钠回收率"], ["D2", "≥ 70%"]] as const) book.getWorksheet("考核指标")!.getCell(address).value = value;
  };

  it("are entered as papers, each with a code by which its firm takes it over", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const call = await aCall(staff.officer, staff.officer2, round);
    const firm = await aTeam("T02");
    const uscc = (await getPool().query<{ uscc: string }>("select uscc from unit where id = $1", [firm.actor.units[0]!.unitId])).rows[0]!.uscc;
    const rows = [await row(0, { 统一社会信用代码: uscc }), await row(1)];
    const sheets = await saved(await makeBook(demandTemplate()), (book) => fill(book, rows));
    const check = valueOf(await checkDemandList(await at(staff.officer), call.code, sheets));
    expect([check.isClean, check.rows.map(({ problems, warnings }) => [problems, warnings.map(listProblemWords)])]).toEqual([true, [[[], expect.any(Array)], [[], expect.arrayContaining(["需求 A3 格（序号）：至少要有一项可量化指标"])]]]);
    const { entered } = valueOf(await importDemandList(await at(staff.officer), call.code, sheets));
    expect(entered.map(({ item, unitName }) => [item, unitName])).toEqual([["1", "示例·企业0"], ["2", "示例·企业1"]]);
    expect(codeOf(await showDemand(await at(firm.actor), entered[0]!.no))).toBe("notFound");
    valueOf(await takeOverDemand(await at(firm.actor), { no: entered[0]!.no, code: entered[0]!.code! }));
    expect(valueOf(await showDemand(await at(firm.actor), entered[0]!.no))).toMatchObject({ demand: { no: entered[0]!.no, status: "draft", receivedOn: "2026-03-05" } });
  });

  it("takes nothing of a file with a day that is none, a late paper or pay above the input", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const call = await aCall(staff.officer, staff.officer2, round);
    const rows = [await row(0, { 收件日期: "2026-02-30" }), await row(1, { 收件日期: "2199-01-05" }), await row(2, { 支付揭榜方: "999999" }), await row(3, { 统一社会信用代码: "9141" })];
    const sheets = await saved(await makeBook(demandTemplate()), (book) => fill(book, rows));
    const { rows: told } = valueOf(await checkDemandList(await at(staff.officer), call.code, sheets));
    expect(told.flatMap(({ problems }) => problems.map(listProblemWords))).toEqual([
      "需求 D2 格（收件日期）：请填写有效的日期，如 2026-03-05",
      "需求 D3 格（收件日期）：日期不能晚于今天",
      "需求 S4 格（支付揭榜方）：不能多于需求单位投入",
      "需求 C5 格（统一社会信用代码）：统一社会信用代码须为 18 位",
    ]);
    expect(codeOf(await importDemandList(await at(staff.officer), call.code, sheets))).toBe("invalidInput");
    expect(codeOf(await checkDemandList(await at(staff.witness), call.code, sheets))).toBe("notAllowed");
  });
});
