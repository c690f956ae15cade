import { expect, test } from "@playwright/test";
import { aBrowser, signedIn, whenAlive } from "./people.ts";

/** A stage of the review with a rubric of its own: set from the round's, refused with its place, taken back, and never the others'. */
const round = "JZGX-2028";
const stages = `/work/rounds/${round}/stages`;

test("a stage gets a rubric of its own from the round's, which keeps its own", async ({ browser }) => {
  const officer = await signedIn(browser, "officer");
  await officer.goto("/work/rounds/new");
  await officer.getByLabel("批次代码").fill(round);
  await officer.getByLabel("批次名称").fill("2028年度揭榜挂帅榜单（分阶段评审）");
  await officer.getByRole("button", { name: "新建批次" }).click();
  await expect(officer).toHaveURL(new RegExp(`/work/rounds/${round}$`));

  await officer.goto(stages);
  const field = (row: number, name: string) => officer.locator(`[name="stages[${row}].${name}"]`);
  for (const [row, kind, weight] of [[0, "written", "60"], [1, "defence", "40"]] as const) {
    await field(row, "kind").selectOption(kind);
    await field(row, "weight").fill(weight);
  }
  await field(0, "advance").fill("3");
  await officer.getByRole("button", { name: "保存评审阶段" }).click();
  await expect(officer.getByRole("link", { name: "为本阶段另定评分标准" })).toHaveCount(2);
  await officer.getByRole("link", { name: "为本阶段另定评分标准" }).nth(1).click();
  await expect(officer).toHaveURL(new RegExp(`${stages}/2/rubric$`));
  await expect(officer.getByText("本阶段现在用批次的评分标准。", { exact: false })).toBeVisible();
  await whenAlive(officer);

  // Two criteria of the many: sums that are not 100 are named, and what was typed is kept.
  const weights = officer.locator('[name$=".weight"]');
  const count = await weights.count();
  for (let index = count - 1; index >= 2; index -= 1) await officer.getByRole("button", { name: /^删除/ }).nth(index).click();
  await expect(weights).toHaveCount(2);
  const name = officer.locator('[name$=".name"]').first();
  const said = await name.inputValue();
  await weights.nth(0).fill("70");
  await weights.nth(1).fill("20");
  await officer.getByRole("button", { name: "保存本阶段评分标准" }).last().click();
  await expect(officer.getByText("有内容需要修改，已填写的内容都还在。")).toBeVisible();
  await expect(weights.nth(0)).toHaveValue("70");
  // One code means one criterion in the whole round.
  await name.fill("现场答问");
  await weights.nth(1).fill("30");
  await officer.getByRole("button", { name: "保存本阶段评分标准" }).last().click();
  await expect(officer.getByText(/同一代码只能指同一评分项/).first()).toBeVisible();
  await name.fill(said);
  await officer.getByRole("button", { name: "保存本阶段评分标准" }).last().click();
  await expect(officer.getByText("已保存：本阶段另用这份评分标准。", { exact: false }).first()).toBeVisible();

  await officer.goto(stages);
  await expect(officer.getByRole("link", { name: "本阶段另有评分标准（2 项）" })).toBeVisible();
  await expect(officer.getByRole("link", { name: "为本阶段另定评分标准" })).toHaveCount(1);
  await officer.goto(`/work/rounds/${round}/rubric`);
  await expect(officer.locator('[name$=".weight"]')).toHaveCount(count);

  // Nobody outside the bureau reads what is not published.
  const visitor = await aBrowser(browser);
  expect((await visitor.goto(`/rounds/${round}`))?.status()).toBe(404);

  await officer.goto(`${stages}/2/rubric`);
  await officer.getByRole("button", { name: "改用批次的评分标准" }).click();
  await expect(officer.getByText("已改用批次的评分标准。").first()).toBeVisible();
  await officer.goto(stages);
  await expect(officer.getByRole("link", { name: "为本阶段另定评分标准" })).toHaveCount(2);
});
