import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { jiebang } from "./people.ts";

let files = 0;
const scratch = mkdtempSync(join(tmpdir(), "jiebang-codes-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** A file with this as JSON, for an option of the CLI. */
export function jsonFile(value: unknown): string {
  const name = join(scratch, `input-${String((files += 1))}.json`);
  writeFileSync(name, JSON.stringify(value));
  return name;
}

/** Creates an object through the CLI. */
export async function create(noun: string, as: string, input: unknown): Promise<{ no: string }> {
  return (await jiebang("create", noun, "--as", as, "--input", jsonFile(input))) as { no: string };
}

/** Makes a move through the CLI. */
export async function move(no: string, name: string, as: string, input: unknown = {}, { noun = "challenge", reason }: { noun?: string; reason?: string } = {}): Promise<unknown> {
  return jiebang("move", noun, no, name, "--as", as, "--input", jsonFile(input), ...(reason === undefined ? [] : ["--reason", reason]));
}

/** 三审 of a round, recorded from papers by the officer; without them nothing is published. */
export async function recordReviews(round: string): Promise<void> {
  for (const kind of ["fairCompetition", "legality", "secrecy"]) {
    await jiebang("clearance", "record", round, "--as", "officer", "--input", jsonFile({ kind, conclusion: "passed", reviewer: "示例科　张某", reviewedOn: "2026-03-01", scan: "c".repeat(64) }));
  }
}

/** What the page prints, as the holders will type it. */
async function codesOn(page: Page): Promise<string[]> {
  const sheets = page.getByRole("article");
  return Promise.all(Array.from({ length: await sheets.count() }, async (_, index) => (await sheets.nth(index).locator("ol li .font-mono").allInnerTexts()).join("\n")));
}

/** Makes and prints a set of codes in the browser, up to its trial. */
export async function makeSet(page: Page, start: string, name: string): Promise<string[]> {
  await page.goto(start);
  await page.getByRole("button", { name: `制作${name}` }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  const codes = await codesOn(page);
  await page.getByLabel("各张都已打印清楚").check();
  await page.getByRole("button", { name: "登记公钥，去试开" }).click();
  await expect(page).toHaveURL(/\/work\/keys\/\d{6}$/);
  return codes;
}

/** Types codes as their holders do. */
export async function typeCodes(page: Page, codes: readonly string[]): Promise<void> {
  for (const [index, code] of codes.entries()) await page.getByLabel(`第 ${index + 1} 份码`).fill(code);
}
