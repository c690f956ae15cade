import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import exceljs from "exceljs";
import { aBrowser, declareByCommand, declareNoConflict, freshAt, fromDisk, jiebang, signedIn, typeEarly, verify, whenAlive } from "./people.ts";

/**
 * The form check with a correction in time (009), one that nobody answers (010) and a rejection by a second person (006); then one
 * item judged in every way that a panel may choose: three experts in the browser, one by spreadsheet, one on paper that two clerks
 * read differently; the chair's words, the freeze, the recomputation; and the single bid (013).
 */
const scratch = mkdtempSync(join(tmpdir(), "jiebang-e2e-"));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const item = "JZGX-2026-001";
const online = ["E030", "E031", "E032"];
const [bySheet, onPaper] = ["E033", "E034"];
const experts = [...online, bySheet, onPaper];
const opinion = "指标响应完整，路线闭环，中试数据连续可信；成本测算口径与榜单一致，敏感性分析覆盖原料与能源；分工与贡献匹配，节点可考核、可叫停。".repeat(4);
const reason = "证明材料只有一次单点试验，缺少连续运行的数据，难以支持所承诺的指标，扣分较多。";
const scan = createHash("sha256").update("scan").digest("hex");

/** The day of the product's clock. */
let today = "";

test.describe.configure({ mode: "serial" });

async function move(noun: string, id: string, name: string, as: string, more: { input?: unknown; reason?: string } = {}): Promise<unknown> {
  const input = join(scratch, "input.json");
  if (more.input !== undefined) writeFileSync(input, JSON.stringify(more.input));
  return jiebang("move", noun, id, name, "--as", as, ...(more.input === undefined ? [] : ["--input", input]), ...(more.reason ? ["--reason", more.reason] : []));
}

/** Registers a verdict on one line of the form check. */
async function decide(page: Page, bid: string, line: string, fill: (form: ReturnType<Page["locator"]>) => Promise<void>): Promise<void> {
  await page.goto(`/work/bids/${bid}`);
  const form = page.locator(`form[aria-label="${line}的意见"]`);
  const details = form.locator("xpath=ancestor::details");
  for (let index = 0; index < (await details.count()); index += 1) if ((await details.nth(index).getAttribute("open")) === null) await details.nth(index).locator("> summary").click();
  await fill(form);
  await form.getByRole("button", { name: "登记意见" }).click();
  await expect(page.getByText("已登记意见。").first()).toBeVisible();
}

test("form check: notices in one press, a correction in time, silence that acts, a rejection by another one", async ({ browser }) => {
  const now = await laterThanAll();
  await jiebang("clock", "set", now);
  for (const no of ["001", "003", "005", "007"]) {
    const { status } = (await jiebang("show", "challenge", `JZGX-2026-${no}`, "--as", "public")) as { status: string };
    // The worker may have been first.
    if (status === "open") await move("challenge", `JZGX-2026-${no}`, "close", "officer").catch(() => undefined);
    await move("challenge", `JZGX-2026-${no}`, "openBids", "officer2");
  }
  const officer = await signedIn(browser, "officer");
  for (const no of ["003", "005"]) await declareNoConflict(officer, `JZGX-2026-${no}`);
  for (const bid of ["JB-2026-009", "JB-2026-010"]) {
    await decide(officer, bid, "其他（人工发现）", async (form) => {
      await form.getByLabel("须补正").check();
      await form.getByLabel("申报书正文").check();
      await form.locator('[name="note"]').fill("联合体协议缺成员单位公章，请补齐并在正文中写明。");
    });
  }
  await officer.goto("/work/challenges/JZGX-2026-005/bids");
  await officer.getByRole("button", { name: "发出 2 份补正通知" }).click();
  await expect(officer.getByText(/已办理 2 份/)).toBeVisible();

  const team = await signedIn(browser, "lead-t12", { script: false });
  await team.goto("/work/bids/JB-2026-009/edit");
  await team.locator('[name="summary"]').fill("联合体协议已由全部成员单位盖章，正文相应更正。");
  await team.getByRole("button", { name: "提交补正" }).first().click();
  await expect(team.getByText("形式审查中").first()).toBeVisible();
  await move("bid", "JB-2026-009", "passForm", "officer", { reason: "补正齐全" });

  await decide(officer, "JB-2026-006", "发榜方关联", async (form) => {
    await form.getByLabel("不应受理", { exact: true }).check();
    await form.locator('[name="reasonCode"]').selectOption("ownerAffiliate");
    await form.locator('[name="note"]').fill("需求方控股的关联企业不得揭榜。");
  });
  const officer2 = await signedIn(browser, "officer2");
  await declareNoConflict(officer2, "JZGX-2026-003");
  await officer2.goto("/work/bids/JB-2026-006");
  const rejection = officer2.locator("#rejectForm form").first();
  await rejection.locator('[name="reasonCode"]').selectOption("ownerAffiliate");
  await rejection.locator('[name="reason"]').fill("需求方控股的关联企业不得揭榜。");
  await rejection.getByRole("button", { name: "不予受理", exact: true }).click();
  await expect(officer2.getByText("不予受理").first()).toBeVisible();

  // Two weeks later the platform has ended what nobody corrected.
  const later = new Date(Date.parse(now) + 14 * 86_400_000).toISOString();
  await jiebang("clock", "set", later);
  today = later.slice(0, 10);
  await expect.poll(async () => ((await jiebang("show", "bid", "JB-2026-010", "--as", "officer")) as { status: string }).status, { timeout: 45_000 }).toBe("formRejected");
});

/** A month after the last closing of all items: later than any other journey has set the clock. */
async function laterThanAll(): Promise<string> {
  const challenges = (await jiebang("list", "challenge", "--as", "public")) as { closesAt: string | null }[];
  const last = Math.max(...challenges.map(({ closesAt }) => (closesAt ? Date.parse(closesAt) : 0)));
  return new Date(last + 30 * 86_400_000).toISOString();
}

async function weightsOf(page: Page, of: string): Promise<number[]> {
  await page.goto(`/work/reviews/${of}/grid`);
  const heads = await page.locator("tbody th").allInnerTexts();
  return heads.flatMap((text) => /满分\s*(\d+)/.exec(text)?.[1] ?? []).map(Number);
}

/** Marks all bids in the grid, writes the opinions, signs once. */
async function judgeOnline(browser: Browser, expert: string, share: number, of = item): Promise<void> {
  const page = await signedIn(browser, expert.toLowerCase(), { script: expert === "E030" });
  const weights = await weightsOf(page, of);
  const columns = await page.locator("thead th a").count();
  if (expert === "E030") await page.waitForLoadState("networkidle");
  for (const [row, weight] of weights.entries()) for (let column = 0; column < columns; column += 1) await page.locator("tbody tr").nth(row).locator("input").nth(column).fill((weight * (share - column * 0.1)).toFixed(2));
  await page.getByRole("button", { name: "暂存" }).click();
  await expect(page.getByText(/已保存，改动 \d 份/).first()).toBeVisible();
  for (const sheet of await page.locator("thead th a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))) {
    const write = () => page.locator('[name="opinion"]').fill(opinion);
    // Over a slow line what was typed before the script is there counts too.
    if (expert === "E030") {
      await typeEarly(page, sheet, write);
      await expect(page.getByText("本份已评完。")).toBeVisible();
    } else await page.goto(sheet).then(write);
    await page.locator('button[value="save"]').click();
    await expect(page.getByText("已保存，本份已评完。").first()).toBeVisible();
  }
  await sign(page, of);
  await page.context().close();
}

async function sign(page: Page, of = item): Promise<void> {
  await freshAt(page, `/work/reviews/${of}`);
  await page.getByRole("button", { name: /^签署/ }).click();
  await verify(page);
  await expect(page.getByText("已签署").first()).toBeVisible();
}

test("three experts mark in the browser", async ({ browser }) => {
  await declareByCommand(item, "officer", "officer2");
  for (const bid of ["JB-2026-001", "JB-2026-002"]) await move("bid", bid, "passForm", "officer", { reason: "核对无误" });
  const input = join(scratch, "invitation.json");
  writeFileSync(input, JSON.stringify({ challenge: item, experts, allBids: true }));
  await jiebang("create", "reviewAssignment", "--as", "officer", "--input", input);
  await declareByCommand(item, ...experts.map((expert) => expert.toLowerCase()));
  for (const expert of experts) for (const bid of ["001", "002"]) await move("reviewAssignment", `JB-2026-${bid}/${expert}`, "accept", expert.toLowerCase());
  await move("challenge", item, "startReview", "officer");
  for (const [index, expert] of online.entries()) await judgeOnline(browser, expert, 0.95 - index * 0.05);
});

test("one fills the spreadsheet: wrong places are named, then everything is taken over", async ({ browser }) => {
  const page = await signedIn(browser, bySheet.toLowerCase(), { script: false });
  await page.goto(`/work/reviews/${item}/form`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载离线评分表" }).click();
  const file = join(scratch, "离线评分表.xlsx");
  await (await download).saveAs(file);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets) {
    let row = 7;
    for (; sheet.getCell(row, 1).text.startsWith("R"); row += 1) sheet.getCell(row, 5).value = Math.round(Number(sheet.getCell(row, 3).value) * 82) / 100;
    sheet.getCell(row, 2).value = opinion;
  }
  const first = book.worksheets[0]!;
  const right = first.getCell("E8").value;
  first.getCell("E8").value = 101;
  await book.xlsx.writeFile(file);
  await upload(page, file);
  await expect(page.getByText(/E8 格：101 不在 0 到 \d+ 之间/)).toBeVisible();
  first.getCell("E8").value = right;
  await book.xlsx.writeFile(file);
  await upload(page, file);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已导入 2 份").first()).toBeVisible();
  await sign(page);
});

async function upload(page: Page, file: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(fromDisk(file));
  await page.getByRole("button", { name: "试导入" }).click();
}

test("one marks on paper: two clerks disagree, the scan decides, the signature is recorded as done offline", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  const officer2 = await signedIn(browser, "officer2", { script: false });
  const list = `/work/challenges/${item}/paper`;
  await officer.goto(list);
  await officer.locator(`#${onPaper}`).getByRole("button", { name: "编号，准备打印" }).click();
  const links = officer.locator(`#${onPaper} a[href^="/work/paper/"]`);
  await expect(links).toHaveCount(2);
  const codes = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  for (const [at, code] of codes.entries()) {
    await enter(officer, code, 0.8);
    await enter(officer2, code, 0.8, at === 0 ? "1.5" : undefined);
  }
  await officer2.goto(codes[0]!);
  await expect(officer2.getByText("两人录入有 1 处不一致").first()).toBeVisible();
  await officer2.getByLabel(/^示例经办人录入/).check();
  await officer2.locator('[name="scan"]').fill(scan);
  await officer2.getByRole("button", { name: "按扫描件核定" }).click();
  await expect(officer2.getByText("录入一致").first()).toBeVisible();
  await officer.goto(list);
  const form = officer.locator(`#${onPaper} form[aria-label^="登记"]`);
  await form.locator('[name="offline.date"]').fill(today);
  await form.locator('[name="offline.place"]').fill("示例·二楼会议室");
  await form.locator('[name="offline.checker"]').selectOption("officer2");
  await form.locator('[name="offline.digest"]').fill(scan);
  await form.getByRole("button", { name: "登记签署 2 份评分" }).click();
  await expect(officer.locator(`#${onPaper}`).getByText("线下").first()).toBeVisible();
  await officer.goto("/work/rounds/JZGX-2026/exceptions?kind=offline");
  await expect(officer.getByText("签署").first()).toBeVisible();
});

/** A clerk types one printed sheet; `wrong` is a slip in the first mark. */
async function enter(page: Page, code: string, share: number, wrong?: string): Promise<void> {
  await page.goto(code);
  const rows = page.locator("tbody tr");
  for (let index = 0; index < (await rows.count()); index += 1) {
    const weight = Number(/满分\s*(\d+)/.exec(await rows.nth(index).locator("th").innerText())?.[1]);
    await rows.nth(index).locator("input").fill(index === 0 && wrong ? wrong : (weight * share).toFixed(2));
  }
  await page.locator('[name="opinion"]').fill(opinion);
  await page.getByRole("button", { name: "录入完毕" }).click();
  await expect(page.getByRole("button", { name: "录入完毕" })).toHaveCount(0);
}

test("the chair writes beside the marks, the ranking is fixed and computed again; a single bid goes on alone", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${item}/experts`);
  await officer.locator('form[aria-label="指定组长"] select').selectOption("E030");
  await officer.getByRole("button", { name: "指定组长" }).click();
  await expect(officer.getByText("已指定组长。").first()).toBeVisible();
  const chair = await signedIn(browser, "e030");
  await chair.goto(`/work/reviews/${item}/panel`);
  const form = chair.locator('form[aria-label$="的专家组意见"]').first();
  await whenAlive(chair);
  await form.locator('[name="opinion"]').fill("专家组一致认为路线可行，建议补充长周期运行数据。");
  // The tab crashes, or somebody reloads: what was typed comes back.
  await chair.reload();
  await expect(chair.getByText("已放回您上次在本页填写")).toBeVisible();
  await expect(form.locator('[name="opinion"]')).toHaveValue("专家组一致认为路线可行，建议补充长周期运行数据。");
  if (await chair.getByText("评分分歧较大，请写明情况").count()) await form.locator('[name="divergence"]').fill(reason);
  await form.getByRole("button", { name: "保存意见" }).click();
  await expect(chair.getByText("已保存专家组意见。").first()).toBeVisible();

  await freshAt(officer, `/work/challenges/${item}/ranking`);
  await officer.getByRole("button", { name: "固定排名" }).click();
  await expect(officer.getByText("建议补充长周期运行数据", { exact: false }).first()).toBeVisible();
  await officer.getByRole("button", { name: "重新计算" }).click();
  await expect(officer.getByText(/按文件中的 10 份评分重新计算，名次和分数与所存一致/)).toBeVisible();

  await declareByCommand("JZGX-2026-007", "officer", "officer2");
  await move("bid", "JB-2026-013", "passForm", "officer", { reason: "核对无误" });
  await officer.goto("/work/challenges/JZGX-2026-007");
  await startReview(officer);
  await expect(officer.getByText("单一揭榜待定", { exact: true }).first()).toBeVisible();
  await startReview(officer);
  await expect(officer.getByText("评审中").first()).toBeVisible();
});

test("a conflict that comes to light after the freeze: another person voids the ranking, the public reads why, it is fixed again", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${item}/conflicts`);
  const form = officer.getByRole("form", { name: "登记迟到的回避" });
  await form.getByLabel("专家").selectOption("E031");
  await form.getByLabel("情形").selectOption("kin");
  await form.getByLabel("事实和来源").fill("收到实名反映，经核实有近亲属在申报单位任职");
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await expect(officer.getByText("排名已固定且计入了该专家的评分", { exact: false }).first()).toBeVisible();
  const why = "一名评审专家应回避而未回避，其评分作废，重新排名。";
  const officer2 = await signedIn(browser, "officer2", { script: false });
  await freshAt(officer2, `/work/challenges/${item}/ranking`);
  await officer2.locator('#voidRanking [name="reason"]').fill(why);
  await officer2.locator("#voidRanking").getByRole("button", { name: "作废排名" }).click();
  await expect(officer2.getByRole("heading", { name: "已作废的排名" })).toBeVisible();
  await expect(officer2.getByRole("heading", { name: "评分进度：已签署 8 / 8" })).toBeVisible();
  const visitor = await aBrowser(browser);
  await visitor.goto(`/challenges/${item}`);
  await expect(visitor.getByText(why).first()).toBeVisible();
  expect(await visitor.content()).not.toContain("近亲属");
  await freshAt(officer, `/work/challenges/${item}/ranking`);
  await officer.getByRole("button", { name: "固定排名" }).click();
  await officer.getByRole("button", { name: "重新计算" }).click();
  await expect(officer.getByText(/按文件中的 8 份评分重新计算，名次和分数与所存一致/)).toBeVisible();
  await expect(officer.getByText(why).first()).toBeVisible();
});

async function startReview(page: Page): Promise<void> {
  const details = page.locator("#move-startReview");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
  await details.locator("form > button, form p > button").filter({ hasNotText: "线下" }).last().click();
}

test("the single bid is judged to its end: it must reach the higher mark, and one decision follows", async ({ browser }) => {
  const single = "JZGX-2026-007";
  const panel = ["E040", "E041", "E042"];
  const input = join(scratch, "single.json");
  writeFileSync(input, JSON.stringify({ challenge: single, experts: panel, allBids: true }));
  await jiebang("create", "reviewAssignment", "--as", "officer", "--input", input);
  await declareByCommand(single, ...panel.map((expert) => expert.toLowerCase()), "leader");
  for (const expert of panel) await move("reviewAssignment", `JB-2026-013/${expert}`, "accept", expert.toLowerCase());
  for (const [index, expert] of panel.entries()) await judgeOnline(browser, expert, 0.9 - index * 0.05, single);
  const officer = await signedIn(browser, "officer");
  await freshAt(officer, `/work/challenges/${single}/ranking`);
  await officer.getByRole("button", { name: "固定排名" }).click();
  await expect(officer.getByText("分数线 75 分", { exact: false }).first()).toBeVisible();
  writeFileSync(input, JSON.stringify({ challenge: single, bids: ["JB-2026-013"], reason: "请确认" }));
  await jiebang("create", "shortlist", "--as", "officer", "--input", input);
  await move("shortlist", "JB-2026-013", "confirm", "owner-d7");
  await move("challenge", single, "decide", "leader", { input: { awards: [{ bid: "JB-2026-013" }], minuteNo: "示例纪要〔2026〕9号" } });
  expect(((await jiebang("show", "challenge", single, "--as", "officer")) as { status: string }).status).toBe("decided");
});
