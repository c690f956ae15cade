import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { create, move, recordReviews } from "./codes.ts";
import { aBrowser, freshAt, signedIn } from "./people.ts";
import { press, unfold } from "./moves.ts";

/** A list goes out item by item under one paper: what may be published is, what may not stays, and the page says which and why. */
interface Item {
  owner: string;
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
}

const file = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as { round: { rules: { publicity?: object } }; items: Item[]; rubric: unknown; organisations: { code: string; uscc: string }[] };
const round = "GZBF-2027";
const [ready, unsigned] = [`${round}-001`, `${round}-002`];

test("an item whose owner has not signed stays behind, and is published later under the same paper", async ({ browser }) => {
  const { custody: _custody, ...rules } = file.round.rules as Record<string, unknown>;
  await create("round", "officer", { code: round, title: "2027年度揭榜挂帅榜单（部分发布）", rules: { publicity: {}, ...rules }, rubric: file.rubric });
  const { money, owner, ...content } = file.items[0]!;
  const fen = { fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6 };
  await create("challenge", "officer", { ...content, ...fen, no: ready, round, pattern: "C", owner: null });
  await create("challenge", "officer", { ...content, ...fen, no: unsigned, round, owner: file.organisations.find(({ code }) => code === owner)!.uscc });
  for (const no of [ready, unsigned]) await move(no, "approve", "officer");
  await recordReviews(round);

  const [officer2, visitor] = [await signedIn(browser, "officer2"), await aBrowser(browser)];
  await freshAt(officer2, `/work/rounds/${round}`);
  await (await unfold(officer2, "publish")).getByLabel("发文字号").fill("焦工信〔2027〕941号");
  await press(officer2, "publish");
  const report = officer2.getByRole("alert").filter({ hasText: "没有办理" });
  await expect(report).toContainText("1 项没有办理");
  await expect(report.getByRole("listitem")).toContainText([unsigned]);
  await expect(report).toContainText("承诺书");
  expect((await visitor.request.get(`/challenges/${ready}`)).status()).toBe(200);
  expect((await visitor.request.get(`/challenges/${unsigned}`)).status()).toBe(404);

  const officer = await signedIn(browser, "officer");
  await officer.goto(`/work/challenges/${unsigned}/letter`);
  await officer.getByLabel("签署人").fill("示例法人");
  await officer.getByLabel("签署日期").fill("2026-03-01");
  await officer.locator('[name="digest"]').fill("c".repeat(64));
  await officer.getByRole("button", { name: "登记承诺书" }).click();
  await freshAt(officer2, `/work/challenges/${unsigned}`);
  await (await unfold(officer2, "publish")).getByLabel("发文字号").fill("焦工信〔2027〕941号");
  await press(officer2, "publish");
  await expect(officer2.getByText("揭榜中").first()).toBeVisible();
  await visitor.goto(`/challenges/${unsigned}`);
  await expect(visitor.getByText("焦工信〔2027〕941号").first()).toBeVisible();
});
