import { isUtf8 } from "node:buffer";
import { isChainLine, type ChainLine } from "./audit-chain.ts";

const lineFeed = 0x0a;

/** A line of the export file (JSON lines), with its line feed. */
export function formatChainLine({ seq, prev, hash, body }: ChainLine): string {
  return `${JSON.stringify({ seq, prev, hash, body })}\n`;
}

/**
 * The lines of an export file, for `verifyChain`; null stands for what is none. Another tool may have written
 * the same event with other spaces, escapes or order: that is not tampering. But a line holds each of its
 * four members once and nothing else, and strict UTF-8: no two readers may see two different events in it.
 */
export async function* readChainFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ChainLine | null> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      yield parseChainLine(bytes.subarray(start, end + 1));
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
  }
  if (rest.length > 0) yield parseChainLine(Buffer.concat([rest, Buffer.from("\n")]));
}

function parseChainLine(bytes: Buffer): ChainLine | null {
  if (!isUtf8(bytes)) return null; // a lenient decoder reads any broken byte as the same U+FFFD
  const text = bytes.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isChainLine(value)) return null;
  return formatChainLine(value) === text || countNames(text) === 4 ? value : null;
}

/** Member names of a flat JSON object, doubles included: JSON.parse keeps the last of a name without a word. */
function countNames(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter((match) => match[1] !== undefined).length;
}
