import { isUtf8 } from "node:buffer";
import { isChainLine, type ChainLine } from "./audit-chain.ts";

const lineFeed = 0x0a;

/** A line of the export file (JSON lines), with its line feed. */
export function formatChainLine({ seq, prev, hash, body }: ChainLine): string {
  return `${JSON.stringify({ seq, prev, hash, body })}\n`;
}

/**
 * The lines of an export file, for `verifyChain`; null stands for what is none. Only the exact bytes that
 * `formatChainLine` writes count, so that none can change unnoticed: not a second `seq`, `\u001F` for
 * `\u001f`, a space, a byte order mark, nor bytes that a lenient decoder would read as U+FFFD.
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
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isChainLine(value) && formatChainLine(value) === text ? value : null;
}
