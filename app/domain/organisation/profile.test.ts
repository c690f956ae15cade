import { describe, expect, it } from "vitest";
import { edgeOfRelation, relationOf, relationsDeclared } from "./affiliation.ts";
import { internalDeadlineOf } from "./profile.ts";
import { standingOf } from "./claim.ts";

describe("internalDeadlineOf", () => {
  const closesAt = "2026-12-31T09:00:00.000Z";
  it.each([
    [{ days: 3, time: "12:00" }, "2026-12-28T04:00:00.000Z"],
    [{ days: 0, time: "09:30" }, "2026-12-31T01:30:00.000Z"],
    [{ days: 0, time: "20:00" }, closesAt],
    [{ days: 30, time: "00:00" }, "2026-11-30T16:00:00.000Z"],
  ])("%o", (rule, at) => {
    expect(internalDeadlineOf(closesAt, rule)).toBe(at);
  });
});

describe("relationOf", () => {
  it("is the inverse of the edge that a relation makes", () => {
    for (const relation of relationsDeclared) expect(relationOf(edgeOfRelation[relation].kind, edgeOfRelation[relation].isController)).toBe(relation);
  });
});

describe("standingOf", () => {
  it.each([
    [[], "known"],
    [[{ outcome: null }], "waiting"],
    [[{ outcome: "declined" as const }], "declined"],
    [[{ outcome: "declined" as const }, { outcome: null }], "waiting"],
    [[{ outcome: "accepted" as const }, { outcome: "declined" as const }], "known"],
  ])("%o: %s", (registrations, standing) => {
    expect(standingOf(registrations)).toBe(standing);
  });
});
