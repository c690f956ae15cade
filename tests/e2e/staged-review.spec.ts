import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import { isLive } from "#app/domain/review/view.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { aBrowser, freshAt, fromDisk, jiebang, signedIn, verify } from "./people.ts";

/**
 * A review in two stages, from the demo's item that is being marked: the written stage is marked to its end, an expert raises a veto
 * and the panel votes on it, who goes on is settled; the defence is arranged, drawn for, signed in to and marked; the ranking over
 * both is fixed, and computed again by the public page and by another process from the file alone.
 */
const scratch = mkdtempSync(join(tmpdir(), "jiebang-e2e-"));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const item = "JZGX-2025-001";
const opinion = "指标响应完整，路线闭环，中试数据连续可信；成本测算口径与榜单一致，敏感性分析覆盖原料与能源；分工与贡献匹配，节点可考核、可叫停。".repeat(4);
const reason = "二次危险废物的去向只写委托处置，没有附受托单位的经营许可证，合法去向不能确认。";

interface Task {
  challengeNo: string;
  bidNo: string;
  code: string;
  expertNo: string;
  status: ReviewAssignmentState;
  signedAt: string | null;
}

test.describe.configure({ mode: "serial" });

let experts: string[] = [];
let codes: string[] = [];
/** Falls by veto. */
let fallen = "";

async function tasks(): Promise<Task[]> {
  return ((await jiebang("list", "reviewAssignment", "--as", "officer")) as Task[]).filter(({ challengeNo }) => challengeNo === item);
}

async function move(noun: string, id: string, name: string, as: string, given?: unknown): Promise<void> {
  const input = join(scratch, "input.json");
  writeFileSync(input, JSON.stringify(given ?? {}));
  await jiebang("move", noun, id, name, "--as", as, "--input", input);
}

/** Whole sheets at this share of every weight, signed; the first bids get more, so that nothing is tied. */
async function judge(expert: string, share: number, of: readonly string[]): Promise<void> {
  const { lines } = (await jiebang("round", "rubric", "JZGX-2025", "--as", "officer")) as { lines: { code: string; weight: number }[] };
  const own = (await tasks()).filter(({ expertNo, status }) => expertNo === expert && status !== "signed");
  const sheets = own.map(({ bidNo, code }) => ({
    bid: bidNo,
    marks: Object.fromEntries(lines.filter(({ code: line }) => of.includes(line)).map(({ code: line, weight }) => [line, (weight * (share - codes.indexOf(code) * 0.04)).toFixed(2)])),
    reasons: {},
    opinion,
  }));
  const first = own.find(({ status }) => status === "reviewing") ?? own[0]!;
  if (first.status === "accepted") await move("reviewAssignment", `${first.bidNo}/${expert}`, "start", expert.toLowerCase());
  await move("reviewAssignment", `${first.bidNo}/${expert}`, "sign", expert.toLowerCase(), { sheets });
}

async function signItem(page: Page): Promise<void> {
  await freshAt(page, `/work/reviews/${item}`);
  await page.getByRole("button", { name: /^签署/ }).click();
  await verify(page);
  await expect(page.getByText("已签署").first()).toBeVisible();
}

/** Marks every line of a sheet on its page. */
async function fill(page: Page, code: string): Promise<void> {
  await page.goto(`/work/reviews/${item}/${code}`);
  const fields = page.locator('[aria-label="评分表"] fieldset');
  for (let index = 0; index < (await fields.count()); index += 1) {
    const field = fields.nth(index);
    const weight = Number(/满分\s*(\d+)/.exec(await field.innerText())?.[1]);
    await field.locator('[name^="marks."]').fill((weight * 0.85).toFixed(2));
  }
  await page.locator('[name="opinion"]').fill(opinion);
}

async function marksOnline(browser: Browser, expert: string): Promise<void> {
  const page = await signedIn(browser, expert.toLowerCase(), { script: false });
  for (const code of codes) {
    await fill(page, code);
    if (code === fallen) await page.getByLabel(/^提出一票否决/).check();
    await page.locator('button[value="save"]').click();
    await expect(page.getByText(code === fallen ? "已保存，本份还有 1 处未填。" : "已保存，本份已评完。").first()).toBeVisible();
  }
  await page.goto(`/work/reviews/${item}/grid`);
  await expect(page.getByText("已提出一票否决")).toHaveCount(1);
  await page.goto(`/work/reviews/${item}/${fallen}`);
  await page.getByLabel("R07 一票否决理由").fill(reason);
  await page.locator('button[value="save"]').click();
  await expect(page.getByText("已保存，本份已评完。").first()).toBeVisible();
  await signItem(page);
  await page.context().close();
}

test("the written stage: a veto needs its reason, the panel votes on it, and it does not go on", async ({ browser }) => {
  const all = await tasks();
  experts = [...new Set(all.map(({ expertNo }) => expertNo))].sort();
  codes = [...new Set(all.map(({ code }) => code))].sort();
  fallen = codes[0]!;
  const open = experts.filter((no) => all.some(({ expertNo, status }) => expertNo === no && status !== "signed"));
  const [online, ...others] = open;
  const { lines } = (await jiebang("round", "rubric", "JZGX-2025", "--as", "officer")) as { lines: { code: string }[] };
  for (const expert of others) await judge(expert, 0.9, lines.map(({ code }) => code).filter((code) => code !== "R12"));
  await marksOnline(browser, online!);
  await jiebang("panel", "chair", item, online!, "--as", "officer");

  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${item}/ranking`);
  await expect(officer.getByText(`现在还不能结束本阶段：申报 ${fallen} 有专家提出一票否决`, { exact: false })).toBeVisible();
  const chair = await signedIn(browser, online!.toLowerCase());
  await chair.goto(`/work/reviews/${item}/panel`);
  await expect(chair.getByText(reason, { exact: false }).first()).toBeVisible();
  const vote = chair.locator(`form[aria-label="${fallen} 的表决"]`);
  // A conflict that came up elsewhere may have taken somebody from the panel.
  const agree = new Set(all.filter(({ status }) => isLive(status)).map(({ expertNo }) => expertNo)).size - 1;
  await vote.locator('[name="votesFor"]').fill(String(agree));
  await vote.locator('[name="votesAgainst"]').fill("1");
  await vote.getByRole("button", { name: "登记" }).click();
  await expect(chair.getByText(`表决“一票否决事项成立”：同意 ${agree} 票，不同意 1 票。`, { exact: false }).first()).toBeVisible();
  await freshAt(officer, `/work/challenges/${item}/ranking`);
  await officer.locator("#endStage").getByRole("button", { name: "结束本阶段" }).click();
  await expect(officer.getByRole("heading", { name: /^第 2 阶段（答辩，共 2 个阶段）/ })).toBeVisible();
  const goesOn = (code: string) => officer.getByRole("rowheader", { name: new RegExp(`^${code}\\s`) });
  await expect(goesOn(codes[1]!)).toBeVisible();
  await expect(goesOn(fallen)).toHaveCount(0);
});

/** A sheet that is still on its way holds the form back: sent without it, the sign-in would not stand as done on paper. Taken out again. */
async function waitsForItsScan(page: Page): Promise<void> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/uploads/scan", async (route) => {
    await arrived;
    await route.continue();
  });
  const form = page.locator("#experts form");
  await form.locator("summary").click();
  const sheet = form.locator('input[type="file"]');
  const isReady = () => sheet.evaluate((input: HTMLInputElement) => input.validity.valid);
  // The page may come to life after the first choice.
  await expect(async () => {
    await sheet.setInputFiles([]);
    await sheet.setInputFiles({ name: "签到表.pdf", mimeType: "application/pdf", buffer: pdf("签到表") });
    await expect(form.getByRole("status")).toContainText("正在存入", { timeout: 3_000 });
  }).toPass();
  expect(await isReady()).toBe(false);
  await form.getByRole("button", { name: "登记专家签到" }).click();
  await expect(form.getByRole("status")).toContainText("正在存入");
  arrive();
  await expect(form.getByRole("status")).toContainText("已存入");
  expect(await isReady()).toBe(true);
  await sheet.setInputFiles([]);
  await expect(form.getByRole("status")).toHaveCount(0);
  await page.unroute("**/uploads/scan");
}

test("the defence: arranged by the officer, drawn by the witness's number, signed in to, marked", async ({ browser }) => {
  const going = codes.slice(1);
  const input = join(scratch, "invitation.json");
  writeFileSync(input, JSON.stringify({ challenge: item, experts, allBids: true }));
  await jiebang("create", "reviewAssignment", "--as", "officer", "--input", input);
  for (const { bidNo, expertNo, status } of await tasks()) if (status === "invited") await move("reviewAssignment", `${bidNo}/${expertNo}`, "accept", expertNo.toLowerCase());

  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${item}/defence`);
  // Experts have signed just now, by the product's clock.
  const signed = (await tasks()).flatMap(({ signedAt }) => (signedAt === null ? [] : Date.parse(signedAt)));
  const day = new Date(Math.max(...signed) + 32 * 3_600_000).toISOString().slice(0, 10);
  await officer.locator('[name="place"]').fill("示例·三楼会议室");
  await officer.locator('[name="startsAt"]').fill(`${day}T09:00`);
  await officer.locator('[name="endsAt"]').fill(`${day}T12:00`);
  // Whatever day the run falls on.
  await officer.getByLabel("可以在休息日办理").check();
  await officer.getByRole("button", { name: "安排答辩会" }).click();
  await expect(officer.getByText("等待见证人报数。")).toBeVisible();
  const witness = await signedIn(browser, "witness", { script: false });
  await witness.goto("/work");
  await witness.locator(`#todo a[href="/work/challenges/${item}/defence#draw"]`).click();
  await witness.locator('[name="number"]').fill("２０２６");
  await witness.getByRole("button", { name: "报数抽签" }).click();
  await expect(witness.getByText("见证人报数 2026", { exact: false })).toBeVisible();

  // Nobody signs in before the day.
  await officer.goto(`/work/challenges/${item}/defence`);
  await expect(officer.locator('#experts [name="experts"]')).toHaveCount(0);
  await jiebang("clock", "set", `${day}T08:30:00+08:00`);
  await freshAt(officer, `/work/challenges/${item}/defence`);
  for (const box of await officer.locator('#experts [name="experts"]').all()) await box.check();
  await waitsForItsScan(officer);
  await officer.getByRole("button", { name: "登记专家签到" }).click();
  await expect(officer.getByRole("button", { name: "登记专家签到" })).toHaveCount(0);
  for (const code of going) {
    const form = officer.locator("#teams form").first();
    await form.locator('[name="bid"]').selectOption(code);
    await form.locator('[name="names"]').fill(`示例·主讲人${code}`);
    await form.getByRole("button", { name: "登记答辩人员签到" }).click();
    await expect(officer.locator("#order").getByText(`示例·主讲人${code}`)).toBeVisible();
  }
  // Only what the defence marks.
  for (const [index, expert] of experts.entries()) await judge(expert, 0.95 - index * 0.02, ["R01", "R02", "R04", "R05", "R08"]);
});

test("the ranking over both stages is fixed, and the public page and another process compute the same from the file", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await freshAt(officer, `/work/challenges/${item}/ranking`);
  await officer.locator("#freezeRanking").getByRole("button", { name: "固定排名" }).click();
  await expect(officer.getByText("▲ 一票否决：1 名专家提出，成立", { exact: false }).first()).toBeVisible();
  const rows = officer.getByRole("table", { name: "排名", exact: true }).locator("tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.last()).toContainText(fallen);
  const href = await officer.getByRole("link", { name: "下载排名文件" }).first().getAttribute("href");
  const file = join(scratch, "排名.json");
  writeFileSync(file, await (await officer.request.get(href!)).body());
  expect(await jiebang("ranking", "recompute", file)).toMatchObject({ same: true, findings: [], ranks: [{ place: 1 }, { place: 2 }, { place: 3, bid: fallen }] });

  for (const script of [true, false]) {
    const visitor = await aBrowser(browser, script);
    await visitor.goto("/verify#recompute");
    await visitor.locator("#ranking-file").setInputFiles(fromDisk(file));
    await visitor.getByRole("button", { name: "复算", exact: true }).click();
    await expect(visitor.getByText(/复算一致：按文件中的 25 份评分重新计算/)).toBeVisible();
    await visitor.context().close();
  }
});
