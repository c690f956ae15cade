import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { type KeptRevision, mostRevisions, revisionsToDrop, sectionsOf } from "./draft-history.ts";

const now = "2026-11-26T16:00:00.000+08:00";
const minute = 60_000;

function kept(revision: number, minutesAgo: number, submittedAs: number[] = []): KeptRevision {
  return { revision, savedAt: new Date(Date.parse(now) - minutesAgo * minute).toISOString(), submittedAs };
}

describe("thinning the history of a draft", () => {
  it("keeps all of the last hour, one an hour of the last day, one a day before", () => {
    const given = [kept(1, 3000), kept(2, 2990), kept(3, 1500), kept(4, 130), kept(5, 125), kept(6, 70), kept(7, 30), kept(8, 29), kept(9, 0)];
    // 1 is of the same day as 2, 4 of the same hour as 5.
    expect(revisionsToDrop(given, now)).toEqual([4, 1]);
  });

  it("never lets go what was submitted, nor the newest", () => {
    expect(revisionsToDrop([kept(1, 130, [1]), kept(2, 125)], now)).toEqual([]);
    expect(revisionsToDrop([kept(1, 90_000)], now)).toEqual([]);
  });

  it("takes from a busy last hour before it takes from yesterday", () => {
    const busy = Array.from({ length: 400 }, (_, index) => kept(index + 2, 50 - index * 0.1));
    const dropped = revisionsToDrop([kept(1, 3000), ...busy], now);
    expect(dropped).not.toContain(1);
    expect(401 - dropped.length).toBe(mostRevisions);
    expect(dropped).toContain(2);
    expect(dropped).not.toContain(401);
  });

  it("is stable: what was thinned is not thinned again at the same time, and the bound holds", () => {
    const revisions = fc.array(fc.record({ minutesAgo: fc.double({ min: 0, max: 200_000, noNaN: true }), isSubmitted: fc.boolean() }), { maxLength: 500 });
    fc.assert(
      fc.property(revisions, (list) => {
        const sorted = list.toSorted((one, other) => other.minutesAgo - one.minutesAgo);
        const given = sorted.map(({ minutesAgo, isSubmitted }, index) => kept(index + 1, minutesAgo, isSubmitted ? [1] : []));
        const dropped = new Set(revisionsToDrop(given, now));
        const left = given.filter(({ revision }) => !dropped.has(revision));
        expect(revisionsToDrop(left, now)).toEqual([]);
        expect(left.filter(({ submittedAs }) => submittedAs.length === 0).length).toBeLessThanOrEqual(mostRevisions);
        expect(left.at(-1)).toEqual(given.at(-1));
      }),
      { numRuns: 300 },
    );
  });
});

it("names the parts that changed in the form's order, each once", () => {
  expect(sectionsOf(["money", "promised.1-1", "promised.1-2", "projectLead"])).toEqual(["projectLead", "promised", "money"]);
});
