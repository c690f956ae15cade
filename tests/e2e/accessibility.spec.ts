import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { aBrowser, signedIn } from "./people.ts";

/** A sample of the pages of every kind of person (experience.md, accessibility): of each sort of page one, in the demo as it begins. */
const sample: readonly [who: string | null, ...paths: string[]][] = [
  [null, "/", "/challenges", "/challenges/JZGX-2026-001", "first:/notices/", "/verify", "/help"],
  ["officer", "/work", "/work/rounds/JZGX-2026", "/work/challenges/new?round=JZGX-2026", "/work/bids/JB-2025-002", "/work/challenges/JZGX-2025-003/ranking"],
  ["lead-t08", "/work/bids/JB-2025-009/result"],
  ["lead-t16", "/work/bids/JB-2026-015/edit"],
  ["supervisor", "/work/supervision"],
];
const widths = [1280, 390];

/** Goes to the address, or follows the page's first link that begins so. */
async function go(page: Page, path: string): Promise<void> {
  const first = path.startsWith("first:") ? await page.locator(`a[href^="${path.slice(6)}"]`).first().getAttribute("href") : path;
  expect((await page.goto(first!, { waitUntil: "load" }))?.status(), first!).toBe(200);
}

/** What hinders somebody gravely, a line each. Heads of tables and names of links are rules of level A. */
async function hindrances(page: Page, width: number): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").flatMap(({ id, nodes }) => nodes.map(({ html }) => `${new URL(page.url()).pathname} at ${String(width)}: ${id}: ${html.slice(0, 160)}`));
}

async function visit(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await go(page, path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await hindrances(page, width)));
    }
  }
  await page.context().close();
  return found;
}

/** The browser of an expert who reviews the item; the demo draws them anew each time. */
async function anExpertOf(browser: Browser, item: string): Promise<Page> {
  const officer = await signedIn(browser, "officer");
  const drawn = (await (await officer.request.get(`/work/challenges/${item}/experts`)).text()).matchAll(/E\d{3}/g);
  await officer.context().close();
  for (const no of new Set([...drawn].map(([one]) => one))) {
    const expert = await signedIn(browser, no.toLowerCase());
    if ((await (await expert.request.get("/work/reviews")).text()).includes(`/work/reviews/${item}/B01`)) return expert;
    await expert.context().close();
  }
  throw new Error(`nobody reviews ${item}`);
}

for (const [who, ...paths] of sample) {
  test(`nothing on the pages of ${who ?? "the public"} hinders who reads by keyboard, screen reader or telephone`, async ({ browser }) => {
    expect(await visit(who === null ? await aBrowser(browser) : await signedIn(browser, who), paths)).toEqual([]);
  });
}

test("nothing on the pages of an expert hinders who reads by keyboard, screen reader or telephone", async ({ browser }) => {
  const item = "JZGX-2025-001";
  expect(await visit(await anExpertOf(browser, item), [`/work/reviews/${item}`, `/work/reviews/${item}/B01`, `/work/reviews/${item}/grid`])).toEqual([]);
});
