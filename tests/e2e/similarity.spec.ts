import { expect, test } from "@playwright/test";
import { signedIn } from "./people.ts";

/** 雷同核查 of opened bids: an officer asks for it, two named persons alone read it, and it says nothing but where to look. */
const list = "/work/rounds/JZGX-2025/similarity";

let screen = "";

test.describe.configure({ mode: "serial" });

test("is asked for with two named readers, no fewer, and can be left while it runs", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto(list);
  const form = officer.locator("#ask form");
  await form.getByRole("checkbox", { name: /监督/ }).first().check();
  await form.getByRole("button", { name: "开始核查" }).click();
  await expect(officer.getByText("有内容需要修改，已填写的内容都还在。")).toBeVisible();
  const boxes = form.getByRole("checkbox");
  for (const box of await boxes.all()) await box.uncheck();
  for (const username of ["officer2", "supervisor"]) await form.locator(`[value="${username}"]`).check();
  await form.getByRole("button", { name: "开始核查" }).click();
  await expect(officer).toHaveURL(new RegExp(`${list}/[0-9a-f-]+$`));
  screen = new URL(officer.url()).pathname;
  // The page follows by itself.
  await expect(officer.getByText("核查已完成")).toBeVisible({ timeout: 60_000 });
  await expect(officer.getByText("结果只由", { exact: false }).first()).toBeVisible();
  await expect(officer.getByRole("heading", { name: /^文字相同/ })).toHaveCount(0);
});

test("is found by its readers among what waits for them, pair by pair, and nobody else reads it", async ({ browser }) => {
  for (const script of [true, false]) {
    const reader = await signedIn(browser, script ? "officer2" : "supervisor", { script });
    await reader.goto("/work");
    await reader.locator(`a[href="${screen}"]`).first().click();
    await expect(reader.getByText("只作线索")).toBeVisible();
    await expect(reader.getByRole("heading", { name: /^文字相同（\d+ 对）/ })).toBeVisible();
    const pairs = reader.locator("#pairs tbody a");
    if ((await pairs.count()) > 0) {
      await pairs.first().click();
      await expect(reader.getByRole("heading", { name: /^文字对照：/ })).toBeVisible();
      await expect(reader.locator("mark").first()).toBeVisible();
    }
    // What was read waits no more.
    await reader.goto("/work");
    await expect(reader.locator(`a[href="${screen}"]`)).toHaveCount(0);
  }
  const officer = await signedIn(browser, "officer");
  expect((await officer.goto(`${screen}/1`))?.status()).toBe(404);
  const leader = await signedIn(browser, "leader");
  await leader.goto(screen);
  await expect(leader.getByRole("heading", { name: /^文字相同/ })).toHaveCount(0);
});
