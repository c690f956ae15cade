import { expect, type Page, test } from "@playwright/test";
import { aBrowser, signsIn, whenAlive } from "./people.ts";

/**
 * Time left (issue "Bidding", point 7): by the server's clock, also on a computer that slept or whose clock is wrong. The
 * computer's clock is set, and what the server says is moved on, under the page while it stands open. It comes before the journeys,
 * which move the server's clock past the deadlines.
 */
const slept = 3 * 3_600_000;

/** The server has moved on while the computer slept. */
async function serverIsAhead(page: Page): Promise<void> {
  await page.route("**/time", async (route) => {
    const answer = await route.fetch();
    const { now } = (await answer.json()) as { now: string };
    await route.fulfill({ response: answer, json: { now: new Date(Date.parse(now) + slept).toISOString() } });
  });
}

const hours = async (page: Page, index = 0): Promise<number> => {
  const [, days, rest] = /剩余 (\d+)天(\d+)小时/.exec(await page.locator("[data-countdown]").nth(index).innerText()) ?? [];
  return Number(days) * 24 + Number(rest);
};

test("who comes back to the form sees what is left by the server's clock, and the server's time itself", async ({ browser }) => {
  const page = await signsIn(browser, "lead-t16");
  await page.goto("/work/bids/new?challenge=JZGX-2026-005");
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page).toHaveURL(/\/work\/bids\/JB-/);
  await page.goto(`${new URL(page.url()).pathname.replace("/edit", "")}/edit`);
  await whenAlive(page);
  await expect(page.getByText(/服务器时间 \d\d:\d\d:\d\d/)).toBeVisible();
  const before = await hours(page);

  await serverIsAhead(page);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => hours(page)).toBeLessThanOrEqual(before - 3);
  await page.context().close();
});

test("a public page whose computer slept asks the server before anybody touches it", async ({ browser }) => {
  const page = await aBrowser(browser);
  await page.goto("/challenges");
  await expect(page.locator("[data-countdown]").first()).toBeVisible();
  const before = await hours(page);
  // The stopwatch stood still while the clock went on, as it does on a laptop that sleeps.
  const asked = page.waitForRequest("**/time");
  await page.evaluate((ms) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ms;
  }, slept);
  await asked;
  // It slept in the clock of this computer alone: the server says that no time has passed.
  await expect.poll(() => hours(page)).toBeGreaterThanOrEqual(before - 1);
  await serverIsAhead(page);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect.poll(() => hours(page)).toBeLessThanOrEqual(before - 3);
  await page.context().close();
});
