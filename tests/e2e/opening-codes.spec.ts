import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { create, jsonFile, makeSet, move, recordReviews, typeCodes } from "./codes.ts";
import { twoPages } from "./document.ts";
import { declareNoConflict, freshAt, fromDisk, jiebang, signedIn, typeEarly, verify } from "./people.ts";

/**
 * A round under opening codes, in the browsers of its people: codes made and printed by an officer, tried by their
 * holders, a bid sealed, one challenge opened with the codes, the next with the recovery codes because a code is lost, the
 * third from what its team kept because every code is.
 */
const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { round: { rules: object }; items: { no: string; owner: string; money: Record<string, number> }[]; rubric: unknown; organisations: { code: string; uscc: string }[] };
const round = "MAFX-2027";
const path = `/work/rounds/${round}`;
const nos = [`${round}-001`, `${round}-002`, `${round}-003`];
const scratch = mkdtempSync(join(tmpdir(), "jiebang-e2e-"));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.describe.configure({ mode: "serial" });

let opening: string[] = [];
let recovery: string[] = [];
/** The bid of the last challenge. */
let last = "";

async function attach(lead: Page, bid: string): Promise<void> {
  await lead.goto(`/work/bids/${bid}/edit`);
  await lead.waitForLoadState("networkidle");
  await lead.locator('form[aria-label="上传附件"] input[type="file"]').setInputFiles(fromDisk(await twoPages(scratch)));
  await lead.getByRole("button", { name: "上传", exact: true }).click();
  await expect(lead.getByText("已封存，尚未提交")).toBeVisible();
}

/** The digits behind the first name the set. */
const tagOf = (code: string) => code.replaceAll(/\D/g, "").slice(1, 7);

/** Says that every code of a set is lost, on the page of the set. */
async function reportLost(page: Page, tag: string): Promise<void> {
  await page.goto(`/work/keys/${tag}`);
  for (let left = 2; left > 0; left -= 1) {
    await page.getByRole("button", { name: "报告遗失" }).first().click();
    await expect(page.getByText("已报告遗失")).toHaveCount(3 - left);
  }
}

test("a round is published only after its codes and the recovery codes were made and tried", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds/new");
  await officer.getByLabel("批次代码").fill(round);
  await officer.getByLabel("批次名称").fill("2027年度揭榜挂帅榜单（开标码）");
  await officer.getByLabel("开标码信封").check();
  await officer.getByRole("button", { name: "新建批次" }).click();
  await expect(officer).toHaveURL(new RegExp(`${path}$`));
  await expect(officer.getByText("密封保管还没有准备好：尚未制作开标码；尚未制作恢复码")).toBeVisible();
  for (const [index, no] of nos.entries()) {
    const { money, owner, no: _no, ...content } = file.items[index]!;
    await create("challenge", "officer", { ...content, no, round, owner: file.organisations.find(({ code }) => code === owner)?.uscc ?? null, fiscalFen: money.fiscal! * 1e6, ownerInputFen: money.ownerInput! * 1e6, payToBidderFen: money.payToBidder! * 1e6 });
    await jiebang("challenge", "commit", no, "--as", "officer", "--input", jsonFile({ signer: "示例法人", signedOn: "2026-03-01", scan: "c".repeat(64) }));
    await move(no, "approve", "officer");
  }

  opening = await makeSet(officer, `/work/keys/new?round=${round}`, "开标码");
  const typed = opening.map((code) => code.replaceAll("\n", " "));
  const wrong = `${typed[1]!.slice(0, 25)}${(Number(typed[1]![25]) + 1) % 10}${typed[1]!.slice(26)}`;
  await typeCodes(officer, [typed[0]!, wrong]);
  await expect(officer.getByText("这份码的第 3 组有误")).toBeVisible();
  const posted: string[] = [];
  officer.on("request", (request) => posted.push(request.postData() ?? ""));
  // As well over a slow line: what was typed before the page's script is there is judged once it is.
  await typeEarly(officer, officer.url(), () => typeCodes(officer, [typed[0]!, wrong]));
  await expect(officer.getByText("这份码的第 3 组有误")).toBeVisible();
  await officer.getByRole("button", { name: "试开", exact: true }).click();
  await expect(officer.getByText("第 2 份码的第 3 组有误，请对照纸面逐位核对。")).toBeVisible();
  expect(posted.join("")).toBe("");
  await typeCodes(officer, typed);
  await officer.getByRole("button", { name: "试开", exact: true }).click();
  await expect(officer.getByText("试开成功：这套码能够开启")).toBeVisible();
  expect(posted.join("")).not.toContain(opening[0]!.slice(0, 5));

  await officer.goto("/work/recovery");
  await officer.getByRole("link", { name: "制作恢复码" }).click();
  recovery = await makeSet(officer, officer.url(), "恢复码");
  await typeCodes(officer, recovery);
  await officer.getByRole("button", { name: "试开", exact: true }).click();
  await expect(officer.getByText("试开成功")).toBeVisible();
  await officer.goto(`${path}/custody`);
  await expect(officer.getByText("密封保管已就绪，可以发布榜单")).toBeVisible();
  await recordReviews(round);
  await jiebang("move", "round", round, "publish", "--as", "officer2", "--input", jsonFile({ documentNumber: "焦工信〔2027〕901号" }));
});

test("the witness says with one click that the envelope is in hand", async ({ browser }) => {
  const witness = await signedIn(browser, "witness");
  await witness.goto(`${path}/custody`);
  await witness.getByRole("region", { name: "开标码" }).getByRole("link", { name: /^\d{6}$/ }).click();
  await witness.getByRole("button", { name: "确认信封在手" }).click();
  await expect(witness.getByText("已确认信封在手。")).toBeVisible();
});

test("one typing opens what was chosen; the record is public; the recovery codes open the rest with a published reason", async ({ browser }) => {
  for (const no of nos) {
    const content = {
      projectLead: { name: "示例·李工", code: `PI-${no}` },
      promised: Object.fromEntries(((file.items[nos.indexOf(no)] as unknown as { indicators: { code: string; value: unknown; upper: number | null }[] }).indicators ?? []).map(({ code, value, upper }) => [code, typeof value === "boolean" ? value : upper === null ? value : [value, upper]])),
      trl: { now: 5, target: 7 },
      summary: "采用两段石灰—碳酸化组合路线。",
      money: { fiscalFen: 100_000_000, ownerPayFen: 100_000_000, selfRaisedFen: 30_000_000 },
      statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
    };
    const { no: bid } = await create("bid", "lead-t01", { challenge: no, content });
    last = bid;
    if (no === nos.at(-1)) await attach(await signedIn(browser, "lead-t01"), bid);
    await move(bid, "submit", "lead-t01", {}, { noun: "bid" });
  }
  const { closesAt } = (await jiebang("show", "challenge", nos[0]!, "--as", "public")) as { closesAt: string };
  await jiebang("clock", "set", new Date(Date.parse(closesAt) + 1000).toISOString());
  for (const no of nos) await move(no, "close", "officer").catch(() => undefined); // the worker may have been first

  const officer2 = await signedIn(browser, "officer2");
  await freshAt(officer2, `${path}/opening?no=${nos[0]}`);
  await typeCodes(officer2, [...recovery].reverse());
  await officer2.getByRole("button", { name: "开标", exact: true }).click();
  await expect(officer2.getByText(/第 1 份码属于另一套（套号 \d{6}）/)).toBeVisible();
  await typeCodes(officer2, opening);
  await officer2.getByRole("button", { name: "开标", exact: true }).click();
  await expect(officer2.getByText("开启 1 份。")).toBeVisible();
  await officer2.goto(`/challenges/${nos[0]}/opening`);
  await expect(officer2.getByText(/持码人到场输入开标码（套号 \d{6}）/)).toBeVisible();
  await expect(officer2.getByText("已开启").first()).toBeVisible();

  // Without script the codes go to the server, for this request only.
  const plain = await signedIn(browser, "officer2", { script: false });
  await freshAt(plain, `${path}/opening?no=${nos[1]}`);
  await plain.getByLabel("恢复码：").check();
  await typeCodes(plain, [recovery[0]!, opening[0]!]);
  await plain.getByLabel("启用恢复码的理由").fill("见证人持有的信封遗失");
  await plain.getByRole("button", { name: "开标", exact: true }).click();
  await expect(plain.getByText(/第 2 份码属于另一套/)).toBeVisible();
  expect(await plain.content()).not.toContain(recovery[0]!.slice(0, 5));
  await plain.getByLabel("恢复码：").check();
  await typeCodes(plain, recovery);
  await plain.getByLabel("启用恢复码的理由").fill("见证人持有的信封遗失");
  await plain.getByRole("button", { name: "开标", exact: true }).click();
  await expect(plain.getByText("开启 1 份。")).toBeVisible();
  await plain.goto(`/challenges/${nos[1]}/opening`);
  await expect(plain.getByText("见证人持有的信封遗失")).toBeVisible();
});

test("with every code lost a team brings what it kept, two people let it count, and the record says so", async ({ browser }) => {
  const no = nos[2]!;
  const officer = await signedIn(browser, "officer");
  for (const codes of [opening, recovery]) await reportLost(officer, tagOf(codes[0]!));
  const officer2 = await signedIn(browser, "officer2");
  await officer2.goto(`${path}/opening`);
  await freshAt(officer2, (await officer2.getByRole("link", { name: `${no} 登记密钥全部遗失` }).getAttribute("href"))!);
  const loss = officer2.locator("#move-recordLoss");
  if ((await loss.getAttribute("open")) === null) await loss.locator("summary").first().click();
  await loss.getByLabel("理由").fill("两份开标码和两份恢复码在搬迁中遗失");
  await loss.getByRole("button", { name: "登记密钥全部遗失" }).click();
  await expect(officer2.getByText("等待申报单位重新提供").first()).toBeVisible();

  // The team: led here by its list of matters, told what is wrong with a file that differs, then heard.
  const lead = await signedIn(browser, "lead-t01", { script: false });
  await lead.goto("/work");
  await lead.getByRole("link", { name: /重新提供申报内容/ }).first().click();
  await expect(lead).toHaveURL(new RegExp(`/work/bids/${last}#resupply$`));
  await expect(lead.getByText(/请在 .* 前重新提供/)).toBeVisible();
  const download = lead.waitForEvent("download");
  await lead.getByRole("link", { name: "下载留存件" }).first().click();
  const kept = await (await download).path();
  const changed = join(scratch, "改过的.json");
  writeFileSync(changed, readFileSync(kept, "utf8").replace("两段石灰", "三段石灰"));
  const give = async (label: string, file: string, button: string) => {
    await lead.getByLabel(label, { exact: true }).setInputFiles(fromDisk(file));
    await lead.getByRole("button", { name: button }).click();
  };
  await give("留存件", changed, "提供留存件");
  await expect(lead.getByText("内容已被改动")).toBeVisible();
  await give("留存件", kept, "提供留存件");
  await expect(lead.getByText("与承诺值一致，已收到").first()).toBeVisible();
  const other = join(scratch, "别的.pdf");
  writeFileSync(other, Buffer.concat([readFileSync(join(scratch, "申报书正文.pdf")), Buffer.from("\n")]));
  await give("附件", other, "提供附件");
  await expect(lead.getByText("与提交时封存的附件都不相同")).toBeVisible();
  await give("附件", join(scratch, "申报书正文.pdf"), "提供附件");
  await expect(lead.getByText("附件已到齐。")).toBeVisible();

  await officer.goto(`/work/bids/${last}`);
  await officer.getByRole("button", { name: "核对无误" }).click();
  await expect(officer.getByText("第一人已核对").first()).toBeVisible();
  await freshAt(officer2, `/work/bids/${last}`);
  await officer2.getByRole("button", { name: "凭重新提供的内容开启" }).click();
  await verify(officer2);
  await declareNoConflict(officer2, no);
  await officer2.goto(`/work/bids/${last}`);
  await expect(officer2.getByRole("link", { name: "申报书正文.pdf" })).toBeVisible();
  await officer2.goto(`/challenges/${no}/opening`);
  await expect(officer2.getByText("两份开标码和两份恢复码在搬迁中遗失")).toBeVisible();
  await expect(officer2.getByText("凭重新提供的内容开启").first()).toBeVisible();
});
