import { describe, expect, it } from "vitest";
import { ServerClock } from "./server-clock.ts";

const named = "2027-01-04T16:50:00.000+08:00";
const start = { stopwatch: 4000, clock: 1_800_000_000_000 };
const later = (stopwatch: number, clock = stopwatch) => ({ stopwatch: start.stopwatch + stopwatch * 1000, clock: start.clock + clock * 1000 });
const left = (clock: ServerClock, watch: ReturnType<typeof later>) => (Date.parse("2027-01-04T17:00:00+08:00") - clock.now(watch)) / 1000;

describe("the server's clock on a page", () => {
  it("runs on by the stopwatch, whatever the computer's clock says", () => {
    const clock = new ServerClock(named, start);
    expect(left(clock, later(0))).toBe(600);
    expect(left(clock, later(60))).toBe(540);
    // Set back by an hour: no time is won.
    expect(left(clock, later(60, -3600))).toBe(540);
    expect(clock.isUnsure(later(60))).toBe(false);
  });

  it("counts a sleep in which the stopwatch stood still, and wants to ask the server", () => {
    const clock = new ServerClock(named, start);
    expect(left(clock, later(10, 310))).toBe(290);
    expect(clock.isUnsure(later(10, 310))).toBe(true);
    expect(clock.isUnsure(later(10, -60))).toBe(true);
  });

  it("believes the server once it was asked, and is sure again", () => {
    const clock = new ServerClock(named, start);
    clock.hear("2027-01-04T16:57:00.500+08:00", later(10, 310));
    expect(left(clock, later(10, 310))).toBe(179.5);
    expect(left(clock, later(40, 340))).toBe(149.5);
    expect(clock.isUnsure(later(40, 340))).toBe(false);
  });
});
