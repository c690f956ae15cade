import { readFileSync } from "node:fs";
import { type Browser, expect, type Page } from "@playwright/test";
import { aBrowser } from "./people.ts";

/** Downloads the receipt from the page of a bid, as text. */
export async function receiptFrom(page: Page, bid: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.locator(`a[href*="/work/bids/${bid}/receipt/file"]`).first().click();
  return readFileSync(await (await download).path(), "utf8");
}

/** Gives a receipt to the public page, in a stranger's browser. */
export async function expectVerified(browser: Browser, receipt: string): Promise<Page> {
  const visitor = await aBrowser(browser);
  await visitor.goto("/verify");
  await giveReceipt(visitor, receipt);
  await expect(visitor.getByText(/验证通过/).first()).toBeVisible();
  return visitor;
}

export async function giveReceipt(visitor: Page, receipt: string): Promise<void> {
  await visitor.locator("textarea").first().fill(receipt);
  await visitor.getByRole("button", { name: "验证" }).first().click();
}
