import { expect, it } from "vitest";
import { whyNoBids } from "./no-bids.ts";

const [opensAt, closesAt] = ["2026-03-05T01:00:00.000Z", "2026-04-03T09:00:00.000Z"];

it.each([
  ["before the window", "open", "2026-03-01T00:00:00.000Z", "2026年3月5日 09:00 起可以揭榜"],
  ["at the closing", "open", closesAt, "揭榜已于 2026年4月3日 17:00 截止，不再接收申报"],
  ["long after it", "decided", "2026-09-01T00:00:00.000Z", "揭榜已于 2026年4月3日 17:00 截止，不再接收申报"],
  ["while suspended", "suspended", "2026-03-20T00:00:00.000Z", "任务暂停，恢复以前不接收申报"],
  ["when withdrawn", "withdrawn", "2026-03-20T00:00:00.000Z", "任务已撤榜，不再接收申报"],
] as const)("says why an item takes no bids %s", (_when, status, now, words) => {
  expect(whyNoBids({ status, opensAt, closesAt }, now)).toBe(words);
});
