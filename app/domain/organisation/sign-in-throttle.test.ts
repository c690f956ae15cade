import { expect, test } from "vitest";
import { needsQuestion, waitSeconds, waitSecondsUnderAttack, waitsFor } from "./sign-in-throttle.ts";

test("two wrong passwords cost nothing; from the third on a question and growing waits, never more than a minute", () => {
  expect([0, 2, 3].map((source) => needsQuestion({ source, account: 0, address: 0 }, false))).toEqual([false, false, true]);
  expect(waitSeconds.slice(0, 3)).toEqual([0, 0, 0]);
  expect(waitSeconds.toSorted((a, b) => a - b)).toEqual(waitSeconds);
  expect(Math.max(...waitSeconds)).toBe(60);
});

test("what others do to the account or from the address asks a new device a question, a known one nothing", () => {
  const attacked = { source: 0, account: 1000, address: 1000 };
  expect(needsQuestion(attacked, false)).toBe(true);
  expect(needsQuestion(attacked, true)).toBe(false);
  expect(waitsFor(attacked, false)).toBe(waitSecondsUnderAttack);
  expect(waitsFor(attacked, true)).toBe(waitSeconds);
  // Also under attack the first try of a new source is free.
  expect(waitSecondsUnderAttack[0]).toBe(0);
});
