import { hash } from "node:crypto";

/** One event of the log (审计事件) as exported: `seq` from 1, digests in lower-case hex, `body` the very text that was hashed. */
export interface ChainLine {
  seq: number;
  prev: string;
  hash: string;
  body: string;
}

/** An event that is known by its number and hash: the database's head row, a receipt, a published checkpoint. */
export interface KnownEvent {
  seq: number;
  hash: string;
}

/** What the first event points back to: 32 zero bytes. */
export const chainStart: Readonly<KnownEvent> = { seq: 0, hash: "0".repeat(64) };

/**
 * `malformed`: not a line of the log. `gap`: not the number that must come next, or the log ends before a
 * known event. `brokenLink`: the number is right, but it is not what followed its predecessor, or not the
 * known event.
 */
export type ChainProblem = "brokenLink" | "gap" | "malformed";

/** `seq` of a problem is the number that should have stood where the log stops being whole. */
export type ChainVerdict =
  | { problem: null; length: number; head: string }
  | { problem: ChainProblem; seq: number };

const digestPattern = /^[0-9a-f]{64}$/;
const prefixBytes = 1 + 32 + 8;
let scratch = Buffer.alloc(4096);

/**
 * The link of an event in hex: SHA-256(0x00 ‖ prev ‖ seq_be8 ‖ body), body in UTF-8; `prev` is 64 hex digits.
 * The database computes the same in SQL when it appends. The zero byte marks a leaf, as in RFC 6962.
 */
export function chainHash(prev: string, seq: number, body: string): string {
  const needed = prefixBytes + body.length * 3; // a UTF-16 unit takes at most three bytes of UTF-8
  if (needed > scratch.length) scratch = Buffer.alloc(needed * 2);
  scratch.writeUInt8(0, 0);
  scratch.write(prev, 1, "hex");
  scratch.writeBigUInt64BE(BigInt(seq), 1 + 32);
  const end = prefixBytes + scratch.write(body, prefixBytes, "utf8");
  return hash("sha256", scratch.subarray(0, end), "hex");
}

/** What is wrong with a line that should follow the given event, or null. */
export function linkProblem(line: unknown, before: Readonly<KnownEvent>): ChainProblem | null {
  if (!isChainLine(line)) return "malformed";
  if (line.seq !== before.seq + 1) return "gap";
  const isLinked = line.prev === before.hash && line.hash === chainHash(before.hash, line.seq, line.body);
  return isLinked ? null : "brokenLink";
}

/**
 * Reads the log once, in constant memory, and stops at the first problem. With `known` the log must reach
 * that event and have its hash there; it may go on after it.
 *
 * Without `known` a cut tail is not noticed, and neither is a tail that was cut after `known` and computed
 * anew: every hash in it is right. Only what was published outside the database tells (checkpoints).
 */
export async function verifyChain(lines: AsyncIterable<unknown>, known?: KnownEvent): Promise<ChainVerdict> {
  let head = chainStart;
  for await (const line of lines) {
    const problem = linkProblem(line, head);
    if (problem) return { problem, seq: head.seq + 1 };
    head = line as ChainLine;
    if (head.seq === known?.seq && head.hash !== known.hash) return { problem: "brokenLink", seq: head.seq };
  }
  if (known && head.seq < known.seq) return { problem: "gap", seq: head.seq + 1 };
  return { problem: null, length: head.seq, head: head.hash };
}

export function isChainLine(value: unknown): value is ChainLine {
  if (typeof value !== "object" || value === null) return false;
  const { seq, prev, hash: link, body } = value as Record<string, unknown>;
  return (
    typeof seq === "number" &&
    Number.isSafeInteger(seq) &&
    seq > 0 &&
    typeof prev === "string" &&
    digestPattern.test(prev) &&
    typeof link === "string" &&
    digestPattern.test(link) &&
    typeof body === "string" &&
    body.isWellFormed() // a lone surrogate would hash like U+FFFD
  );
}
