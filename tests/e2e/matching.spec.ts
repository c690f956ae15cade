import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { agreementPoints } from "#app/domain/award/matching.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { agreementPointWords } from "#app/messages/zh-CN/matching.ts";
import { press } from "./moves.ts";
import { declareByCommand, jiebang, signedIn } from "./people.ts";

/**
 * An item that matches before its review: the owner reads the bids, writes down a meeting, registers the signed agreement with one
 * team and refuses the other; the officer starts the review with the matched bid only, and the other team reads why.
 */
const scratch = mkdtempSync(join(tmpdir(), "jiebang-e2e-"));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Item {
  no: string;
  owner: string;
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
}

const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { items: Item[]; organisations: { code: string; uscc: string }[] };
const challenge = "JZGX-2026-010";
const workPath = `/work/challenges/${challenge}`;
const teams = ["lead-t07", "lead-t08"];
const scan = createHash("sha256").update("letter").digest("hex");
const bids: string[] = [];

test.describe.configure({ mode: "serial" });

async function withInput(words: string[], as: string, given: unknown, ...more: string[]): Promise<Record<string, unknown>> {
  const input = join(scratch, "input.json");
  writeFileSync(input, JSON.stringify(given));
  return (await jiebang(...words, "--as", as, "--input", input, ...more)) as Record<string, unknown>;
}

const move = (noun: string, id: string, name: string, as: string, given: unknown = {}, ...more: string[]) => withInput(["move", noun, id, name], as, given, ...more);
/** What the product's clock says. */
const clock = async (request: APIRequestContext) => Date.parse(((await (await request.get("/time")).json()) as { now: string }).now);

test("an item of pattern A is published, two teams bid, the forms are checked", async ({ request }) => {
  const { money, owner, ...content } = file.items[0]!;
  const uscc = file.organisations.find(({ code }) => code === owner)!.uscc;
  await withInput(["create", "challenge"], "officer", { ...content, no: challenge, round: "JZGX-2026", pattern: "A", owner: uscc, fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6 });
  const day = new Date(await clock(request)).toISOString().slice(0, 10);
  await withInput(["challenge", "commit", challenge], "officer", { signer: "示例法人", signedOn: day, scan });
  await move("challenge", challenge, "approve", "officer");
  const closesAt = new Date((await clock(request)) + 20 * 60_000).toISOString();
  await move("challenge", challenge, "publish", "officer2", { documentNumber: "焦工信〔2026〕30号", closesAt, onDayOff: true }, "--reason", "演示：当天截止");
  const { draft } = (await jiebang("show", "bid", "JB-2026-001", "--as", "lead-t01")) as { draft: object };
  for (const [index, team] of teams.entries()) {
    const made = await withInput(["create", "bid"], team, { challenge });
    const { no } = await move("bid", String(made.id), "submit", team, { content: { ...draft, members: [], milestones: [], projectLead: { name: `示例负责人${String(index)}`, code: `PI-91${String(index)}` } } });
    bids.push(String(no));
  }
  await jiebang("clock", "set", new Date(Date.parse(closesAt) + 60_000).toISOString());
  // The worker may have been first.
  await move("challenge", challenge, "close", "officer").catch(() => undefined);
  await move("challenge", challenge, "openBids", "officer2");
  await declareByCommand(challenge, "officer", "officer2");
  for (const bid of bids) await move("bid", bid, "passForm", "officer", {}, "--reason", "经核对，予以通过");
});

test("the officer starts 对接; the owner reads, writes minutes down, registers an agreement and refuses the other bid", async ({ browser, request }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(workPath);
  await press(officer, "startMatching");
  await expect(officer.getByText("供需对接中").first()).toBeVisible();

  const owner = await signedIn(browser, "owner-d1");
  await owner.goto("/work");
  await owner.getByRole("link", { name: /对接：查阅申报/ }).first().click();
  await expect(owner).toHaveURL(`${workPath}/shortlist`);
  await expect(owner.getByRole("heading", { name: /^供需对接：/ })).toBeVisible();
  const [taken, refused] = bids as [string, string];
  await owner.goto(`/work/bids/${taken}`);
  await expect(owner.getByText("石灰", { exact: false }).first()).toBeVisible();
  await owner.goto(`/work/shortlist/${taken}`);

  const minutes = owner.getByRole("form", { name: "登记一次会议" });
  await owner.locator("summary", { hasText: "登记一次会议" }).click();
  await minutes.getByRole("button", { name: "登记纪要" }).click();
  await expect(minutes.getByRole("alert")).toContainText("会议内容");
  const today = new Date(await clock(request) + 8 * 3_600_000).toISOString().slice(0, 10);
  await minutes.getByLabel("会议日期").fill(today);
  await minutes.getByLabel("地点").fill("需求方会议室");
  await minutes.getByLabel("需求方参加人").fill("示例总工");
  await minutes.getByLabel("申报方参加人").fill("示例负责人");
  await minutes.getByLabel("会议内容").fill("掺量、养护条件已谈妥，价款按榜单。");
  await minutes.getByRole("button", { name: "登记纪要" }).click();
  await expect(owner.getByText("掺量、养护条件已谈妥，价款按榜单。")).toBeVisible();

  // Nothing is registered before each point was looked at and the paper is there; what was typed stays.
  const agree = owner.locator("#agree form");
  await agree.getByLabel("签订日期").fill(today);
  await agree.getByLabel(agreementPointWords.task).check();
  await agree.getByRole("button", { name: "登记合作协议", exact: true }).click();
  await expect(agree.getByText("协议须写明全部六项", { exact: false }).first()).toBeVisible();
  await expect(agree.getByLabel("签订日期")).toHaveValue(today);
  for (const point of agreementPoints) await agree.getByLabel(agreementPointWords[point]).check();
  await agree.locator('input[type="file"]').first().setInputFiles({ name: "合作协议.pdf", mimeType: "application/pdf", buffer: pdf("合作协议") });
  await expect(agree.getByText("合作协议.pdf", { exact: false })).toContainText("已");
  await agree.getByRole("button", { name: "登记合作协议", exact: true }).click();
  await expect(owner.getByText("需求方已确认").first()).toBeVisible();

  await owner.goto(`/work/shortlist/${refused}`);
  await owner.locator("#veto form").getByLabel("理由").fill("处理规模与现场不符");
  await owner.locator("#veto form").getByRole("button", { name: "不同意", exact: true }).click();
  await expect(owner.getByText("需求方未同意").first()).toBeVisible();

  await officer.goto(`${workPath}/shortlist`);
  await expect(officer.getByText("需求方已确认")).toBeVisible();
  await officer.goto(workPath);
  await press(officer, "startReview");
  await expect(officer.getByText("评审中").first()).toBeVisible();
  const team = await signedIn(browser, teams[1]!);
  await team.goto(`/work/bids/${refused}/result`);
  await expect(team.getByText("处理规模与现场不符")).toBeVisible();
  const statuses = await Promise.all(bids.map(async (bid) => ((await jiebang("show", "bid", bid, "--as", "officer")) as { status: string }).status));
  expect(statuses).toEqual(["formPassed", "unmatched"]);
});
