import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { aBrowser, declareByCommand, declareNoConflict, fromDisk, jiebang, signedIn } from "./people.ts";

/**
 * Draw with a witness, invitation by telephone and assignment on an item of the demo round, with its seeded conflicts: E011
 * worked until 2025 for T04, which bids here.
 */
const challenge = "JZGX-2026-002";
const drawPath = `/work/challenges/${challenge}/draw`;
const assignmentPath = `/work/rounds/JZGX-2026/assignment?challenge=${challenge}`;
const conflicted = "E011";

test.describe.configure({ mode: "serial" });

/** Closed, opened and formally checked, as the officers would have done before. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  const show = async () => (await jiebang("show", "challenge", challenge, "--as", "officer")) as { status: string; closesAt: string };
  // The worker closes what is due as well, and another journey may have set the clock past the closing: it never goes back.
  const close = () => jiebang("move", "challenge", challenge, "close", "--as", "officer").catch(() => undefined);
  await close();
  const shown = await show();
  if (shown.status === "open") {
    await jiebang("clock", "set", new Date(Date.parse(shown.closesAt) + 60_000).toISOString());
    await close();
  }
  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${challenge}/bids`);
  const bids = () => officer.locator('a[href^="/work/bids/"]').evaluateAll((links) => [...new Set(links.map((link) => /JB-\d{4}-\d+/.exec(link.getAttribute("href")!)![0]))]);
  await jiebang("move", "challenge", challenge, "openBids", "--as", "officer2").catch(() => undefined);
  await declareNoConflict(officer, challenge);
  await declareByCommand(challenge, "officer2");
  await officer.goto(`/work/challenges/${challenge}/bids`);
  for (const no of await bids()) await jiebang("move", "bid", no, "passForm", "--as", "officer", "--reason", "经核对，予以通过");
  await officer.context().close();
});

const call = (page: Page, pseudonym: string) => page.locator(`#call-${pseudonym}`);
const open = (page: Page) => page.locator("form[id^='call-']");

test("the officer fixes the pool, the witness finds it among his matters and says a number", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(drawPath);
  await officer.locator('[name="groups[0].places"]').fill("2");
  await officer.locator('[name="groups[0].leastOutside"]').fill("0");
  await officer.locator('[name="groups[1].places"]').fill("1");
  await officer.getByRole("button", { name: "固定候选名单，公布承诺值" }).click();
  await expect(officer.getByText("等待见证人报数").first()).toBeVisible();

  const witness = await signedIn(browser, "witness");
  await witness.goto("/work");
  await witness.locator("section", { hasText: "等待报数的专家抽取" }).getByRole("link").last().click();
  await expect(witness).toHaveURL(new RegExp(`${challenge}/draw`));
  // Whoever acts says before whether there is a conflict, and comes back.
  await witness.getByRole("link", { name: "现在声明" }).click();
  for (const answer of await witness.locator("form#declaration select").all()) await answer.selectOption("none");
  await witness.getByRole("button", { name: "提交声明" }).click();
  await expect(witness).toHaveURL(new RegExp(`${challenge}/draw`));
  await witness.locator('[name="number"]').fill("四");
  await witness.getByRole("button", { name: "报数并抽取" }).click();
  await expect(witness.getByText("数字").first()).toBeVisible();
  await witness.locator('[name="number"]').fill("０４２７");
  await witness.getByRole("button", { name: "报数并抽取" }).click();
  await expect(witness.getByRole("heading", { name: "抽取结果" })).toBeVisible();
  expect(await witness.content()).not.toMatch(/示例专家\d/);

  const visitor = await aBrowser(browser);
  await visitor.goto(`/challenges/${challenge}`);
  const download = visitor.waitForEvent("download");
  await visitor.getByRole("link", { name: /抽取记录/ }).first().click();
  const file = await (await download).path();
  expect(readFileSync(file, "utf8")).not.toMatch(/示例专家|E0\d\d/);
  expect(await jiebang("draw", "rerun", file)).toMatchObject({ same: true, witnessNumber: "0427" });

  // Anybody draws it again in the browser, or by the server where no script runs; a number that was not said gives other lists.
  const other = join(mkdtempSync(join(tmpdir(), "jiebang-draw-")), "draw.json");
  writeFileSync(other, readFileSync(file, "utf8").replace('"0427"', '"0428"'));
  for (const script of [true, false]) {
    const anybody = await aBrowser(browser, script);
    await anybody.goto("/verify#rerun");
    await anybody.locator("#draw-file").setInputFiles(fromDisk(file));
    await anybody.getByRole("button", { name: "重跑", exact: true }).click();
    await expect(anybody.getByText("重跑一致：按记录重新抽取，名单和次序与所载相同")).toBeVisible();
    await anybody.goto("/verify#rerun");
    await anybody.locator("#draw-file").setInputFiles(fromDisk(other));
    await anybody.getByRole("button", { name: "重跑", exact: true }).click();
    await expect(anybody.getByText("重跑不一致")).toBeVisible();
    await anybody.context().close();
  }
});

test("experts are called in order: a no opens the next name, an agreement makes the tasks", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(drawPath);
  await expect(open(officer)).toHaveCount(3);
  expect(await officer.content()).not.toContain(`${conflicted} `);
  const first = ((await open(officer).first().getAttribute("id")) ?? "").slice("call-".length);
  await officer.locator("summary", { hasText: "登记结果" }).first().click();
  await call(officer, first).getByLabel("婉拒").check();
  await call(officer, first).getByRole("button", { name: "登记" }).click();
  await expect(call(officer, first).locator('[name="reason"][aria-invalid="true"]')).toBeVisible();
  await call(officer, first).getByLabel("婉拒").check();
  await call(officer, first).locator('[name="reason"]').fill("评审期间出差");
  await call(officer, first).getByRole("button", { name: "登记" }).click();
  await expect(officer.getByText("致电结果已登记。").first()).toBeVisible();
  await expect(officer.getByText("备选 1").first()).toBeVisible();
  for (let left = 3; left > 0; left -= 1) {
    await expect(open(officer)).toHaveCount(left);
    await officer.locator("summary", { hasText: "登记结果" }).first().click();
    await open(officer).first().getByLabel("同意", { exact: true }).check();
    await open(officer).first().getByRole("button", { name: "登记" }).click();
  }
  await expect(open(officer)).toHaveCount(0);
  await officer.goto(`/work/challenges/${challenge}/experts`);
  await expect(officer.getByRole("heading", { name: "已邀请的专家（3 名）" })).toBeVisible();

  for (const [username, names] of [["supervisor", true], ["witness", false]] as const) {
    const page = await signedIn(browser, username);
    await page.goto(drawPath);
    await expect(page.getByText("婉拒").first()).toBeVisible();
    expect(/示例专家\d/.test(await page.content()), username).toBe(names);
    expect((await page.content()).includes("评审期间出差"), username).toBe(names);
    await expect(open(page)).toHaveCount(0);
  }
});

test("an assignment says what is impossible, proposes what is best, is changed by hand and released", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(assignmentPath);
  await officer.locator('[name="pool"][value="bank"]').check();
  await officer.locator('[name="perBid"]').fill("4");
  await officer.locator('[name="leastOutside"]').fill("5");
  await officer.getByRole("button", { name: "生成指派方案" }).click();
  await expect(officer.getByText("市外名额不能多于名额").first()).toBeVisible();
  await officer.locator('[name="leastOutside"]').fill("0");
  await officer.locator('[name="kinds[1].least"]').fill("4");
  await officer.getByRole("button", { name: "生成指派方案" }).click();
  // Two technical experts have tasks on every bid already.
  await expect(officer.getByText("这些条件无法同时满足")).toBeVisible({ timeout: 30_000 });
  await expect(officer.getByText("最小的调整：")).toBeVisible();

  await officer.goto(assignmentPath);
  await officer.locator('[name="pool"][value="bank"]').check();
  await officer.locator('[name="perBid"]').fill("5");
  await officer.getByRole("button", { name: "生成指派方案" }).click();
  await expect(officer.getByText("总匹配度", { exact: true })).toBeVisible({ timeout: 40_000 });
  const [reasons] = await officer.locator("summary", { hasText: "为什么不是别人" }).all();
  await reasons!.click();
  await expect(officer.getByText(new RegExp(`${conflicted} .*回避，`)).first()).toBeVisible();
  await expect(officer.locator(`input[name="edits"][value*=" ${conflicted} "]`)).toHaveCount(0);
  // What has a task already is no matter of a plan.
  const standing = officer.locator("tr", { hasText: "已有评审任务" });
  await expect(standing).toHaveCount(6);
  await expect(standing.getByRole("checkbox")).toHaveCount(0);

  const undo = officer.getByRole("checkbox", { name: /不用/ });
  const free = officer.locator("tr", { hasText: /换掉至少损失|总匹配度不变|总匹配度最高/ }).getByRole("checkbox", { name: /不用/ }).first();
  const count = await undo.count();
  await free.check();
  await officer.getByRole("button", { name: "按以上调整重新求解" }).click();
  await expect(officer.getByText("本次调整的代价")).toBeVisible({ timeout: 40_000 });
  await expect(undo).toHaveCount(count);
  await officer.getByRole("button", { name: "发布指派" }).click();
  await expect(officer.getByText("已发布").first()).toBeVisible();
  await expect(officer.getByRole("button", { name: "发布指派" })).toHaveCount(0);
  await officer.goto(`/work/challenges/${challenge}/experts`);
  await expect(officer.getByRole("heading", { name: /已邀请的专家（[5-9]/ })).toBeVisible();
});

/** Who accepted on the telephone, as the officer reads it. */
async function accepted(): Promise<string[]> {
  const { held } = (await jiebang("draw", "show", challenge, "--as", "officer")) as { held: { groups: { names: { expert: { no: string } | null; call: { state: string } }[] }[] }[] };
  return held[0]!.groups.flatMap(({ names }) => names.flatMap(({ expert, call: { state } }) => (expert && state === "accepted" ? [expert.no] : [])));
}

test("a late conflict ends the tasks, somebody comes in the place, and the supervisor finds it, whomever the draw chose", async ({ browser }) => {
  const [late] = await accepted();
  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${challenge}/conflicts`);
  const form = officer.getByRole("form", { name: "登记迟到的回避" });
  await form.getByLabel("专家").selectOption(late!);
  await form.getByRole("button", { name: "登记并作废" }).click();
  await expect(officer.getByText("有内容需要修改，已填写的内容都还在。")).toBeVisible();
  await form.getByLabel("专家").selectOption(late!);
  await form.getByLabel("情形").selectOption("kin");
  await form.getByLabel("事实和来源").fill("收到反映，经核实有近亲属在申报单位任职");
  await form.getByRole("button", { name: "登记并作废" }).click();
  const told = officer.getByText(/已登记，评分已作废，已通知监督人员。/).first();
  await expect(told).toBeVisible();
  // The next reserve, a new draw of one, or nobody is left: each is right where the draw left things so.
  const words = await told.innerText();
  expect(words).toMatch(/自动邀请候补第 \d+ 名：|已自动备妥补抽一名|没有可用的候补/);
  await officer.goto(drawPath);
  if (words.includes("自动邀请候补")) await expect(officer.getByText("已发书面邀请，待答复").first()).toBeVisible();
  if (words.includes("备妥补抽一名")) await expect(officer.getByText("等待见证人报数").first()).toBeVisible();
  expect(await accepted()).not.toContain(late);

  const supervisor = await signedIn(browser, "supervisor");
  await supervisor.goto(`/work/challenges/${challenge}/conflicts`);
  await expect(supervisor.getByRole("heading", { name: /须回避的专家（[1-9]/ })).toBeVisible();
  await supervisor.goto("/work/rounds/JZGX-2026/exceptions?kind=recused");
  await expect(supervisor.getByText(challenge).first()).toBeVisible();
});

test("the screen for bids that are alike is found from the round's page", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds/JZGX-2026");
  await officer.getByRole("link", { name: "雷同核查" }).click();
  await expect(officer).toHaveURL(/\/work\/rounds\/JZGX-2026\/similarity$/);
  await expect(officer.getByRole("heading", { name: "雷同核查", level: 1 })).toBeVisible();
});
