import type { Locator, Page } from "@playwright/test";

/** Opens the form of a move on an object's page. */
export async function unfold(page: Page, move: string): Promise<Locator> {
  const details = page.locator(`#move-${move}`);
  if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
  return details;
}

/** Makes a move online on an object's page, with what its form holds. */
export async function press(page: Page, move: string): Promise<void> {
  const details = await unfold(page, move);
  await details.locator("form > button, form p > button").filter({ hasNotText: "线下" }).last().click();
}
