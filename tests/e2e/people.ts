import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";

const run = promisify(execFile);
/** Of every account of the demo. */
const password = "Shili-2026";

/** The operator's CLI on the database of this run (built by the suite before). */
export async function jiebang(...args: string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, ["build/node/cli.js", ...args, "--json"], { cwd: new URL("../..", import.meta.url).pathname });
  return JSON.parse(stdout);
}

/** Gives the code that the demo shows, when a second factor is asked for. */
export async function verify(page: Page): Promise<void> {
  if (!page.url().includes("/second-factor")) return;
  const code = await page.locator("[data-demo-code]").innerText();
  await page.locator('input[name="code"]').fill(code);
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page).not.toHaveURL(/second-factor/);
}

export interface PersonOptions {
  /** False for the browser of somebody whose scripts are off. */
  script?: boolean;
}

/** A browser of its own for a person of the demo, who signs in by the forms. */
export async function signsIn(browser: Browser, username: string, { script = true }: PersonOptions = {}): Promise<Page> {
  const page = await aBrowser(browser, script);
  await page.goto("/sign-in");
  await page.getByLabel("手机号、用户名或邮箱").fill(username);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await verify(page);
  return page;
}

/** The same, but what the forms would send is sent without drawing them: seventy times in a run, that is minutes. */
export async function signedIn(browser: Browser, username: string, { script = true }: PersonOptions = {}): Promise<Page> {
  const page = await aBrowser(browser, script);
  const next = await send(page, "/sign-in", { identifier: username, password, intent: "signIn" });
  if (next.startsWith("/second-factor")) await giveCode(page, next);
  return page;
}

/** Sends what a form of ours would send; answers where it leads. */
async function send(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const answer = await page.request.post(path, { form, headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
  return answer.headers().location!;
}

async function giveCode(page: Page, path: string): Promise<string> {
  const [, code] = /data-demo-code="[^"]*">([^<]+)</.exec(await (await page.request.get(path)).text())!;
  return send(page, path, { code: code!, trust: "on", intent: "verify" });
}

/** Says that there is no conflict, of an item and of each of its bids. */
export async function declareNoConflict(page: Page, challenge: string): Promise<void> {
  await page.goto(`/work/challenges/${challenge}/declaration`);
  for (const answer of await page.locator("form#declaration select").all()) await answer.selectOption("none");
  await page.getByRole("button", { name: "提交声明" }).click();
  await expect(page.getByText("已登记：无回避情形。")).toBeVisible();
}

/** The same by the operator's commands, for people whose browsers a test does not need. */
export async function declareByCommand(challenge: string, ...usernames: string[]): Promise<void> {
  const input = join(mkdtempSync(join(tmpdir(), "jiebang-declaration-")), "none.json");
  for (const username of usernames) {
    const { bids } = (await jiebang("declaration", "show", challenge, "--as", username)) as { bids: { no: string }[] };
    writeFileSync(input, JSON.stringify({ answers: bids.map(({ no }) => ({ bid: no, kind: "none" })) }));
    await jiebang("declaration", "make", challenge, "--as", username, "--input", input);
  }
}

/** A page whose errors in the console fail the test. */
export async function aBrowser(browser: Browser, script = true): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.soft(error.message, `error on ${page.url()}`).toBe(""));
  page.on("console", (message) => {
    // A page that is refused says so with its status; the browser repeats it in the console.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) expect.soft(message.text(), `console of ${page.url()}`).toBe("");
  });
  return page;
}

/** Opens a page over a line so slow that somebody types before its scripts are there; answers once they are. */
export async function typeEarly(page: Page, path: string, type: () => Promise<void>): Promise<void> {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/*.js", (route) => held.then(() => route.continue()));
  await page.goto(path, { waitUntil: "commit" });
  await type();
  expect(await page.evaluate(isAlive)).toBe(false);
  release();
  await whenAlive(page);
  await page.unroute("**/*.js");
}

/** From now on a page's scripts load at once, but have no turn to draw it for so long, as on a machine that is busy. */
export async function drawsLate(page: Page, ms: number): Promise<void> {
  await page.addInitScript((late) => {
    // React asks for its turns through a message port.
    const post = Reflect.get(MessagePort.prototype, "postMessage") as (...given: unknown[]) => void;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...given: unknown[]) {
      setTimeout(() => post.apply(this, given), Math.max(0, late - performance.now()));
    };
  }, ms);
}

/** Once the page's scripts have taken it over. */
export async function whenAlive(page: Page): Promise<void> {
  await page.waitForFunction(isAlive);
}

/** Whether React has taken over the page. */
function isAlive(): boolean {
  return Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react"));
}

/** With KEEP_SCREENSHOTS=1 a run renews the pictures of the README. */
export async function keep(page: Page, name: string): Promise<void> {
  if (process.env.KEEP_SCREENSHOTS !== "1") return;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `public/screenshots/${name}.png` });
}

/** Goes to a page whose move asks for a fresh second factor, which is given as `signedIn` gives it. */
export async function freshAt(page: Page, path: string): Promise<void> {
  await page.goto(await giveCode(page, `/second-factor?next=${encodeURIComponent(path)}`));
}

const types: Record<string, string> = { ".json": "application/json", ".pdf": "application/pdf", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** A file of the disk to be chosen in a form, with its bytes: a browser that reads a path just written finds nothing there now and then. */
export function fromDisk(path: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: basename(path), mimeType: types[extname(path)] ?? "application/octet-stream", buffer: readFileSync(path) };
}
