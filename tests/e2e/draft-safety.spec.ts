import { createHash } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { drawsLate, signedIn, typeEarly, whenAlive } from "./people.ts";

/**
 * What was typed is not lost (issue "Bidding", point 4): a session that ends while somebody writes, two windows at once, a
 * draft restored from its history; and the files that a team takes away. In a real browser with script.
 */
const challenge = "JZGX-2026-004";
const username = "lead-t15";
const summary = 'textarea[name="summary"]';
/** Longer than what a browser sends for a page that is gone. */
const long = "两段石灰—碳酸化组合路线。".repeat(900);

let bid: string;

async function openDraft(page: Page): Promise<void> {
  await page.goto(`/work/bids/new?challenge=${challenge}`);
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page).toHaveURL(/\/work\/bids\/JB-/);
  bid = new URL(page.url()).pathname.replace("/edit", "");
  await page.goto(`${bid}/edit`);
}

async function signInHere(page: Page): Promise<void> {
  await page.getByLabel("手机号、用户名或邮箱").fill(username);
  await page.getByLabel("密码").fill("Shili-2026");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator(summary).fill(text);
}

/** Writes and waits until the background save has been answered. */
async function writeAndSave(page: Page, text: string): Promise<void> {
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.status() === 200), write(page, text)]);
  await expect(saved(page)).toBeVisible();
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /已保存 \d\d:\d\d:\d\d/ }).first();
const slots = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("jiebang-copy")));
const copies = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("jiebang-copy")).map((name) => localStorage.getItem(name) ?? ""));

test.describe.configure({ mode: "serial" });

test("a session that ends while somebody writes costs nothing", async ({ browser }) => {
  const page = await signedIn(browser, username);
  await openDraft(page);
  await writeAndSave(page, long);
  expect(await copies(page)).toEqual([]);

  await page.context().clearCookies();
  await write(page, "登录过期之后写的内容");
  await expect(page.getByRole("alert").getByText("登录已过期")).toBeVisible({ timeout: 15_000 });
  const [copy = ""] = await copies(page);
  expect(copy.length).toBeGreaterThan(100);
  for (const plain of ["登录过期之后写的内容", encodeURIComponent("登录过期"), Buffer.from("登录过期之后写的内容").toString("base64").slice(2, 20)]) expect(copy).not.toContain(plain);

  // The window is closed and the person comes back through the sign-in.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(`${bid}/edit`);
  await expect(page).toHaveURL(/sign-in/);
  await signInHere(page);
  await expect(page.getByText("本机加密保留着")).toBeVisible();
  expect((await page.locator(summary).inputValue()) === long).toBe(true);
  await page.getByRole("button", { name: "恢复这些内容" }).click();
  await expect(page.locator(summary)).toHaveValue("登录过期之后写的内容");
  await expect(page.getByText("本机加密保留着")).toHaveCount(0);
  expect(await copies(page)).toEqual([]);

  // Or they sign in in another window and come back to this one.
  await page.context().clearCookies();
  await write(page, "又过期一次");
  await expect(page.getByRole("alert").getByText("登录已过期")).toBeVisible({ timeout: 15_000 });
  const other = await page.context().newPage();
  await other.goto("/sign-in");
  await signInHere(other);
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole("alert").getByText("登录已过期")).toHaveCount(0);
  await other.goto(`${bid}/edit`);
  await expect(other.locator(summary)).toHaveValue("又过期一次");
  await page.context().close();
});

test("two windows: what the background save of the second finds changed is laid side by side", async ({ browser }) => {
  const one = await signedIn(browser, username);
  await one.goto(`${bid}/edit`);
  const two = await one.context().newPage();
  await two.goto(`${bid}/edit`);
  await writeAndSave(one, "第一个窗口写的");
  await write(two, "第二个窗口写的");
  await expect(two.getByText("内容在别处被修改，两份都保留着")).toBeVisible({ timeout: 15_000 });
  await expect(two.getByText("第一个窗口写的")).toBeVisible();
  await two.getByText("用我的", { exact: true }).click();
  await two.getByRole("button", { name: "合并" }).click();
  await expect(two.locator(summary)).toHaveValue("第二个窗口写的");
  expect(await copies(two)).toEqual([]);
  await one.context().close();
});

test("what is typed before the page's script is there stays, is judged and is saved", async ({ browser }) => {
  const page = await signedIn(browser, username);
  const [value, answer, text, statement] = ['input[name="promised[0].low"]', 'textarea[name="promised[0].evidence"]', summary, 'input[name="statements.integrity"]'].map((field) => page.locator(field));
  const wasTicked = await page.goto(`${bid}/edit`).then(() => statement!.isChecked());
  const saving = page.waitForResponse((response) => response.url().endsWith("/draft") && response.status() === 200);
  await typeEarly(page, `${bid}/edit`, async () => {
    await value!.fill("0.01");
    await answer!.fill("早于脚本写的依据");
    await text!.fill("早于脚本写的正文");
    await statement!.setChecked(!wasTicked);
  });
  await saving;
  await expect(saved(page)).toBeVisible();
  await expect(text!).toHaveValue("早于脚本写的正文");
  // The comparison beside it has followed.
  await expect(page.locator("tr", { has: value! }).locator('[data-label="对照"]')).not.toHaveText(/未填|—/);
  await page.reload();
  await expect(value!).toHaveValue("0.01");
  await expect(answer!).toHaveValue("早于脚本写的依据");
  await expect(text!).toHaveValue("早于脚本写的正文");
  expect(await statement!.isChecked()).toBe(!wasTicked);
  await page.context().close();
});

test("a click and a word while a busy machine has not yet drawn the page neither break it nor are lost", async ({ browser }) => {
  const page = await signedIn(browser, username);
  await drawsLate(page, 5000);
  const saving = page.waitForResponse((response) => response.url().endsWith("/draft") && response.status() === 200);
  await page.goto(`${bid}/edit`);
  await page.locator(summary).click();
  await page.locator(summary).fill("早于绘制写的正文");
  await whenAlive(page);
  await expect(page.locator(summary)).toHaveValue("早于绘制写的正文");
  await saving;
  await page.reload();
  await expect(page.locator(summary)).toHaveValue("早于绘制写的正文");
  await page.context().close();
});

test("the history shows who changed what, and brings a draft back", async ({ browser }) => {
  const page = await signedIn(browser, username);
  await page.goto(`${bid}/edit`);
  await page.getByRole("link", { name: "草稿历史" }).click();
  await expect(page.getByRole("heading", { name: "草稿历史" })).toBeVisible();
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(4);
  await expect(page.locator("tbody").getByText("现在的草稿")).toHaveCount(1);
  await page.getByRole("link", { name: "查看" }).last().click();
  await expect(page.getByRole("button", { name: "恢复这一次的内容" })).toBeVisible();
  await page.getByRole("button", { name: "恢复这一次的内容" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  expect((await page.locator(summary).inputValue()) === long).toBe(true);
  await page.goto(`${bid}/history`);
  await expect(page.getByText(/恢复自第 \d+ 次保存/)).toHaveCount(1);
  await page.context().close();
});

test("files come as attachments with Chinese names, and only to the team", async ({ browser }) => {
  const page = await signedIn(browser, username);
  const no = bid.split("/").pop() ?? "";
  for (const [path, start, name] of [
    ["seal-page", "%PDF", `盖章页_${no}_草稿.pdf`],
    ["document", "PK", `申报书_${no}_草稿.docx`],
  ] as const) {
    const answer = await page.request.get(`${bid}/${path}`);
    expect(answer.status(), path).toBe(200);
    expect((await answer.body()).subarray(0, start.length).toString("latin1")).toBe(start);
    expect(answer.headers()["content-disposition"]).toBe(`attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
  expect((await page.request.get(`${bid}/receipt/pdf`)).status()).toBe(404);
  for (const stranger of ["lead-t17", "officer"]) {
    const foreign = await signedIn(browser, stranger);
    for (const path of ["seal-page", "document", "history", "receipt/pdf"]) expect((await foreign.request.get(`${bid}/${path}`)).status(), `${stranger} at ${path}`).toBe(404);
    await foreign.context().close();
  }
  await page.context().close();
});

test("a long form that no autosave watches is not left by chance", async ({ browser }) => {
  const page = await signedIn(browser, "officer");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const title = page.locator('input[name="title"]');
  const leave = () => page.close({ runBeforeUnload: true });
  await page.goto("/work/challenges/new");
  await whenAlive(page);
  await title.fill("写到一半的任务名称");
  await leave();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(title).toHaveValue("写到一半的任务名称");
  // Refused, it comes back with what was typed, which is still saved nowhere.
  await page.getByRole("button", { name: "新增任务" }).last().click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await whenAlive(page);
  await title.click();
  await leave();
  await expect.poll(() => asked).toEqual(["beforeunload", "beforeunload"]);
  await expect(title).toHaveValue("写到一半的任务名称");
});

/** Waits until the one copy of this browser was written after now: it then holds what was typed last. One more touch of a field asks for it. */
async function copied(page: Page): Promise<void> {
  const now = await page.locator('input[name="title"]').evaluate((field) => {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return Date.now();
  });
  await expect.poll(async () => (await copies(page)).map((copy) => Number.parseInt(copy, 10) >= now)).toEqual([true]);
}

test("a long form that no autosave watches is offered back after a crash, whole and to its writer alone", async ({ browser }) => {
  const page = await signedIn(browser, "officer");
  const form = (one: Page) => ({ title: one.locator('input[name="title"]'), race: one.locator('input[name="race"]'), code: one.locator('input[name="indicators[4].name"]'), offer: one.getByText("没有提交的内容") });
  await page.goto("/work/challenges/new");
  await whenAlive(page);
  await form(page).title.fill("崩溃之前写的任务名称");
  await form(page).race.check();
  await page.getByRole("button", { name: "增加一项指标" }).click();
  await form(page).code.fill("脱碱率");
  await copied(page);
  const [copy = ""] = await copies(page);
  for (const plain of ["崩溃之前", encodeURIComponent("崩溃之前"), Buffer.from("崩溃之前写的任务名称").toString("base64").slice(2, 20)]) expect(copy).not.toContain(plain);
  // Where it lies tells nothing; the name under which to look comes, as the key does, with the pages of its writer and with nobody else's.
  const [slot = ""] = await slots(page);
  expect(slot).toMatch(/^jiebang-copy:[\w+/=]{44}:[\w-]{36}$/);
  const placeOf = (name: string) => createHash("sha256").update(`${name} /work/challenges/new challenge`).digest("base64");
  const isNamed = async (one: Page) => ((await (await one.request.get("/work")).text()).match(/\b[0-9a-f]{32}\b/g) ?? []).some((name) => slot.includes(placeOf(name)));
  const [stranger, anybody] = [await signedIn(browser, "officer2"), await browser.newPage()];
  expect([await isNamed(page), await isNamed(stranger), await isNamed(anybody)]).toEqual([true, false, false]);
  await Promise.all([stranger.context().close(), anybody.close()]);
  const context = page.context();
  await page.close({ runBeforeUnload: false });

  const back = await context.newPage();
  await back.goto("/work/challenges/new");
  await expect(form(back).offer).toBeVisible();
  await back.getByRole("button", { name: "恢复这些内容" }).click();
  await expect(form(back).title).toHaveValue("崩溃之前写的任务名称");
  await expect(form(back).code).toHaveValue("脱碱率");
  await expect(form(back).race).toBeChecked();
  await expect(back.getByText("已放回您上次在本页填写、还没有提交的内容")).toBeVisible();
  await expect(back.locator("[aria-invalid=true]")).toHaveCount(0);
  await copied(back);
  await back.close({ runBeforeUnload: false });

  // Let go of, it is gone for good.
  const again = await context.newPage();
  await again.goto("/work/challenges/new");
  await again.getByRole("button", { name: "丢弃" }).click();
  await expect(form(again).offer).toHaveCount(0);
  expect(await copies(again)).toEqual([]);
  await again.reload();
  await whenAlive(again);
  await expect(form(again).offer).toHaveCount(0);
  await context.close();
});

test("a copy that is put back never overwrites what was saved elsewhere meanwhile", async ({ browser }) => {
  const [page, colleague] = [await signedIn(browser, "officer"), await signedIn(browser, "officer")];
  const rules = "/work/rounds/JZGY-2027/rules";
  const title = (one: Page) => one.locator('input[name="title"]');
  const save = (one: Page) => one.getByRole("button", { name: "保存规则" }).last().click();
  await page.goto(rules);
  await whenAlive(page);
  const before = await title(page).inputValue();
  await title(page).fill(`${before}甲`);
  await copied(page);
  const context = page.context();
  await page.close({ runBeforeUnload: false });
  await colleague.goto(rules);
  await whenAlive(colleague);
  await title(colleague).fill(`${before}乙`);
  await save(colleague);
  await expect(colleague.getByText("已保存，改动 1 项")).toBeVisible();

  const back = await context.newPage();
  await back.goto(rules);
  await back.getByRole("button", { name: "恢复这些内容" }).click();
  await expect(title(back)).toHaveValue(`${before}甲`);
  await whenAlive(back);
  await save(back);
  await expect(back.getByRole("alert").getByText(`${before}乙`).first()).toBeVisible();
  await expect(title(back)).toHaveValue(`${before}甲`);
  await whenAlive(back);
  // Now that both are seen, the same button saves.
  await title(back).fill(before);
  await save(back);
  await expect(back.getByText("已保存，改动 1 项")).toBeVisible();
  await whenAlive(back);
  expect(await copies(back)).toEqual([]);
  await Promise.all([context.close(), colleague.context().close()]);
});

test("a form whose sending fails is offered back, and another draft of the same form stays", async ({ browser }) => {
  const page = await signedIn(browser, "officer");
  const other = await page.context().newPage();
  const rules = "/work/rounds/JZGY-2027/rules";
  const title = (one: Page) => one.locator('input[name="title"]');
  await page.goto(rules);
  await whenAlive(page);
  const before = await title(page).inputValue();
  await other.goto(rules);
  await whenAlive(other);
  await title(other).fill(`${before}别稿`);
  await copied(other);
  await title(page).fill(`${before}断线`);
  await page.route(`**${rules}`, (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback()));
  await page.getByRole("button", { name: "保存规则" }).last().click();
  await expect.poll(() => page.evaluate(() => location.href).catch(() => "")).toMatch(/^chrome-error/);
  await page.unroute(`**${rules}`);
  await page.goto(rules);
  await page.getByRole("button", { name: "恢复这些内容" }).click();
  await expect(title(page)).toHaveValue(`${before}断线`);
  await whenAlive(page);
  await page.getByRole("button", { name: "保存规则" }).last().click();
  await expect(page.getByText("已保存，改动 1 项")).toBeVisible();
  await whenAlive(page);
  await expect.poll(() => copies(page)).toHaveLength(1);
  await other.close({ runBeforeUnload: false });
  await page.goto(rules);
  await page.getByRole("button", { name: "丢弃" }).click();
  await expect(page.getByText("没有提交的内容")).toHaveCount(0);
  expect(await copies(page)).toEqual([]);
  await title(page).fill(before);
  await page.getByRole("button", { name: "保存规则" }).last().click();
  await expect(page.getByText("已保存，改动 1 项")).toBeVisible();
  await page.context().close();
});

test("a long form that was sent leaves no copy behind", async ({ browser }) => {
  const page = await signedIn(browser, "officer");
  await page.goto("/work/rounds/JZGY-2027/rules");
  await whenAlive(page);
  const title = page.locator('input[name="title"]');
  const before = await title.inputValue();
  await title.fill(`${before}改`);
  await expect.poll(() => copies(page)).toHaveLength(1);
  await page.getByRole("button", { name: "保存规则" }).last().click();
  await expect(title).toHaveValue(`${before}改`);
  await expect(page.getByText("已保存，改动 1 项")).toBeVisible();
  await whenAlive(page);
  expect(await copies(page)).toEqual([]);
  await page.reload();
  await whenAlive(page);
  await title.fill(before);
  await page.getByRole("button", { name: "保存规则" }).last().click();
  await expect(page.getByText("已保存，改动 1 项")).toBeVisible();
  await page.context().close();
});
