import { describe, expect, it } from "vitest";
import { chainHash, chainStart, linkProblem, verifyChain, type ChainLine } from "./audit-chain.ts";
import { formatChainLine, readChainFile } from "./audit-file.ts";

const log: ChainLine[] = [];
for (let seq = 1; seq <= 1000; seq += 1) {
  const prev = log.at(-1)?.hash ?? chainStart.hash;
  const body = JSON.stringify({ kind: "bid.submit", words: `赤泥\ufffd\u0001\u001f${seq % 7}` });
  log.push({ seq, prev, hash: chainHash(prev, seq, body), body });
}
const file = Buffer.from(log.map(formatChainLine).join(""));

async function* inChunks(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function firstLine(bytes: Uint8Array): Promise<ChainLine | null> {
  for await (const line of readChainFile(inChunks(bytes))) return line;
  return null;
}

function verdictOf(bytes: Uint8Array) {
  return verifyChain(readChainFile(inChunks(bytes)));
}

describe("export file", () => {
  it.each([1, 7, 64, 4096, 1_000_000])("is read the same in chunks of %i bytes", async (size) => {
    const lines: unknown[] = [];
    for await (const line of readChainFile(inChunks(file, size))) lines.push(line);
    expect(lines).toEqual(log);
  });

  it("may lack its last line feed and may be empty", async () => {
    expect((await verdictOf(file.subarray(0, -1))).problem).toBeNull();
    expect(await verdictOf(new Uint8Array())).toEqual({ problem: null, length: 0, head: chainStart.hash });
  });

  it("may have been written by another tool: spaces, order, escapes, carriage returns", async () => {
    const pythonic = log.map(({ seq, prev, hash, body }) => {
      const escaped = JSON.stringify(body).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
      return `{ "body": ${escaped}, "hash": "${hash}", "seq": ${seq}, "prev": "${prev}"}\r\n`;
    });
    expect(await verdictOf(Buffer.from(pythonic.join("")))).toEqual({ problem: null, length: 1000, head: log[999]?.hash });
    expect(await verdictOf(Buffer.from(pythonic.toSpliced(500, 1).join("")))).toEqual({ problem: "gap", seq: 501 });
  });

  it("is not whole when cut inside a line", async () => {
    expect(await verdictOf(file.subarray(0, -2))).toEqual({ problem: "malformed", seq: 1000 });
  });
});

describe("every byte of the file", () => {
  // What stands before a changed byte stays whole, so the changed line is judged after its true predecessor.
  it("is noticed when changed", { timeout: 60_000 }, async () => {
    const masks = [0x01, 0x20, 0x80];
    let changes = 0;
    let unnoticed = 0;
    for (const [index, line] of log.entries()) {
      const next = log[index + 1];
      const bytes = Buffer.from(formatChainLine(line) + (next ? formatChainLine(next) : ""));
      const end = bytes.indexOf(0x0a);
      for (let at = 0; at <= end; at += 1) {
        const mask = masks[(index + at) % masks.length] ?? 0;
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        if (!linkProblem(await firstLine(bytes), log[index - 1] ?? chainStart)) unnoticed += 1;
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        changes += 1;
      }
    }
    expect({ changes, unnoticed }).toEqual({ changes: file.length, unnoticed: 0 });
  });

  it("is noticed when removed or doubled, but for the last line feed removed", async () => {
    const unnoticed: string[] = [];
    const [first, second] = log as [ChainLine, ChainLine];
    const bytes = Buffer.from(formatChainLine(first) + formatChainLine(second));
    for (let at = 0; at < bytes.length; at += 1) {
      const removed = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
      const doubled = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + 1), bytes.subarray(at)]);
      if ((await verdictOf(removed)).problem === null) unnoticed.push(`removed ${at - bytes.length}`);
      if ((await verdictOf(doubled)).problem === null) unnoticed.push(`doubled ${at - bytes.length}`);
    }
    expect(unnoticed).toEqual(["removed -1"]);
  });

  it.each([
    ["a second member of the same name", (text: string) => text.replace("{", '{"seq":9,')],
    ["the same spelt otherwise", (text: string) => text.replace("{", '{"s\\u0065q": 9,')],
    ["a foreign member", (text: string) => text.replace("{", '{"note":"",')],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["an empty line", (text: string) => `\n${text}`],
  ])("is noticed: %s", async (_, change) => {
    const line = formatChainLine(log[0] as ChainLine);
    expect(await verdictOf(Buffer.from(change(line)))).toEqual({ problem: "malformed", seq: 1 });
  });

  it("is noticed: bytes that a lenient decoder reads as the same text", async () => {
    const line = Buffer.from(formatChainLine(log[0] as ChainLine));
    const at = line.indexOf(Buffer.from("\ufffd"));
    const cut = Buffer.concat([line.subarray(0, at + 2), line.subarray(at + 3)]);
    expect(cut.toString("utf8")).toBe(line.toString("utf8"));
    expect(await verdictOf(cut)).toEqual({ problem: "malformed", seq: 1 });
  });
});
