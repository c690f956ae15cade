import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { pdf } from "#app/files/files.fixture.ts";
import { create, move, recordReviews } from "./codes.ts";
import { press } from "./moves.ts";
import { aBrowser, freshAt, signedIn } from "./people.ts";

/**
 * What was published changes: a correction of an indicator extends the window and is read in a follower's mail; a text and an
 * attachment are taken down and no page, feed or export still shows them, until a second person restores the text.
 */
interface Item {
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
}

const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { round: { rules: { publicity?: object } }; items: Item[]; rubric: unknown };
const round = "GZFB-2027";
const no = `${round}-001`;
const follower = "follower@example.org";
const secret = "未公开的脱碱剂配方甲乙";

test.describe.configure({ mode: "serial" });

test("an item is published, and somebody without an account follows it by mail", async ({ browser }) => {
  const { money, ...content } = file.items[0]!;
  const { custody: _custody, ...rules } = file.round.rules as Record<string, unknown>;
  await create("round", "officer", { code: round, title: "2027年度揭榜挂帅榜单（更正）", rules: { publicity: {}, ...rules }, rubric: file.rubric });
  await create("challenge", "officer", { ...content, no, round, owner: null, fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6, background: `${secret}是本题的背景。` });
  await move(no, "approve", "officer", {}, { reason: "没有单一需求单位，由行业协会确认" });
  await recordReviews(round);
  await move(no, "publish", "officer2", { documentNumber: "焦工信〔2027〕921号" });

  const visitor = await aBrowser(browser);
  await visitor.goto(`/challenges/${no}/follow`);
  await visitor.getByLabel("邮箱").fill(follower);
  await visitor.getByRole("button", { name: "发送确认邮件" }).click();
  await expect(visitor.getByText("请到邮箱确认")).toBeVisible();
  const link = /\/follow\/[\w.~-]+/.exec(await mailTo(await signedIn(browser, "admin"), "请确认关注"))![0];
  await visitor.goto(link);
  await visitor.getByRole("button", { name: "确认关注" }).click();
  await expect(visitor.getByText("已关注，有新情况会发邮件给您。")).toBeVisible();
});

/** The page of the follower's mail with this in its subject, once the worker has sent it. */
async function mailTo(reader: Page, subject: string): Promise<string> {
  const row = reader.getByRole("row").filter({ hasText: follower }).filter({ hasText: subject });
  await expect(async () => {
    await reader.goto("/work/outbox");
    await expect(row.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 120_000 });
  // Read without drawing it: the frame of a mail runs no script, and a browser that is driven complains about that.
  const address = (await row.first().getByRole("link").getAttribute("href")) ?? "";
  return (await reader.request.get(`/work/outbox${address}`)).text();
}

test("a correction of an indicator extends the window and mails who follows", async ({ browser }) => {
  const [officer, visitor] = [await signedIn(browser, "officer"), await aBrowser(browser)];
  const closing = async () => (await (await visitor.request.get(`/challenges/${no}/data.json`)).json()) as { closesAt: string; amendments: unknown[] };
  const before = await closing();
  await officer.goto(`/work/challenges/${no}/edit`);
  await officer.waitForLoadState("networkidle");
  await officer.locator('[name="indicators[0].value"]').fill("0.8");
  await officer.locator('[name="reason"]').fill("附液碱指标按论证意见调整");
  await officer.getByRole("button", { name: "预览更正" }).click();
  await expect(officer.getByText("截止时间由")).toBeVisible();
  await officer.getByRole("button", { name: /提请核对公布$/ }).click();
  await expect(officer).toHaveURL(new RegExp(`/work/challenges/${no}(#.*)?$`));
  await expect(officer.getByText("第 1 号更正已提请另一名复核人核对公布。")).toBeVisible();
  expect(await closing()).toEqual(before);
  const officer2 = await signedIn(browser, "officer2");
  await officer2.goto(`/work/challenges/${no}`);
  await expect(officer2.locator("#waiting-amendment").getByText("附液碱指标按论证意见调整")).toBeVisible();
  await press(officer2, "amend");
  await expect(officer2.locator("#waiting-amendment")).toHaveCount(0);

  const after = await closing();
  expect(Date.parse(after.closesAt) - Date.parse(before.closesAt)).toBeGreaterThanOrEqual(10 * 86_400_000);
  expect(after.amendments).toHaveLength(1);
  await visitor.goto(`/challenges/${no}#amendments`);
  await expect(visitor.getByText("附液碱指标按论证意见调整").first()).toBeVisible();
  const mail = await mailTo(await signedIn(browser, "admin"), "更正公告");
  const day = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric" }).format(new Date(after.closesAt));
  expect(mail).toContain(day);
  expect(mail).toContain("附液碱指标按论证意见调整");
});

const places = [`/challenges/${no}`, `/challenges/${no}/data.json`, "/challenges", `/challenges?text=${encodeURIComponent("脱碱剂配方")}`, "/feed.atom", "/notices", "/sitemap.xml", "/calendar.ics"];

/** The addresses that still show one of the words. Asked twice, so that what is kept is asked too. */
async function showing(page: Page, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of [...places, ...places]) {
    const answer = await page.request.get(path);
    expect([path, answer.ok()]).toEqual([path, true]);
    const text = (await answer.body()).toString("utf8");
    if (words.some((word) => text.includes(word))) found.add(path);
  }
  return [...found];
}

test("what is taken down is gone from every page, feed and export, until a second person restores it", async ({ browser }) => {
  const [officer, second, visitor] = [await signedIn(browser, "officer"), await signedIn(browser, "officer2"), await aBrowser(browser)];
  const attachment = `/challenges/${no}/attachments/1`;
  await officer.goto(`/work/challenges/${no}/attachments`);
  await officer.getByRole("radio", { name: /^公开/ }).check();
  await officer.getByLabel("文件", { exact: true }).setInputFiles({ name: "配方附件.pdf", mimeType: "application/pdf", buffer: pdf("配方") });
  await officer.getByRole("button", { name: "添加附件" }).click();
  await expect(officer.getByRole("cell", { name: "下载" })).toBeVisible();
  const words = [secret, "配方附件.pdf"];
  expect(await showing(visitor, words)).toEqual(expect.arrayContaining([`/challenges/${no}`, `/challenges/${no}/data.json`, "/feed.atom"]));
  expect((await visitor.request.get(attachment)).status()).toBe(200);

  for (const part of ["背景", "附件 1"]) {
    await officer.goto(`/work/challenges/${no}/takedown`);
    await officer.waitForLoadState("networkidle");
    await officer.getByLabel("撤下哪一段").selectOption({ label: part });
    await officer.getByLabel("对外原因").fill("涉及企业商业秘密");
    await officer.getByRole("button", { name: "立即撤下" }).click();
    await expect(officer.getByRole("heading", { name: new RegExp(`^${part}`) })).toBeVisible();
  }
  expect(await showing(visitor, words)).toEqual([]);
  expect((await visitor.request.get(attachment)).status()).toBe(404);
  await visitor.goto(`/challenges/${no}`);
  await expect(visitor.getByText("“背景”因涉及企业商业秘密暂时撤下。")).toBeVisible();
  await expect(visitor.getByText("“附件 1”因涉及企业商业秘密暂时撤下。")).toBeVisible();

  await freshAt(second, `/work/challenges/${no}/takedown`);
  await second.waitForLoadState("networkidle");
  const background = second.getByRole("listitem").filter({ has: second.getByRole("heading", { name: /^背景/ }) });
  await background.getByLabel("复核意见").fill("经核对可以公开");
  await background.getByRole("button", { name: "恢复显示" }).click();
  await expect(background.getByText("已恢复")).toBeVisible();
  await visitor.goto(`/challenges/${no}`);
  await expect(visitor.getByText(secret).first()).toBeVisible();
  await expect(visitor.getByText("“附件 1”因涉及企业商业秘密暂时撤下。")).toBeVisible();
  expect((await visitor.request.get(attachment)).status()).toBe(404);
});

test("an item with samples, a visit and answers prints on two sheets", async ({ browser }) => {
  const page = await aBrowser(browser);
  for (const item of ["JZGX-2026-001", "JZGX-2026-003"]) {
    await page.goto(`/challenges/${item}`);
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect([item, sheets.length]).toEqual([item, 2]);
  }
});
