import { expect, test } from "@playwright/test";
import { jsonFile, move, recordReviews } from "./codes.ts";
import { jiebang, signedIn } from "./people.ts";

/** A rehearsal begun with one button: its band, the counterparts' bids by the worker, nothing of it in public, deleted again. */
test("an officer rehearses and deletes it without a trace", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds");
  const roundsBefore = await officer.getByRole("row").count();
  await officer.getByRole("button", { name: "开始演练" }).click();
  await expect(officer).toHaveURL(/\/work\/rounds\/YL-\d{4}-\d+$/);
  const code = officer.url().split("/").at(-1)!;
  const item = `${code}-001`;
  const band = officer.getByRole("note", { name: "演练" });
  await expect(band).toBeVisible();
  await recordReviews(code);
  await move(item, "approve", "officer");
  const published = (await jiebang("move", "challenge", item, "publish", "--as", "officer2", "--input", jsonFile({ documentNumber: "演练〔2026〕1号" }))) as { seq: number };

  await officer.goto(`/work/challenges/${item}`);
  await expect(band).toBeVisible();
  // Nobody sees how many bids there are; that they came is in the log.
  const events = async () => ((await jiebang("audit", "verify")) as { length: number }).length;
  // The round's publication follows the item's; the worker may have been quicker than this line.
  await expect(async () => expect(await events()).toBeGreaterThanOrEqual(published.seq + 1 + 6)).toPass({ timeout: 60_000 });
  for (const path of [`/challenges/${item}`, `/impact/${code}`]) expect((await officer.request.get(path)).status()).toBe(404);
  for (const path of ["/challenges", "/notices", "/feed.atom", "/sitemap.xml", "/impact", "/rules"]) expect(await (await officer.request.get(path)).text()).not.toContain("YL-");

  await officer.goto(`/work/rounds/${code}`);
  await officer.getByLabel("请再输入批次代码").fill(code);
  await officer.getByRole("button", { name: "删除演练" }).click();
  await expect(officer).toHaveURL(/\/work\/rounds$/);
  await expect(band).toHaveCount(0);
  await expect(officer.getByRole("row")).toHaveCount(roundsBefore);
  await expect(officer.getByText(`${code}：`)).toBeVisible();
  expect((await officer.request.get(`/work/rounds/${code}`)).status()).toBe(404);
});
