import { createHash } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { chainHash, chainStart, linkProblem, verifyChain, type ChainLine, type ChainProblem, type KnownEvent } from "./audit-chain.ts";
import { formatChainLine, readChainFile } from "./audit-file.ts";

function aLog(length: number, kept: ChainLine[] = [], note = ""): ChainLine[] {
  const log = [...kept];
  let prev = log.at(-1)?.hash ?? chainStart.hash;
  for (let seq = log.length + 1; seq <= length; seq += 1) {
    const body = JSON.stringify({ kind: "bid.submit", salted: `${seq % 7}`, words: `赤泥\ufffd\u0001${note}` });
    const hash = chainHash(prev, seq, body);
    log.push({ seq, prev, hash, body });
    prev = hash;
  }
  return log;
}

async function* each<T>(...items: T[]): AsyncGenerator<T> {
  yield* items;
}

/** Another event in the place of the one at `index`, rightly linked to what stands before it. */
function forged(index: number): ChainLine {
  const body = "forged";
  const prev = log[index - 1]?.hash ?? chainStart.hash;
  return { seq: index + 1, prev, hash: chainHash(prev, index + 1, body), body };
}

const log = aLog(1000);
const last = log[999] as ChainLine;
const positions = log.map((_, index) => index);

describe("chainHash", () => {
  it("is SHA-256(0x00 ‖ prev ‖ seq_be8 ‖ body) for any body", () => {
    const anyBody = fc.string({ unit: "grapheme", maxLength: 3000 });
    fc.assert(
      fc.property(anyBody, fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (body, seq, prev) => {
        const number = Buffer.alloc(8);
        number.writeBigUInt64BE(BigInt(seq));
        const independent = createHash("sha256").update(Buffer.of(0)).update(prev).update(number).update(body, "utf8");
        expect(chainHash(Buffer.from(prev).toString("hex"), seq, body)).toBe(independent.digest("hex"));
      }),
    );
  });

  it("carries a body longer than any before", () => {
    const independent = createHash("sha256").update(Buffer.alloc(40)).update(Buffer.of(1)).update("泥".repeat(100_000));
    expect(chainHash(chainStart.hash, 1, "泥".repeat(100_000))).toBe(independent.digest("hex"));
  });
});

describe("a whole log", () => {
  it("is clean, with length and head, also when empty", async () => {
    expect(await verifyChain(each())).toEqual({ problem: null, length: 0, head: "0".repeat(64) });
    expect(await verifyChain(each(...log))).toEqual({ problem: null, length: 1000, head: last.hash });
    expect(await verifyChain(each(...log), last)).toEqual({ problem: null, length: 1000, head: last.hash });
  });
});

/**
 * Judges a log that was changed at `index`. What stands before is whole, so the reading starts there, and
 * every mutation of every line takes no time; each 50th is read from its first line as well.
 */
async function expectProblem(changed: readonly unknown[], index: number, problem: ChainProblem, seq: number): Promise<void> {
  let before: KnownEvent = log[index - 1] ?? chainStart;
  let found: unknown = null;
  for (const line of changed.slice(index)) {
    const wrong = linkProblem(line, before);
    if (wrong) {
      found = { problem: wrong, seq: before.seq + 1 };
      break;
    }
    before = line as ChainLine;
  }
  expect(found).toEqual({ problem, seq });
  if (index % 50 === 0 || index > 997) expect(await verifyChain(each(...changed))).toEqual({ problem, seq });
}

describe("every single mutation of 1,000 events is found where it is", () => {
  // One changed byte of every field of every line; `audit-file.test.ts` changes every byte there is.
  it.each(["prev", "hash", "body"] as const)("a changed byte of %s", async (field) => {
    for (const [index, line] of log.entries()) {
      const at = (index * 31) % line[field].length;
      const value = line[field].slice(0, at) + (line[field][at] === "0" ? "1" : "0") + line[field].slice(at + 1);
      await expectProblem(log.with(index, { ...line, [field]: value }), index, "brokenLink", index + 1);
    }
  });

  it("another number", async () => {
    for (const [index, line] of log.entries()) {
      await expectProblem(log.with(index, { ...line, seq: index }), index, index === 0 ? "malformed" : "gap", index + 1);
      await expectProblem(log.with(index, { ...line, seq: index + 2 }), index, "gap", index + 1);
      await expectProblem(log.with(index, { ...line, seq: 10 * (index + 1) }), index, "gap", index + 1);
    }
  });

  it("a removed line", async () => {
    for (const index of positions.slice(0, -1)) await expectProblem(log.toSpliced(index, 1), index, "gap", index + 1);
  });

  it("a removed line whose successors were numbered anew", async () => {
    for (const index of positions.slice(0, -1)) {
      const closed = log.toSpliced(index, 1).map((line, at) => ({ ...line, seq: at + 1 }));
      await expectProblem(closed, index, "brokenLink", index + 1);
    }
  });

  it("a duplicated line", async () => {
    for (const [index, line] of log.entries()) await expectProblem(log.toSpliced(index, 0, line), index, "gap", index + 2);
  });

  it("two swapped lines", async () => {
    for (const index of positions.slice(0, -1)) {
      const [first, second] = log.slice(index, index + 2) as [ChainLine, ChainLine];
      await expectProblem(log.with(index, second).with(index + 1, first), index, "gap", index + 1);
    }
  });

  it("an inserted line that links to its predecessor", async () => {
    for (const index of positions) await expectProblem(log.toSpliced(index, 0, forged(index)), index, "gap", index + 2);
  });

  it("a replaced line that links to its predecessor", async () => {
    for (const index of positions.slice(0, -1)) await expectProblem(log.with(index, forged(index)), index, "brokenLink", index + 2);
  });
});

describe("with a known event", () => {
  it("a cut tail is found, wherever it was cut", async () => {
    for (const length of positions.filter((position) => position % 20 === 0 || position > 997)) {
      expect(await verifyChain(each(...log.slice(0, length)), last)).toEqual({ problem: "gap", seq: length + 1 });
    }
  });

  it("a replaced last line is found", async () => {
    expect(await verifyChain(each(...log.with(999, forged(999))), last)).toEqual({ problem: "brokenLink", seq: 1000 });
  });

  it("a tail computed anew is found when the event is in it, and cannot be when it is before", async () => {
    const rolledBack = aLog(1000, log.slice(0, 900), "x");
    expect(await verifyChain(each(...rolledBack), log[950])).toEqual({ problem: "brokenLink", seq: 951 });
    expect((await verifyChain(each(...rolledBack), log[899])).problem).toBeNull();
  });

  it("the log may go on after it", async () => {
    expect((await verifyChain(each(...log), log[499])).problem).toBeNull();
  });
});

describe("malformed", () => {
  it.each([
    ["nothing", null],
    ["a text", "x"],
    ["no body", { ...last, body: undefined }],
    ["a body that is no text", { ...last, body: {} }],
    ["a body with a lone surrogate", { ...last, body: "\ud800" }],
    ["a number as text", { ...last, seq: "1000" }],
    ["a fraction", { ...last, seq: 999.5 }],
    ["a number beyond 2^53", { ...last, seq: 2 ** 53 }],
    ["capitals in a digest", { ...last, hash: last.hash.toUpperCase() }],
    ["a longer digest", { ...last, prev: `${last.prev}0` }],
    ["a line feed after a digest", { ...last, prev: `${last.prev}\n` }],
  ])("is %s", async (_, line) => {
    expect(await verifyChain(each<unknown>(...log.slice(0, 999), line))).toEqual({ problem: "malformed", seq: 1000 });
  });
});

describe("the log and its file", () => {
  it("give the same verdict", async () => {
    const bytes = Buffer.from(log.map(formatChainLine).join(""));
    expect(await verifyChain(readChainFile(each(bytes)), last)).toEqual({ problem: null, length: 1000, head: last.hash });
  });
});
