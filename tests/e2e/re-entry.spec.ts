import { type Browser, expect, type Page, test } from "@playwright/test";
import { linesOfPlan } from "#app/domain/challenge/plan-lines.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { create } from "./codes.ts";
import { demoFile, fillDemand, type Filling, type Item, ownerOf } from "./demands.ts";
import { press, unfold } from "./moves.ts";
import { aBrowser, freshAt, signedIn } from "./people.ts";
import { expectedFacts, factsOf, factsOfFile, type Published, shownFacts } from "./published-facts.ts";

/**
 * The eight challenges of the demo, entered again through the forms: each begins as a firm's demand under a call and ends as a
 * public page, which must then say what the file says. One comes from paper and is taken over by its firm, one is merged from
 * two, one is typed in a browser without script, three are pasted as tables.
 */
const round = "CXFB-2027";
const callTitle = "征集2027年度赤泥、钛石膏综合利用技术需求（重新录入）";
/** Before today, whatever the clock of this run says. */
const someDay = "2026-03-02";
const digest = "d".repeat(64);
const documentNumber = "焦工信〔2027〕931号";

const fillings: Record<string, Filling> = {
  D1: { way: "typed" },
  D2: { way: "fromExcel" },
  D3: { way: "fromWord" },
  D4: { way: "typed" },
  D7: { way: "typed", script: false },
  D8: { way: "fromExcel" },
};
const items = demoFile.items;
const byOwner = (code: string) => items.find(({ owner }) => owner === code)!;
const numberOf = (item: Item) => `${round}-${item.no.slice(-3)}`;

/** What each item's demand is called, by the item's number. */
const demandOf = new Map<string, string>();
let call = "";
/** Signed in once and there for every step. */
let officer: Page;
let second: Page;

test.describe.configure({ mode: "serial" });

test("a call for demands is published", async ({ browser }) => {
  const { custody: _custody, ...rules } = demoFile.round.rules;
  const [first] = items;
  await create("round", "officer", { code: round, title: "2027年度赤泥、钛石膏综合利用揭榜挂帅榜单（重新录入）", rules: { ...rules, challengeDefaults: { pattern: "B", fundingRule: first!.fundingRule } }, rubric: demoFile.rubric });
  [officer, second] = [await signedIn(browser, "officer"), await signedIn(browser, "officer2")];
  await officer.goto("/work/calls/new");
  await officer.locator('[name="round"]').selectOption(round);
  await officer.getByLabel("标题").fill(callTitle);
  await officer.getByLabel("正文").fill("面向全市企业征集技术需求，指标须可测量，能够提供样品和应用场地。");
  await officer.getByRole("button", { name: "起草通知" }).click();
  await expect(officer).toHaveURL(/\/work\/notices\/[\w-]+$/);
  await freshAt(second, new URL(officer.url()).pathname);
  await second.getByLabel("发文字号").fill("焦工信技〔2027〕931号");
  await second.getByRole("button", { name: "发布", exact: true }).click();
  await expect(second.getByText("焦工信技〔2027〕931号").first()).toBeVisible();

  const visitor = await aBrowser(browser);
  await visitor.goto("/notices");
  await visitor.getByRole("link", { name: callTitle }).first().click();
  await visitor.getByRole("link", { name: "征集页面" }).click();
  await expect(visitor).toHaveURL(/\/calls\/ZJ-\d{4}-\d+$/);
  call = visitor.url().split("/").at(-1)!;
});

for (const [owner, filling] of Object.entries(fillings)) {
  test(`the firm ${owner} answers it (${filling.way}${filling.script === false ? ", without script" : ""})`, async ({ browser }) => {
    const item = byOwner(owner);
    demandOf.set(item.no, await demandBy(browser, item, filling));
  });
}

/** A firm finds the call, fills its demand and submits it. */
async function demandBy(browser: Browser, item: Item, filling: Filling, firm?: Page): Promise<string> {
  const page = firm ?? (await signedIn(browser, `owner-${item.owner.toLowerCase()}`, filling));
  await page.goto(`/calls/${call}`);
  await page.getByRole("link", { name: "填报需求" }).click();
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page).toHaveURL(/\/work\/demands\/[\w-]+\/edit$/);
  await fillDemand(page, item, filling);
  return submitted(page, item);
}

async function submitted(page: Page, item: Item): Promise<string> {
  await page.getByRole("button", { name: "提交需求" }).click();
  await expect(page).toHaveURL(/\/work\/demands\/[\w-]+$/);
  await expect(page.getByRole("heading", { level: 1, name: item.title })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

test("an officer enters a demand from paper, and its firm takes it over with the code", async ({ browser }) => {
  const item = byOwner("D5");
  const { name, uscc } = ownerOf(item);
  await officer.goto("/work/demands/new?paper=1");
  await officer.locator('[name="call"]').selectOption(call);
  await officer.getByLabel("单位名称").fill(name);
  await officer.getByLabel("统一社会信用代码").fill(uscc);
  await officer.getByLabel("收件日期").fill(someDay);
  await officer.getByRole("button", { name: "录入，生成认领码" }).click();
  await expect(officer.getByRole("heading", { name: "需求收件回执" })).toBeVisible();
  const [no, code] = await officer.locator("main dl dd strong").allInnerTexts();
  await officer.getByRole("link", { name: "录入征集表内容" }).click();
  await fillDemand(officer, item, { way: "typed" });
  await officer.getByRole("button", { name: "暂存" }).click();
  await expect(officer.getByText("已暂存。")).toBeVisible();

  const firm = await signedIn(browser, "owner-d5");
  await firm.goto("/work/demands/claim");
  await firm.getByLabel("需求编号").fill(no!);
  await firm.getByLabel("认领码").fill(code!.toLowerCase());
  await firm.getByRole("button", { name: "认领", exact: true }).click();
  await expect(firm.getByText("已认领，这项需求归本单位办理。")).toBeVisible();
  await firm.goto(`/work/demands/${no}/edit`);
  demandOf.set(item.no, await submitted(firm, item));
});

test("two demands of one firm are merged into one", async ({ browser }) => {
  const item = byOwner("D6");
  const { fiscal, ownerInput, payToBidder } = item.money;
  const half = { fiscal: fiscal / 2, ownerInput: ownerInput / 2, payToBidder: payToBidder / 2 };
  const parts: Item[] = [
    { ...item, title: "钛石膏低能耗脱水和除铁提质技术", money: half, indicators: item.indicators.slice(0, 3) },
    { ...item, title: "钛石膏制备建筑石膏的转化与级配调控技术", money: half, indicators: item.indicators.slice(3) },
  ];
  const firm = await signedIn(browser, "owner-d6");
  const numbers: string[] = [];
  for (const [index, part] of parts.entries()) numbers.push(await demandBy(browser, part, { way: "fromWord", problem: `第 ${index + 1} 道工序成本偏高。` }, firm));

  await officer.goto(`/work/demands/${numbers[0]}`);
  const form = await unfold(officer, "merge");
  await form.locator('[name="others"]').fill(numbers[1]!);
  await form.locator('[name="title"]').fill(item.title);
  await form.locator('[name="reason"]').fill("同一产品的前后两道工序，一并攻关");
  await press(officer, "merge");
  const kin = officer.getByRole("region", { name: "来源和去向" });
  const merged = kin.getByRole("listitem").filter({ hasText: "转入" }).getByRole("link");
  await expect(merged).toContainText(item.title);
  await merged.click();
  await expect(officer.getByRole("heading", { level: 1, name: item.title })).toBeVisible();
  for (const no of numbers) await expect(kin.getByRole("listitem").filter({ hasText: "来自" }).getByRole("link", { name: no })).toBeVisible();
  demandOf.set(item.no, new URL(officer.url()).pathname.split("/").at(-1)!);
});

for (const item of items) {
  test(`the demand of ${item.no} is vetted and becomes a challenge that keeps the link`, async () => {
    const demand = demandOf.get(item.no)!;
    await vet(demand, item);
    const form = officer.getByRole("form", { name: "生成榜单任务" });
    await form.locator('[name="round"]').selectOption(round);
    await form.locator('[name="pattern"]').selectOption(item.pattern);
    await form.getByRole("button", { name: "生成榜单任务" }).click();
    await expect(officer).toHaveURL(new RegExp(`/work/challenges/${numberOf(item)}/edit$`));
    await complete(item);
    await expect(officer).toHaveURL(new RegExp(`/work/challenges/${numberOf(item)}$`));
    await expect(officer.getByRole("link", { name: demand })).toBeVisible();
  });
}

/** 论证: begun, held, concluded. What was merged stands there already. */
async function vet(demand: string, item: Item): Promise<void> {
  await officer.goto(`/work/demands/${demand}`);
  if ((await officer.locator("#move-startVetting").count()) > 0) await press(officer, "startVetting");
  await officer.getByRole("list", { name: "可办理事项" }).getByRole("link", { name: "登记论证结论" }).click();
  await officer.getByLabel("论证日期").fill(someDay);
  await officer.getByLabel("地点").fill("示例会议室");
  await officer.getByLabel("第 1 人 姓名").fill("示例专家甲");
  await officer.getByLabel("论证意见").fill(`“${item.title}”问题真实，指标可测量，建议入榜。`);
  await officer.getByRole("radio", { name: "入榜" }).check();
  await officer.locator('[name="digest"]').fill(digest);
  await officer.getByRole("button", { name: "登记论证结论" }).click();
  await expect(officer.getByText("论证结论已登记。")).toBeVisible();
}

/** What only the list says, and the texts that the conversion put together, as the bureau edits them. */
async function complete(item: Item): Promise<void> {
  for (const name of ["background", "content"] as const) await officer.locator(`[name="${name}"]`).fill(item[name]);
  await officer.locator('[name="race"]').setChecked(item.race);
  await officer.locator('[name="maxTeams"]').fill(String(item.maxTeams ?? ""));
  for (const [name, text] of Object.entries(linesOfPlan({ checkpoints: [], tranches: [], baseline: [], ...item }))) await officer.locator(`[name="${name}"]`).fill(text);
  for (const field of await officer.locator('[name^="fundingRule."]').all()) {
    const rule = (await field.getAttribute("name"))!.split(".")[1]!;
    await field.fill(String(item.fundingRule[rule] ?? ""));
  }
  for (const kind of item.eligibility?.leadKinds ?? []) await officer.locator(`[name="eligibility.leadKinds"][value="${kind}"]`).check();
  for (const name of ["mostUnits", "leastTrl"] as const) await officer.locator(`[name="eligibility.${name}"]`).fill(String(item.eligibility?.[name] ?? ""));
  await officer.getByRole("button", { name: "保存", exact: true }).click();
}

test("all eight are approved in one move, and each demand has its letter", async () => {
  await officer.goto(`/work/rounds/${round}/moves?move=approve`);
  await officer.getByRole("form", { name: "审定" }).getByRole("button", { name: "审定", exact: true }).click();
  await expect(officer.getByText("审定：已办理 8 项")).toBeVisible();
  for (const item of items) await commit(demandOf.get(item.no)!);
});

test("three reviews are recorded, and one move publishes all eight under a document number", async () => {
  for (const name of ["公平竞争审查", "合法性审核", "保密与公开审查"]) await review(name);
  await freshAt(second, `/work/rounds/${round}/moves?move=publish`);
  const form = second.getByRole("form", { name: "发布" });
  await form.getByLabel("发文字号").fill(documentNumber);
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await expect(second.getByText("发布：已办理 8 项")).toBeVisible();
});

async function commit(demand: string): Promise<void> {
  await officer.goto(`/work/demands/${demand}`);
  await officer.getByText("登记已签署的承诺书").click();
  const form = officer.getByRole("form", { name: "登记承诺书" });
  await form.getByLabel("签署人").fill("示例法人");
  await form.getByLabel("签署日期").fill(someDay);
  await form.locator('[name="digest"]').fill(digest);
  await form.getByRole("button", { name: "登记承诺书" }).click();
  await expect(officer.getByText("承诺书已登记。")).toBeVisible();
}

async function review(name: string): Promise<void> {
  await officer.goto(`/work/rounds/${round}/clearance`);
  await officer.getByRole("radio", { name }).check();
  await officer.getByLabel("结论").selectOption({ label: "通过" });
  await officer.getByLabel("审查单位和人员").fill("示例科　张某");
  await officer.getByLabel("审查日期").fill(someDay);
  await officer.getByLabel("审查文件").setInputFiles({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: pdf(name) });
  await officer.getByRole("button", { name: "登记", exact: true }).click();
  await expect(officer.getByRole("rowheader", { name })).toBeVisible();
}

test("each public page says what the file says", async ({ browser }) => {
  const visitor = await aBrowser(browser);
  await visitor.goto(`/challenges?text=${round}`);
  for (const item of items) {
    const no = numberOf(item);
    const data = (await (await visitor.request.get(`/challenges/${no}/data.json`)).json()) as Published;
    expect(factsOf(data)).toEqual(factsOfFile(item));
    await visitor.goto(`/challenges/${no}`);
    expect(await shownFacts(visitor)).toEqual(expectedFacts(item, data));
  }
});
