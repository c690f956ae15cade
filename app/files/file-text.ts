import type { FileType } from "#app/domain/bid/file.ts";
import type { FileText } from "#app/domain/similarity/traits.ts";
import { ThreadQueue } from "#app/threads/thread-queue.ts";

/** An upload that lies on disk encrypted, with what deciphers it. */
export interface UploadedBytes {
  path: string;
  key: Uint8Array;
  size: number;
}

export interface TextTask {
  from: Uint8Array | UploadedBytes;
  type: TextType;
}

export type TextAnswer = FileText | { failed: string };

export const textTypes = ["pdf", "docx", "xlsx", "pptx"] as const satisfies readonly FileType[];
export type TextType = (typeof textTypes)[number];

const thread = new ThreadQueue<TextTask, TextAnswer, FileText | null>({
  file: "app/files/text-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 512 },
  longestTaskMs: 60_000,
  idleMs: 10_000,
  read: (answer) => ("text" in answer ? answer : null),
  lost: () => null,
});

/** Whether a file is being read now: another one would wait for it. */
export function isReadingFiles(): boolean {
  return thread.isBusy;
}

/** Reads a file's words; null where it cannot be read. A parser that hangs or runs out of memory takes its thread with it and nothing else. */
export function readFileText(from: Uint8Array | UploadedBytes, type: TextType): Promise<FileText | null> {
  return thread.run({ from, type });
}
