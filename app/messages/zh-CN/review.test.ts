import { expect, it } from "vitest";
import { stabilitySentence } from "./review.ts";

const scenario = (changesFirst: boolean) => ({ kind: "leniency" as const, subject: "", first: changesFirst ? "B2" : "A1", changesFirst, moved: 0 });

it.each([
  ["firm", [scenario(false)], "第1名在所有情形下不变"],
  ["not firm", [scenario(false), scenario(true)], "第1名在 2 种情形中有 1 种会改变"],
])("the first place is %s, and over several stages the sentence says what was varied", (_, scenarios, start) => {
  const [plain, staged] = [false, true].map((isStaged) => stabilitySentence({ first: "A1", scenarios }, isStaged));
  expect(plain!.startsWith(start) && staged!.startsWith(start)).toBe(true);
  expect([plain!.includes("同时变动各阶段的评分"), staged!.includes("同时变动各阶段的评分")]).toEqual([false, true]);
});
