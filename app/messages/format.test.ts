import { describe, expect, it } from "vitest";
import { formatClock, formatDate, formatDateTime, formatInstant, formatNumber, formatRemaining } from "./format.ts";

describe("dates are shown in Shanghai", () => {
  it.each([
    ["2026-03-05", "2026年3月5日"],
    ["2026-03-05T15:59:59.999Z", "2026年3月5日"],
    ["2026-03-05T16:00:00.000Z", "2026年3月6日"],
    ["2026-03-05T17:00:00+08:00", "2026年3月5日"],
  ])("%s is %s", (iso, words) => {
    expect(formatDate(iso)).toBe(words);
  });

  it("to the minute, the second and the millisecond", () => {
    expect(formatDateTime("2026-03-05T09:00:00.000Z")).toBe("2026年3月5日 17:00");
    expect(formatClock("2026-03-05T02:42:07.000Z")).toBe("10:42:07");
    expect(formatInstant("2026-03-05T08:59:58.123Z")).toBe("2026年3月5日 16:59:58.123");
  });
});

describe("time left", () => {
  it.each([
    [1_000, "0分1秒"],
    [570_000, "9分30秒"],
    [3_600_000, "1小时0分"],
    [86_400_000 + 3 * 3_600_000 + 59_000, "1天3小时"],
  ])("%i ms is %s", (left, words) => {
    expect(formatRemaining(left)).toBe(words);
  });

  it("is over at the instant itself", () => {
    expect([formatRemaining(0), formatRemaining(-1)]).toEqual([null, null]);
  });
});

it("numbers", () => {
  expect([formatNumber(1234567.5), formatNumber(12), formatNumber(-1234)]).toEqual(["1,234,567.5", "12", "-1,234"]);
});
