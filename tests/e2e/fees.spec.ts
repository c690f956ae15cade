import { expect, test } from "@playwright/test";
import { signedIn } from "./people.ts";

const account = { 户名: "示例专家020", 身份证号: "11010519491231002X", 开户行: "示例银行示例支行", 账号: "6222020200112233445" };

test("an expert gives the account with consent: what was typed stands until it is given, then only its end is shown", async ({ browser }) => {
  const expert = await signedIn(browser, "e020");
  await expert.goto("/work/fees");
  // Whom the demo's draw took has one already.
  const withdrawal = expert.getByRole("button", { name: "撤回同意并删除" });
  if ((await withdrawal.count()) > 0) {
    await withdrawal.click();
    await expect(expert.getByText("已撤回同意，收款信息已删除。")).toBeVisible();
    await expert.goto("/work/fees");
  }
  const form = expert.getByRole("form", { name: "收款信息" });
  for (const [label, value] of Object.entries(account)) await form.getByLabel(label, { exact: true }).fill(value);
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByRole("alert")).toContainText("同意");
  for (const [label, value] of Object.entries(account)) await expect(form.getByLabel(label, { exact: true })).toHaveValue(value);
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "保存" }).click();
  await expect(expert.getByText("收款信息已加密保存", { exact: false })).toBeVisible();
  const shown = await expert.locator("#payee").innerText();
  expect(shown).toContain("示例银行示例支行");
  for (const secret of [account.身份证号, account.账号]) expect(shown).not.toContain(secret);
  await withdrawal.click();
  await expect(expert.getByText("已撤回同意，收款信息已删除。")).toBeVisible();
});

test("the officer's page of a round's fees gives the table for signature as a sheet and as a paper", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds/JZGX-2025/fees");
  await expect(officer.getByRole("heading", { name: "评审费", level: 1 })).toBeVisible();
  for (const format of ["xlsx", "pdf"]) {
    const link = officer.locator(`a[href*="/fees/file"][href*="${format}"]`).first();
    const file = await officer.request.get((await link.getAttribute("href"))!);
    expect(file.status(), format).toBe(200);
    expect((await file.body()).subarray(0, 2).toString(), format).toBe(format === "pdf" ? "%P" : "PK");
  }
});
