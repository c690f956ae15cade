import type { FileProblem } from "#app/domain/bid/file.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { ThreadQueue } from "#app/threads/thread-queue.ts";
import { memorySource } from "./file-source.ts";
import { inspectFile } from "./inspect-file.ts";

export type ReadBookAnswer = { sheets: TypedSheet[] } | { failed: string };

type Read = { sheets: TypedSheet[] } | { problem: FileProblem };

const damaged: Read = { problem: "damaged" };

const thread = new ThreadQueue<Uint8Array, ReadBookAnswer, Read>({
  file: "app/files/book-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 384 },
  longestTaskMs: 60_000,
  idleMs: 60_000,
  read: (answer) => ("sheets" in answer ? answer : damaged),
  // A parser that hangs or runs out of memory had too much to read.
  lost: () => ({ problem: "archiveTooLarge" }),
});

/**
 * The cells of an .xlsx as plain data, or why it is refused: what it inflates to is counted first, macros and external
 * links are refused, and a parser that hangs or runs out of memory takes its thread with it and nothing else.
 */
export async function readBook(bytes: Buffer): Promise<Read> {
  const problem = await inspectFile(memorySource(bytes), "xlsx");
  return problem ? { problem } : thread.run(new Uint8Array(bytes));
}
