import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, formatInstant } from "./format.ts";

describe("dates in words, always in Shanghai", () => {
  test("a date stays the date it is", () => {
    expect(formatDate("2026-03-05")).toBe("2026年3月5日");
  });

  test("an instant of the evening in UTC is the next morning here", () => {
    expect(formatDate("2026-12-31T16:30:00Z")).toBe("2027年1月1日");
    expect(formatDateTime("2026-03-05T09:00:00.000Z")).toBe("2026年3月5日 17:00");
    expect(formatInstant("2026-03-05T16:59:58.123+08:00")).toBe("2026年3月5日 16:59:58.123");
  });
});
