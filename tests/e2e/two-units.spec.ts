import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { pdf } from "#app/files/files.fixture.ts";
import { create, jsonFile, makeSet, move, recordReviews, typeCodes } from "./codes.ts";
import { aBrowser, declareNoConflict, freshAt, jiebang, signedIn } from "./people.ts";
import { expectVerified, giveReceipt, receiptFrom } from "./receipt.ts";

/**
 * A consortium to the opening: the lead and a member at once in two browsers, a third unit that never answers, an upload
 * that breaks off, a bid submitted, replaced, withdrawn and submitted again, its receipt checked; opened with the two
 * codes, and another with the recovery codes because a code is lost.
 */
interface Item {
  no: string;
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
}

const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { items: Item[]; organisations: { code: string; uscc: string; name: string }[] };
const unit = (code: string) => file.organisations.find((one) => one.code === code)!;
const [member, silent] = [unit("T02"), unit("T03")];
const round = "LHTX-2027";
const path = `/work/rounds/${round}`;
const [shared, lost] = [`${round}-001`, `${round}-002`];
const mebibyte = 1024 * 1024;

let opening: string[] = [];
let recovery: string[] = [];
let bid = "";

test.describe.configure({ mode: "serial" });

test("a round under opening codes accepts bids", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds/new");
  await officer.getByLabel("批次代码").fill(round);
  await officer.getByLabel("批次名称").fill("2027年度揭榜挂帅榜单（联合体）");
  await officer.getByLabel("开标码信封").check();
  await officer.getByRole("button", { name: "新建批次" }).click();
  await expect(officer).toHaveURL(new RegExp(`${path}$`));
  for (const no of [shared, lost]) {
    const { money, ...content } = file.items[0]!;
    await create("challenge", "officer", { ...content, no, round, owner: null, fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6 });
    await move(no, "approve", "officer", {}, { reason: "没有单一需求单位，由行业协会确认" });
  }
  for (const [start, name, keep] of [
    [`/work/keys/new?round=${round}`, "开标码", (codes: string[]) => (opening = codes)],
    ["/work/keys/new", "恢复码", (codes: string[]) => (recovery = codes)],
  ] as const) {
    await typeCodes(officer, keep(await makeSet(officer, start, name)));
    await officer.getByRole("button", { name: "试开", exact: true }).click();
    await expect(officer.getByText("试开成功")).toBeVisible();
  }
  await recordReviews(round);
  await jiebang("move", "round", round, "publish", "--as", "officer2", "--input", jsonFile({ documentNumber: "焦工信〔2027〕911号" }));
});

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

async function fillMember(page: Page, index: number, uscc: string, role: string): Promise<void> {
  const at = `members[${index}]`;
  await field(page, `${at}.uscc`).fill(uscc);
  await field(page, `${at}.role`).selectOption(role);
  await field(page, `${at}.tasks`).fill("中试和检测");
  await field(page, `${at}.moneyIn.fiscalFen`).fill("40");
  await field(page, `${at}.moneyIn.ownerPayFen`).fill("0");
  await field(page, `${at}.moneyIn.selfRaisedFen`).fill("0");
  await field(page, `${at}.moneyOutFen`).fill("40");
  await field(page, `${at}.ipShare`).fill("20");
}

async function fillOwn(page: Page): Promise<void> {
  for (const [index, value] of ["0.9", "74", "9.8", "43", "200", "1.2", "0.9"].entries()) await field(page, `promised[${index}].low`).fill(value);
  const texts = { "projectLead.name": "示例联合负责人", "projectLead.phone": "13900000021", "trl.now": "5", "trl.target": "7", summary: "两段石灰—碳酸化组合路线。", "money.fiscalFen": "160", "money.ownerPayFen": "420", "money.selfRaisedFen": "30" };
  for (const [name, value] of Object.entries(texts)) await field(page, name).fill(value);
  for (const key of ["integrity", "truthfulness", "noDoubleFunding", "notClassified"]) await field(page, `statements.${key}`).check();
}

/** Sends a file of three parts whose second breaks off; answers from where each part was sent. */
async function uploadWithBreak(page: Page): Promise<number[]> {
  const offsets: number[] = [];
  await page.route(/\/uploads\/[0-9a-f-]{36}$/, async (route, request) => {
    if (request.method() !== "PATCH") return route.continue();
    offsets.push(Number(await request.headerValue("upload-offset")));
    return offsets.length === 2 ? route.abort("connectionreset") : route.continue();
  });
  await page.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles({ name: "联合揭榜协议（全体盖章）.pdf", mimeType: "application/pdf", buffer: pdf("联合揭榜协议", 5 * mebibyte) });
  await page.getByRole("button", { name: "上传", exact: true }).click();
  await expect(page.getByText("已封存，尚未提交")).toBeVisible({ timeout: 30_000 });
  await page.unroute(/\/uploads\/[0-9a-f-]{36}$/);
  return offsets;
}

test("two units work at once, an upload breaks off and goes on, a silent member stops nothing", async ({ browser }) => {
  const [lead, other] = [await signedIn(browser, "lead-t01"), await signedIn(browser, "unit-t02")];
  await lead.goto(`/work/bids/new?challenge=${shared}`);
  await lead.getByRole("button", { name: "开始填写" }).click();
  await expect(lead).toHaveURL(/\/work\/bids\/JB-\d{4}-\d{8}\/edit$/);
  bid = /JB-\d{4}-\d{8}/.exec(lead.url())![0];
  await lead.waitForLoadState("networkidle");
  await fillOwn(lead);
  await fillMember(lead, 0, member.uscc, "pilot");
  await lead.getByRole("button", { name: "再加一家" }).click();
  await fillMember(lead, 1, silent.uscc, "testing");
  // From the second part on it was sent again, and nothing before it.
  expect(await uploadWithBreak(lead)).toEqual([0, 2 * mebibyte, 2 * mebibyte, 4 * mebibyte]);
  await expect(lead.getByText("草稿已填齐，可以提交").first()).toBeVisible();

  // The member is asked while the lead goes on writing.
  await lead.goto(`/work/bids/${bid}/members`);
  await expect(lead.getByText(silent.name)).toBeVisible();
  await lead.locator("li").filter({ hasText: member.uscc }).getByRole("button", { name: "催办" }).click();
  await lead.goto(`/work/bids/${bid}/edit`);
  await lead.waitForLoadState("networkidle");
  await Promise.all([
    field(lead, "summary").fill("两段石灰—碳酸化组合路线，已完成扩试。"),
    (async () => {
      await other.goto("/work/confirmations");
      await expect(other.getByText("中试和检测")).toBeVisible();
      expect(await other.content()).not.toContain("组合路线");
      await other.getByRole("button", { name: "确认这一块" }).click();
      await expect(other.getByText("已确认。")).toBeVisible();
    })(),
  ]);
  // The line breaks after the server has taken it: the page says so, and the second press finds the one receipt.
  await lead.route(`**/work/bids/${bid}/edit`, async (route, request) => {
    if (request.method() !== "POST") return route.continue();
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  await expect(lead.getByRole("alert").getByText("请再按一次")).toBeVisible();
  await lead.unroute(`**/work/bids/${bid}/edit`);
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  await expect(lead.getByText("回执：已提交并密封")).toBeVisible();
  await expect(lead.getByText(`${bid}（第 1 版）`)).toBeVisible();
  await lead.goto(`/work/bids/${bid}/members`);
  await expect(lead.locator("li").filter({ hasText: member.uscc })).toContainText("✓");
  await expect(lead.locator("li").filter({ hasText: silent.uscc })).not.toContainText("✓");
  expect((await (await signedIn(browser, "officer")).goto(`/work/bids/${bid}`))?.status()).toBe(404);
});

test("replaced, withdrawn and submitted again; the receipt of the last version verifies", async ({ browser }) => {
  const lead = await signedIn(browser, "lead-t01");
  const page = `/work/bids/${bid}`;
  await lead.goto(`${page}/edit`);
  await lead.waitForLoadState("networkidle");
  await field(lead, "trl.target").fill("8");
  await lead.getByRole("button", { name: "替换", exact: true }).click();
  await expect(lead.getByText(`${bid}（第 2 版）`)).toBeVisible();

  await lead.goto(`${page}#withdraw`);
  await lead.locator("#withdraw").getByRole("button", { name: "撤回" }).click();
  await expect(lead.getByText("已撤回，尚未重新提交")).toBeVisible();
  await lead.goto(`${page}/edit`);
  await lead.waitForLoadState("networkidle");
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  await expect(lead.getByText(`${bid}（第 3 版）`)).toBeVisible();

  const receipt = await receiptFrom(lead, bid);
  const visitor = await expectVerified(browser, receipt);
  await giveReceipt(visitor, receipt.replace(/"bidVersion": ?3/, '"bidVersion":2').replace(bid, `${bid.slice(0, -1)}${(Number(bid.at(-1)) + 1) % 10}`));
  await expect(visitor.getByText(/验证通过/)).toHaveCount(0);
});

test("after the closing the two codes open one bid, the recovery codes the other; the silent member is found", async ({ browser }) => {
  const content = {
    projectLead: { name: "示例负责人", code: "PI-LOST" },
    promised: { "1-1": 0.9, "1-2": 74, "1-3": 9.8, "1-4": 43, "1-5": 200, "1-6": 1.2, "1-7": 0.9 },
    trl: { now: 5, target: 7 },
    summary: "组合路线。",
    money: { fiscalFen: 160_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 30_000_000 },
    statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  };
  const second = await create("bid", "lead-t04", { challenge: lost, content });
  await move(second.no, "submit", "lead-t04", {}, { noun: "bid" });
  const { closesAt } = (await jiebang("show", "challenge", shared, "--as", "public")) as { closesAt: string };
  await jiebang("clock", "set", new Date(Date.parse(closesAt) + 1000).toISOString());
  for (const no of [shared, lost]) await move(no, "close", "officer").catch(() => undefined); // the worker may have been first

  const officer2 = await signedIn(browser, "officer2");
  await freshAt(officer2, `${path}/opening?no=${shared}`);
  await typeCodes(officer2, opening);
  await officer2.getByRole("button", { name: "开标", exact: true }).click();
  await expect(officer2.getByText("开启 1 份。")).toBeVisible();
  await freshAt(officer2, `${path}/opening?no=${lost}`);
  await officer2.getByLabel("恢复码：").check();
  await typeCodes(officer2, recovery);
  await officer2.getByLabel("启用恢复码的理由").fill("见证人持有的信封遗失");
  await officer2.getByRole("button", { name: "开标", exact: true }).click();
  await expect(officer2.getByText("开启 1 份。")).toBeVisible();

  const visitor = await aBrowser(browser);
  for (const [no, words] of [[shared, /持码人到场输入开标码/], [lost, "见证人持有的信封遗失"]] as const) {
    await visitor.goto(`/challenges/${no}/opening`);
    await expect(visitor.getByText(words).first()).toBeVisible();
    await expect(visitor.getByText("已开启").first()).toBeVisible();
  }
  const officer = await signedIn(browser, "officer");
  await declareNoConflict(officer, shared);
  await officer.goto(`/work/challenges/${shared}/bids`);
  await expect(officer.getByText(`未确认：${silent.name}`)).toBeVisible();
  await officer.goto(`/work/bids/${bid}`);
  await expect(officer.getByText("联合揭榜协议（全体盖章）.pdf").first()).toBeVisible();
});
