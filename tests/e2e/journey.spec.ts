import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { leafThrough, twoPages } from "./document.ts";
import { press, unfold } from "./moves.ts";
import { aBrowser, freshAt, fromDisk, jiebang, keep, signedIn, signsIn, verify } from "./people.ts";
import { expectVerified, receiptFrom } from "./receipt.ts";

/**
 * The main job on one thread (issue "Foundation", points 5 and 6) with the least staffing: officer, second officer,
 * witness, administrator, supervisor and a leader who signs on paper. One challenge, from the officer's desk to the
 * public result; the first team and the first expert use script, the second team and the others do not.
 */
interface Item {
  no: string;
  title: string;
  owner: string;
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
}

const challenge = "JZGX-2026-009";
const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { round: object; items: Item[]; rubric: unknown; organisations: { code: string; uscc: string }[] };
const scratch = mkdtempSync(join(tmpdir(), "jiebang-e2e-"));
const unitName = "示例·云台新材料研究所";
const uscc = codeOf("12000000NEWT0009");
const experts = ["e004", "e008", "e013"];
const opinion = "指标响应完整，路线闭环，中试数据连续可信；成本测算口径与榜单一致，敏感性分析覆盖原料与能源；分工与贡献匹配，节点可考核、可叫停。建议补充长周期运行数据与二次固废去向的监测安排，并细化安全环保预案，明确需求方场地条件与接口责任。".repeat(2);

/** A fictional credit code with right check characters. */
function codeOf(start: string): string {
  for (const inner of "0123456789X") {
    const expected = checkUscc(`${start}${inner}0`).expectedCheckDigit;
    const code = `${start}${inner}${expected ?? ""}`;
    if (checkUscc(code).checkDigit && checkUscc(code).problem === null) return code;
  }
  throw new Error("no code");
}

const workPath = `/work/challenges/${challenge}`;

test.describe.configure({ mode: "serial" });

test("an officer imports a round, adds a challenge and a second officer publishes it under a document number", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  const round = join(scratch, "round.json");
  const item = { ...(file.items[5] as Item), no: "JZGX-2027-001" };
  writeFileSync(round, JSON.stringify({ ...file, round: { ...file.round, code: "JZGX-2027", title: "2027年度揭榜挂帅榜单（演练用）" }, items: [item], bids: [], experts: [], affiliations: [], organisations: file.organisations.filter(({ code }) => code === item.owner) }));
  await officer.goto("/work/rounds/import");
  await officer.locator('input[name="file"]').setInputFiles(fromDisk(round));
  await officer.getByRole("button", { name: "核对" }).click();
  await expect(officer.getByRole("heading", { name: "核对报告" })).toBeVisible();
  await officer.getByRole("button", { name: "导入", exact: true }).click();
  await expect(officer).toHaveURL(/\/work\/rounds\/JZGX-2027$/);

  const { money, owner, ...content } = file.items[0] as Item;
  const input = join(scratch, "challenge.json");
  const ownerCode = file.organisations.find(({ code }) => code === owner)?.uscc;
  writeFileSync(input, JSON.stringify({ ...content, no: challenge, round: "JZGX-2026", owner: ownerCode, fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6 }));
  await jiebang("create", "challenge", "--as", "officer", "--input", input);
  const visitor = await aBrowser(browser);
  expect((await visitor.goto(`/challenges/${challenge}`))?.status()).toBe(404);

  await officer.goto(workPath);
  await officer.getByRole("link", { name: "登记承诺书" }).click();
  await officer.getByLabel("签署人").fill("示例法人");
  await officer.getByLabel("签署日期").fill("2026-03-01");
  await officer.locator('[name="digest"]').fill("c".repeat(64));
  await officer.getByRole("button", { name: "登记承诺书" }).click();
  await expect(officer.getByText("与现在的内容一致")).toBeVisible();
  await officer.goto(workPath);
  await expect(officer.getByText("发布前须登记需求方承诺书")).toHaveCount(0);
  await press(officer, "approve");
  await expect(officer.getByText("已审定，待发布").first()).toBeVisible();
  const officer2 = await signedIn(browser, "officer2");
  await freshAt(officer2, workPath);
  await (await unfold(officer2, "publish")).getByLabel("发文字号").fill("焦工信[2026]020号");
  await press(officer2, "publish");
  await expect(officer2.getByText("揭榜中").first()).toBeVisible();

  await visitor.goto("/challenges");
  await keep(visitor, "list");
  await visitor.goto("/challenges?text=JZGX-2026-009");
  await visitor.getByRole("link", { name: content.title }).click();
  await expect(visitor.getByText("焦工信〔2026〕20号")).toBeVisible();
  await expect(visitor.getByText("正在揭榜").first()).toBeVisible();
});

/** Fills the bid form; `better` is the share by which promises beat the list. */
async function fillBid(page: Page, phone: string, lead: string): Promise<void> {
  const values = ["0.9", "74", "9.8", "43", "200", "1.2", "0.9"];
  for (const [index, value] of values.entries()) await page.locator(`[name="promised[${index}].low"]`).fill(value);
  await page.locator('[name="projectLead.name"]').fill(lead);
  await page.locator('[name="projectLead.phone"]').fill(phone);
  await page.locator('[name="trl.now"]').fill("5");
  await page.locator('[name="trl.target"]').fill("7");
  await page.locator('[name="summary"]').fill("采用两段石灰—碳酸化组合路线，已完成2 t/d扩试，连续运行15天。");
  await page.locator('[name="money.fiscalFen"]').fill("160");
  await page.locator('[name="money.ownerPayFen"]').fill("420");
  await page.locator('[name="money.selfRaisedFen"]').fill("30");
  for (const key of ["integrity", "truthfulness", "noDoubleFunding", "notClassified"]) await page.locator(`[name="statements.${key}"]`).check();
}

let bid = "";
/** The day of the decision: the day after whose 17:00 everything below happens, in Shanghai. */
let decidedOn = "";

test("a new unit registers, its bid marks a miss at once, and submitting gives a receipt that verifies", async ({ browser }) => {
  const lead = await aBrowser(browser);
  await lead.goto("/register");
  await lead.getByLabel("统一社会信用代码").fill(uscc.toLowerCase());
  await lead.getByLabel("单位名称").fill(unitName);
  await lead.getByLabel("您的姓名").fill("示例申报人");
  await lead.getByLabel("用户名").fill("new-lead");
  await lead.getByLabel("密码", { exact: true }).fill("Shili-2026-xin");
  await lead.getByLabel("再输一次密码").fill("Shili-2026-xin");
  await lead.getByRole("button", { name: "注册并登录" }).click();
  await expect(lead.getByText(unitName).first()).toBeVisible();

  await lead.goto(`/work/bids/new?challenge=${challenge}`);
  await lead.getByRole("button", { name: "开始填写" }).click();
  await expect(lead).toHaveURL(/\/work\/bids\/JB-2026-\d{8}\/edit$/);
  bid = /JB-2026-\d{8}/.exec(lead.url())?.[0] ?? "";
  // The marks come with the page's script; without it they come with the reply.
  await lead.waitForLoadState("networkidle");
  const cost = lead.locator('[name="promised[3].low"]');
  await cost.fill("52");
  await expect(cost.locator("xpath=ancestor::tr")).toContainText(/不满足|劣于|未达|不响应/);
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  // The heading of the page counts what is missing as well: the reply says what that means.
  await expect(lead.getByText(/还缺 \d+ 项，补齐后才能提交。已填/)).toBeVisible();
  await fillBid(lead, "13900000001", "示例负责人九");
  await lead.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles(fromDisk(await twoPages(scratch)));
  await lead.getByRole("button", { name: "上传", exact: true }).click();
  await expect(lead.getByText("已封存，尚未提交")).toBeVisible();
  await expect(lead.getByText("草稿已填齐，可以提交").first()).toBeVisible();
  await lead.reload();
  await expect(lead.locator('[name="promised[3].low"]')).toHaveValue("43");
  await keep(lead, "bid");
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  await expect(lead).toHaveURL(new RegExp(`/work/bids/${bid}(#receipt)?$`));
  await expect(lead.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();

  await expectVerified(browser, await receiptFrom(lead, bid));
});

test("a second team submits without script; before the deadline the bureau learns nothing of either", async ({ browser }) => {
  const lead = await signsIn(browser, "lead-t02", { script: false });
  await lead.goto(`/work/bids/new?challenge=${challenge}`);
  await lead.getByRole("button", { name: "开始填写" }).click();
  await fillBid(lead, "13900000002", "示例负责人十");
  await lead.getByRole("button", { name: "提交", exact: true }).click();
  await expect(lead.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();

  for (const username of ["officer", "supervisor", "owner-d1"]) {
    const page = await signedIn(browser, username);
    expect((await page.goto(`/work/bids/${bid}`))?.status(), username).toBe(404);
    for (const path of ["/work", "/work/rounds/JZGX-2026", workPath, `${workPath}/bids`]) {
      await page.goto(path);
      expect(await page.content(), `${username} at ${path}`).not.toMatch(new RegExp(`${bid}|${unitName}|示例负责人`));
    }
    await page.context().close();
  }
});

test("after the deadline: closing, opening, form check, a panel without conflicts", async ({ browser }) => {
  const { closesAt } = (await jiebang("show", "challenge", challenge, "--as", "public")) as { closesAt: string };
  await jiebang("clock", "set", new Date(Date.parse(closesAt) + 60_000).toISOString());
  decidedOn = new Date(Date.parse(closesAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  const officer = await signedIn(browser, "officer");
  await officer.goto(workPath);
  if (await officer.locator("#move-close").count()) await press(officer, "close");
  const officer2 = await signedIn(browser, "officer2");
  await freshAt(officer2, workPath);
  await press(officer2, "openBids");
  await expect(officer2.locator("#move-openBids")).toHaveCount(0);

  // Names come first: whoever goes on to what the bids say has declared before, and comes back.
  await officer.goto(`${workPath}/bids`);
  await officer.getByRole("link", { name: "现在声明" }).click();
  await expect(officer.getByText(unitName).first()).toBeVisible();
  for (const answer of await officer.locator("form#declaration select").all()) await answer.selectOption("none");
  await officer.getByRole("button", { name: "提交声明" }).click();
  await expect(officer).toHaveURL(`${workPath}/bids`);
  await expect(officer.getByRole("link", { name: unitName })).toBeVisible();
  for (let left = 2; left > 0; left -= 1) {
    await officer.goto(`${workPath}/bids`);
    await expect(officer.locator('button[value="passForm"]')).toHaveCount(left);
    const pass = officer.locator('form:has(button[value="passForm"])').first();
    // What is marked in red passes with words alone.
    if (await pass.locator('[name="reason"]').count()) {
      await officer.locator('details:has(button[value="passForm"]) > summary').first().click();
      await pass.locator('[name="reason"]').fill("经核对，提请专家评审判断");
    }
    await pass.locator('button[value="passForm"]').click();
    await expect(officer.locator('button[value="passForm"]')).toHaveCount(left - 1);
  }
  await officer.goto(`${workPath}/experts?text=E019`);
  await expect(officer.locator('input[name="experts"][value="E019"]:not([disabled])')).toHaveCount(0);
  await officer.goto(`${workPath}/experts?free=1&field=${encodeURIComponent("赤泥脱碱")}`);
  for (const expert of experts) await officer.locator(`input[name="experts"][value="${expert.toUpperCase()}"]`).check();
  await officer.getByRole("button", { name: /邀请/ }).last().click();
  await expect(officer.getByText("示例专家004").first()).toBeVisible();
  await officer.goto(workPath);
  await press(officer, "startReview");
  await expect(officer.getByText("评审中").first()).toBeVisible();
});

/** One expert: accepts, marks every bid and signs once. */
async function judge(page: Page, share: number, script: boolean): Promise<void> {
  await page.goto(`/work/reviews/${challenge}`);
  await page.locator('form[aria-label="接受邀请"] input[type="checkbox"]').check();
  // Nothing is said beforehand: what is left open is asked for, and the tick stays.
  await page.getByRole("button", { name: "接受邀请" }).click();
  await expect(page.getByRole("alert").getByText("请选择。")).toHaveCount(2);
  await expect(page.locator('form[aria-label="接受邀请"] input[type="checkbox"]')).toBeChecked();
  for (const answer of await page.locator('select[name^="answers["]').all()) await answer.selectOption("none");
  await page.getByRole("button", { name: "接受邀请" }).click();
  await expect(page.locator('form[aria-label="接受邀请"]')).toHaveCount(0);
  const sheets = await page.locator(`th a[href^="/work/reviews/${challenge}/"]`).evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
  expect(sheets.length).toBe(2);
  for (const [at, sheet] of sheets.sort().entries()) {
    await page.goto(sheet);
    if (script) await page.waitForLoadState("networkidle");
    // One of the two teams sent a document.
    if (await page.getByRole("button", { name: "逐页查看" }).count()) await leafThrough(page);
    const marks = page.locator('input[name^="marks."]');
    const count = await marks.count();
    for (let index = 0; index < count; index += 1) {
      const weight = Number(/满分\s*(\d+)/.exec(await marks.nth(index).locator("xpath=ancestor::fieldset[1]").innerText())?.[1]);
      await marks.nth(index).fill((weight * (share - at * 0.05)).toFixed(1));
    }
    await page.locator('[name="opinion"]').fill(opinion);
    if (script) await keep(page, "scoring");
    if (script) await expect(page.getByText(/已保存/).first()).toBeVisible({ timeout: 15_000 });
    await page.locator('button[name="intent"][value="save"]').last().click();
    await expect(page.getByText("已保存，本份已评完。").first()).toBeVisible();
  }
  await freshAt(page, `/work/reviews/${challenge}`);
  await page.getByRole("button", { name: "签署" }).click();
  await verify(page);
  await expect(page.getByText("已签署").first()).toBeVisible();
}

test("three experts mark and sign once, two of them without script", async ({ browser }) => {
  for (const [index, expert] of experts.entries()) {
    const page = await signedIn(browser, expert, { script: index === 0 });
    await judge(page, 0.95 - index * 0.02, index === 0);
    await page.context().close();
  }
});

test("the ranking is fixed, the leader's paper recorded, the result published, and everybody learns their own", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await freshAt(officer, `${workPath}/ranking`);
  await officer.getByRole("button", { name: "固定排名" }).click();
  await expect(officer.getByText(unitName).first()).toBeVisible();

  await keep(officer, "ranking");
  await officer.goto(`${workPath}/shortlist`);
  await officer.getByLabel("理由").fill("达到分数线，请确认");
  await officer.getByRole("button", { name: "提请需求方确认" }).click();
  await expect(officer.getByText("待需求方答复").first()).toBeVisible();
  const owner = await signedIn(browser, "owner-d1");
  await owner.goto(`${workPath}/shortlist`);
  await keep(owner, "shortlist-owner");
  // By number, which is drawn: the owner answers both.
  for (const left of [2, 1]) {
    const toAnswer = owner.getByRole("link", { name: "答复" });
    await expect(toAnswer).toHaveCount(left);
    await toAnswer.first().click();
    await owner.getByRole("button", { name: "确认", exact: true }).click();
    await expect(owner.getByText("需求方已确认").first()).toBeVisible();
    await owner.goto(`${workPath}/shortlist`);
  }
  await keep(owner, "shortlist-answered");
  await owner.context().close();
  await officer.goto(`${workPath}/decision`);
  await officer.locator('input[name="lines[0].award"]').check();
  await officer.getByLabel("会议纪要编号").fill("示例纪要〔2026〕8号");
  await officer.locator('[name="offline.date"]').fill(decidedOn);
  await officer.locator('[name="offline.place"]').fill("示例·局长办公会");
  await officer.locator('[name="offline.people"]').fill("示例分管领导、示例经办人");
  await officer.locator('[name="offline.checker"]').selectOption("officer2");
  await officer.locator('[name="offline.digest"]').fill(createHash("sha256").update("signed paper").digest("hex"));
  await officer.getByRole("button", { name: "登记为线下决定" }).click();
  await expect(officer.getByRole("button", { name: "登记为线下决定" })).toHaveCount(0);
  await expect(officer.getByText("线下").first()).toBeVisible();

  const officer2 = await signedIn(browser, "officer2");
  // Who is named as checker finds the paper among what waits, and says so with the own account.
  await officer2.goto("/work?all=1");
  await officer2.getByRole("link", { name: /^去办理：对照扫描件核对线下登记/ }).click();
  const record = officer2.getByRole("listitem").filter({ hasText: "示例·局长办公会" }).last();
  await record.getByRole("button", { name: "不符，退回登记人" }).click();
  await expect(officer2.getByText("有内容需要修改，已填写的内容都还在。")).toBeVisible();
  await record.getByRole("button", { name: "与扫描件相符" }).click();
  await expect(officer2.getByText("已确认与扫描件相符。").first()).toBeVisible();
  await officer2.goto(`${workPath}/decision`);
  const notice = await officer2.locator('a[href^="/work/notices/"]').first().getAttribute("href");
  await freshAt(officer2, notice ?? "");
  const publication = officer2.locator('form[aria-label="发布"]');
  await publication.getByLabel("发文字号").fill("焦工信〔2026〕21号");
  await publication.getByRole("button", { name: "发布", exact: true }).click();
  await expect(officer2.getByText("已发布").first()).toBeVisible();

  const visitor = await aBrowser(browser);
  await visitor.goto("/notices");
  await visitor.getByRole("link", { name: /公示/ }).first().click();
  await expect(visitor.getByText("焦工信〔2026〕21号").first()).toBeVisible();

  const supervisor = await signedIn(browser, "supervisor");
  await supervisor.goto("/work/rounds/JZGX-2026/exceptions");
  await expect(supervisor.getByText("线下").first()).toBeVisible();
  expect(await jiebang("audit", "verify")).toMatchObject({});
});
