import { describe, expect, it } from "vitest";
import { inHandAskedFrom, isInHandAsked, type KeptCode } from "./in-hand.ts";

const kept = (change: Partial<KeptCode> = {}): KeptCode => ({ tag: "048213", number: 1, roundCode: "JZGX-2026", inHandAt: null, closesNext: "2026-03-16T09:00:00.000Z", ...change });

describe("信封在手", () => {
  it.each([
    ["2026-03-18T09:00:00.000Z", "2026-03-17T00:00:00+08:00"],
    // A Monday: the Friday before.
    ["2026-03-16T09:00:00.000Z", "2026-03-13T00:00:00+08:00"],
    // After the Spring Festival the last working day lies before it, a Saturday that was worked.
    ["2026-02-24T09:00:00.000Z", "2026-02-14T00:00:00+08:00"],
  ])("for %s is asked from %s on", (closesAt, from) => {
    expect(inHandAskedFrom(closesAt)).toBe(from);
  });

  it.each([
    ["the day before that", kept(), "2026-03-12T15:59:59.000Z", false],
    ["on that day", kept(), "2026-03-12T16:00:00.000Z", true],
    ["with an answer of weeks before", kept({ inHandAt: "2026-03-01T01:00:00.000Z" }), "2026-03-13T02:00:00.000Z", true],
    ["with an answer of that day", kept({ inHandAt: "2026-03-13T01:00:00.000Z" }), "2026-03-13T02:00:00.000Z", false],
    ["in the last hour", kept(), "2026-03-16T08:30:00.000Z", true],
    ["after the closing", kept(), "2026-03-16T09:00:00.000Z", false],
    ["with nothing sealed", kept({ closesNext: null }), "2026-03-13T02:00:00.000Z", false],
  ])("%s", (_name, code, now, isAsked) => {
    expect(isInHandAsked(code, now)).toBe(isAsked);
  });
});
