import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { type CallResult, callList, callResults, emptyPlaces, isNo, lastResult } from "./call-list.ts";

const names = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `K${String(from + index)}`);
const group = (places: number, standby: number, { leastOutside = 0, outside = [] as string[] } = {}) => ({
  name: "technical",
  places,
  reserves: standby,
  leastOutside,
  drawn: names(places),
  standby: names(standby, places + 1),
  pool: names(places + standby).map((pseudonym) => ({ pseudonym, local: !outside.includes(pseudonym) })),
});
const states = (given: ReturnType<typeof group>, results: [string, CallResult][]) => callList(given, new Map(results)).map(({ state }) => state);

describe("callList", () => {
  it.each<[string, [string, CallResult][], string[]]>([
    ["begins with the drawn", [], ["next", "next", "waiting", "waiting"]],
    ["goes on to the first reserve after a no", [["K1", "declined"]], ["declined", "next", "next", "waiting"]],
    ["counts no answer as a no", [["K2", "noAnswer"]], ["next", "noAnswer", "next", "waiting"]],
    ["counts a conflict as a no", [["K1", "conflict"], ["K2", "accepted"]], ["conflict", "accepted", "next", "waiting"]],
    ["waits for an answer to a message", [["K1", "asked"]], ["asked", "next", "waiting", "waiting"]],
    ["stops when all places are taken", [["K1", "accepted"], ["K2", "accepted"]], ["accepted", "accepted", "waiting", "waiting"]],
    ["gives a place back when a late answer takes it", [["K1", "accepted"], ["K2", "declined"], ["K3", "accepted"]], ["accepted", "declined", "accepted", "waiting"]],
  ])("%s", (_what, results, expected) => {
    expect(states(group(2, 2), results)).toEqual(expected);
  });

  it("passes over a local reserve while the place is needed for one from outside", () => {
    const given = group(2, 3, { leastOutside: 1, outside: ["K1", "K4"] });
    expect(states(given, [["K1", "declined"], ["K2", "accepted"]])).toEqual(["declined", "accepted", "reserved", "next", "waiting"]);
  });

  it("lets who did not answer be called again only while a place is left", () => {
    const open = (results: [string, CallResult][]) => callList(group(2, 1), new Map(results)).map(({ isOpen }) => isOpen);
    expect(open([["K1", "noAnswer"]])).toEqual([true, true, true]);
    expect(open([["K1", "noAnswer"], ["K2", "accepted"], ["K3", "accepted"]])).toEqual([false, false, false]);
    expect(open([["K1", "declined"]])).toEqual([false, true, true]);
  });

  it("never offers more places than there are, and none to a name while one before it was not asked", () => {
    const cases = fc
      .record({ places: fc.integer({ min: 1, max: 5 }), standby: fc.nat(10), leastOutside: fc.nat(3), seed: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }), calls: fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...callResults)), { maxLength: 25 }) })
      .map(({ seed, ...one }) => ({ ...one, outside: names(15).filter((_, index) => seed[index]) }));
    fc.assert(
      fc.property(cases, ({ places, standby, leastOutside, outside, calls }) => {
        const given = group(places, standby, { leastOutside: Math.min(leastOutside, places), outside });
        const results = new Map<string, CallResult>();
        // Only what the list lets be recorded is recorded.
        for (const [at, result] of calls) {
          const entry = callList(given, results)[at];
          if (entry?.isOpen) results.set(entry.pseudonym, result);
          const list = callList(given, results);
          const taken = list.filter(({ state }) => state === "accepted" || state === "asked" || state === "next");
          expect(taken.length).toBeLessThanOrEqual(places);
          expect(taken.length + emptyPlaces(given, list)).toBe(places);
          const firstNext = list.findIndex(({ state }) => state === "waiting");
          if (firstNext >= 0) expect(list.slice(firstNext).every(({ state }) => state !== "next")).toBe(true);
          const local = taken.filter(({ pseudonym }) => !outside.includes(pseudonym)).length;
          expect(local).toBeLessThanOrEqual(Math.max(places - given.leastOutside, given.drawn.filter((one) => !outside.includes(one)).length));
        }
      }),
    );
  });

  it.each<[string, Parameters<typeof lastResult>, CallResult | null]>([
    ["nothing happened", [null, []], null],
    ["a call is all there is", ["declined", []], "declined"],
    ["an invitation waits for its answer", [null, ["invited", "invited"]], "asked"],
    ["agreed on the telephone, not yet in the system", ["accepted", ["invited"]], "accepted"],
    ["did not take the call, the invitation stands", ["noAnswer", ["invited"]], "noAnswer"],
    ["agreed in the system for one bid", ["asked", ["accepted", "declined"]], "accepted"],
    ["recused himself after agreeing", ["accepted", ["recused"]], "conflict"],
    ["was voided", ["accepted", ["voided", "replaced"]], "conflict"],
    ["declined in the system", ["asked", ["declined"]], "declined"],
    ["never answered and was replaced", ["asked", ["replaced"]], "noAnswer"],
    ["was replaced after a no", ["declined", ["replaced"]], "declined"],
  ])("%s", (_what, [recorded, tasks], expected) => {
    expect(lastResult(recorded, tasks)).toBe(expected);
  });

  it("knows what a no is", () => {
    expect(callResults.filter(isNo)).toEqual(["declined", "noAnswer", "conflict"]);
    expect(isNo(null)).toBe(false);
  });
});
