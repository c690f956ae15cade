import { ThreadQueue } from "#app/threads/thread-queue.ts";
import type { SpreadsheetResult, SpreadsheetTask } from "./read-spreadsheet.ts";

const thread = new ThreadQueue<SpreadsheetTask, SpreadsheetResult, SpreadsheetResult>({
  file: "app/files/spreadsheet-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 384 },
  longestTaskMs: 60_000,
  idleMs: 30_000,
  read: (answer) => answer,
  lost: () => ({ ok: false, problem: "sheetTooLarge" }),
});

/** Reads an uploaded table in a thread of its own: a parser that hangs or takes too much memory ends with it, and the file counts as too large. */
export function spreadsheetInThread(task: SpreadsheetTask): Promise<SpreadsheetResult> {
  return thread.run(task);
}
