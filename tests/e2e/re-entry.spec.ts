import { type Browser, expect, type Page, test } from "@playwright/test";
import { create } from "./codes.ts";
import { factsOfDemand, factsOfFile, type ShownDemand } from "./demand-facts.ts";
import { demoFile, fillDemand, type Filling, type Item, ownerOf } from "./demands.ts";
import { press, unfold } from "./moves.ts";
import { aBrowser, freshAt, jiebang, signedIn } from "./people.ts";

/**
 * The eight challenges of the demo, entered again through the forms as their firms' demands under a call: what arrives must say
 * what the file says. One comes from paper and is taken over by its firm, one is merged from two, one is typed in a browser
 * without script, the others are typed or pasted as tables.
 */
const round = "CXFB-2027";
const callTitle = "征集2027年度赤泥、钛石膏综合利用技术需求（重新录入）";
/** Before today, whatever the clock of this run says. */
const someDay = "2026-03-02";

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

/** What each item's demand is called, by the item's number. */
const demandOf = new Map<string, string>();
let call = "";
/** Signed in once and there for every step. */
let officer: Page;

test.describe.configure({ mode: "serial" });

test("a call for demands is published", async ({ browser }) => {
  const { custody: _custody, ...rules } = demoFile.round.rules;
  const [first] = items;
  await create("round", "officer", { code: round, title: "2027年度赤泥、钛石膏综合利用揭榜挂帅榜单（重新录入）", rules: { ...rules, challengeDefaults: { pattern: "B", fundingRule: first!.fundingRule } }, rubric: demoFile.rubric });
  officer = await signedIn(browser, "officer");
  const second = await signedIn(browser, "officer2");
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
  for (const no of numbers) await expect(kin.getByRole("link", { name: no })).toBeVisible();
  demandOf.set(item.no, new URL(officer.url()).pathname.split("/").at(-1)!);
});

test("each demand says what the file says", async () => {
  for (const item of items) {
    const shown = (await jiebang("show", "demand", demandOf.get(item.no)!, "--as", "officer")) as ShownDemand;
    expect(factsOfDemand(shown)).toEqual(factsOfFile(item));
  }
});
