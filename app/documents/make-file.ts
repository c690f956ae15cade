import { ThreadQueue } from "#app/threads/thread-queue.ts";
import type { FileFormat, Sheet } from "./sheet.ts";

export interface FileTask {
  format: FileFormat;
  sheet: Sheet;
}

export type FileAnswer = { file: Uint8Array<ArrayBuffer> } | { failed: string };

const failure = (why: string) => new Error(`A file could not be made: ${why}`);

const thread = new ThreadQueue<FileTask, FileAnswer, Uint8Array<ArrayBuffer>>({
  file: "app/documents/file-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 256 },
  longestTaskMs: 30_000,
  idleMs: 60_000,
  read: (answer) => ("file" in answer ? answer.file : failure(answer.failed)),
  lost: (loss) => failure(loss instanceof Error ? loss.message : loss),
});

/**
 * Draws a sheet as a file in a thread of its own, one at a time: a Chinese font alone takes longer to read than any other
 * request should wait. The thread ends after a quiet minute, with its fonts. Throws when drawing fails or hangs.
 */
export function makeFile(sheet: Sheet, format: FileFormat): Promise<Uint8Array<ArrayBuffer>> {
  return thread.run({ format, sheet });
}

const mostKept = 20;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The same for what everybody may read: equal facts are drawn once, so that visitors cannot keep the thread busy. */
export function makePublicFile(sheet: Sheet, format: FileFormat): Promise<Uint8Array<ArrayBuffer>> {
  const key = JSON.stringify([format, sheet]);
  const known = kept.get(key);
  if (known) return known;
  const made = makeFile(sheet, format);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return made;
}
