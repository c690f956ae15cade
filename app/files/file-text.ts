import type { FileType } from "#app/domain/bid/file.ts";
import type { FileText } from "#app/domain/similarity/traits.ts";
import { ThreadQueue } from "#app/threads/thread-queue.ts";

export interface TextTask {
  bytes: Uint8Array;
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

/** Reads a file's words; null where it cannot be read. A parser that hangs or runs out of memory takes its thread with it and nothing else. */
export function readFileText(bytes: Uint8Array, type: TextType): Promise<FileText | null> {
  return thread.run({ bytes, type });
}
