import { expect, test } from "vitest";
import { readsPaper } from "./sight.ts";

test("the paper of an answer is the bureau's to read; those of experts are for who may know them", () => {
  expect(readsPaper("question", "publish", ["supervisor"])).toBe(true);
  for (const held of [["owner"], ["team"], ["public"]] as const) expect(readsPaper("question", "publish", held)).toBe(false);
  expect(readsPaper("challenge", "publish", ["leader"])).toBe(true);
  expect(readsPaper("challenge", "recordPaperDraw", ["leader"])).toBe(false);
  expect(readsPaper("challenge", "recordPaperDraw", ["supervisor"])).toBe(true);
});
