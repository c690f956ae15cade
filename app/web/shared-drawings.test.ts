import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fc } from "#tests/support/fast-check.ts";
import { SharedDrawings } from "./shared-drawings.ts";

interface Page {
  key: string;
  /** The state of the world that it was drawn from. */
  version: number;
}

/** A drawing under way, ended by the test. */
interface Begun {
  page: Page;
  end: (fails: boolean) => void;
}

let version: number;
let begun: Begun[];
let drawings: SharedDrawings<Page>;

beforeEach(() => {
  version = 0;
  begun = [];
  drawings = new SharedDrawings();
});
afterEach(() => void vi.useRealTimers());

/** Asks for a page; what came of it, with the state of the world at the time of asking. */
function ask(key: string) {
  const asked = { key, version, outcome: null as Page | "failed" | "apart" | null, isOwn: false };
  const make = () => new Promise<Page>((resolve, reject) => {
    const page = { key, version };
    begun.push({ page, end: (fails) => (fails ? reject(new Error("away")) : resolve(page)) });
  });
  void drawings.draw(key, make).then(
    (shared) => Object.assign(asked, { outcome: shared?.drawn ?? "apart", isOwn: shared?.isOwn === true }),
    () => Object.assign(asked, { outcome: "failed", isOwn: true }),
  );
  return asked;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const endNext = (fails = false) => begun.shift()?.end(fails);

describe("a drawing that many share", () => {
  it("begins at once where none runs; who comes meanwhile shares the next one", async () => {
    const first = ask("list");
    expect(begun).toHaveLength(1);
    version = 1;
    const [second, third] = [ask("list"), ask("list")];
    await settle();
    expect(begun).toHaveLength(1);
    version = 2;
    endNext();
    await settle();
    expect([first.outcome, second.outcome, begun.length]).toEqual([{ key: "list", version: 0 }, null, 1]);
    version = 3;
    const fourth = ask("list");
    endNext();
    await settle();
    expect([second, third].map(({ outcome, isOwn }) => [outcome, isOwn])).toEqual([[{ key: "list", version: 2 }, true], [{ key: "list", version: 2 }, false]]);
    endNext();
    await settle();
    expect([fourth.outcome, begun.length, drawings.size]).toEqual([{ key: "list", version: 3 }, 0, 0]);
  });

  it("that fails, fails for who began it alone: who shares it is left to themselves, who waits for the next has the next", async () => {
    const [first, second, third] = [ask("list"), ask("list"), ask("list")];
    await settle();
    endNext(true);
    await settle();
    const fourth = ask("list");
    endNext(true);
    await settle();
    expect([first.outcome, second.outcome, third.outcome, fourth.outcome]).toEqual(["failed", "failed", "apart", null]);
    endNext();
    await settle();
    expect([fourth.outcome, drawings.size]).toEqual([{ key: "list", version: 0 }, 0]);
  });

  it("that never comes takes nobody along", async () => {
    vi.useFakeTimers();
    const [first, second, third] = [ask("list"), ask("list"), ask("list")];
    await vi.advanceTimersByTimeAsync(5999);
    expect(begun).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(6000);
    expect([first.outcome, second.outcome, third.outcome, drawings.size]).toEqual([null, null, "apart", 0]);
    const fourth = ask("list");
    begun.at(-1)?.end(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(fourth.outcome).toEqual({ key: "list", version: 0 });
    // The one that was given up may still end.
    endNext();
    await vi.advanceTimersByTimeAsync(0);
    expect(first.outcome).toEqual({ key: "list", version: 0 });
  });

  it("gives everybody what they asked for, drawn after they asked, one at a time, in whatever order things happen", async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("ask" as const), key: fc.constantFrom("list", "item", "list large") }),
      fc.record({ does: fc.constant("end" as const), which: fc.nat(5), fails: fc.boolean() }),
      fc.record({ does: fc.constant("change" as const) }),
      fc.record({ does: fc.constant("wait" as const), turns: fc.nat(6) }),
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      version = 0;
      begun = [];
      drawings = new SharedDrawings();
      const asked: ReturnType<typeof ask>[] = [];
      const atOnce = () => expect(new Set(begun.map(({ page }) => page.key)).size).toBe(begun.length);
      for (const one of steps) {
        if (one.does === "ask") asked.push(ask(one.key));
        if (one.does === "end" && begun.length > 0) begun.splice(one.which % begun.length, 1)[0]!.end(one.fails);
        if (one.does === "change") version += 1;
        if (one.does === "wait") for (let turn = 0; turn < one.turns; turn += 1) await Promise.resolve();
        atOnce();
      }
      for (let left = asked.length; left >= 0; left -= 1) {
        await settle();
        atOnce();
        while (begun.length > 0) endNext();
      }
      for (const { key, version: before, outcome } of asked) {
        expect(outcome).not.toBeNull();
        if (typeof outcome === "string" || outcome === null) continue;
        expect(outcome.key).toBe(key);
        expect(outcome.version).toBeGreaterThanOrEqual(before);
      }
      expect(drawings.size).toBe(0);
    }), { numRuns: 300 });
  });
});
