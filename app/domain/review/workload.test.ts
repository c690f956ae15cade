import { describe, expect, it } from "vitest";
import { minutesOf, workloadOf } from "./workload.ts";

describe("how long marking takes", () => {
  it.each([
    [{ characters: 0, files: 0, criteria: 1 }, 45],
    [{ characters: 2500, files: 2, criteria: 11 }, 85],
    [{ characters: 20_000, files: 5, criteria: 12 }, 195],
  ])("%o: %i minutes", (matter, minutes) => {
    expect(minutesOf(matter)).toBe(minutes);
  });

  it("never promises less for more to read", () => {
    const more = [0, 1000, 5000, 20_000].map((characters) => minutesOf({ characters, files: 1, criteria: 11 }));
    expect(more).toEqual(more.toSorted((a, b) => a - b));
  });

  it("spreads what is over a day's limit", () => {
    const one = { characters: 100, files: 0, criteria: 5 };
    expect(workloadOf(Array.from({ length: 9 }, () => one), 8)).toEqual({ bids: 9, minutes: 405, days: 2 });
    expect(workloadOf([], 8)).toEqual({ bids: 0, minutes: 0, days: 0 });
  });
});
