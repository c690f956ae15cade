import { ThreadQueue } from "#app/threads/thread-queue.ts";

export interface MarkTask {
  file: Uint8Array;
  type: "pdf" | "jpg" | "png";
  line: string;
}

export type MarkAnswer = { marked: Uint8Array<ArrayBuffer> } | { failed: string };

const thread = new ThreadQueue<MarkTask, MarkAnswer, Uint8Array<ArrayBuffer> | null>({
  file: "app/documents/mark-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 768 },
  longestTaskMs: 60_000,
  idleMs: 60_000,
  read: (answer) => ("marked" in answer ? answer.marked : null),
  lost: () => null,
});

/** One file at a time is in memory, however many readers ask at once. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * 加水印: a PDF, or a picture as a PDF, with `line` across every page, made in a thread of its own; null for a file that no
 * library can take apart (the caller hands out what was sealed). `body` is read when it is this file's turn.
 */
export function markFile(body: ReadableStream<Uint8Array>, type: MarkTask["type"], line: string): Promise<{ marked: Uint8Array<ArrayBuffer> } | { plain: Uint8Array<ArrayBuffer> }> {
  const mine = turn.then(async () => {
    const file = new Uint8Array(await new Response(body).arrayBuffer());
    const marked = await thread.run({ file, type, line });
    return marked ? { marked } : { plain: file };
  });
  turn = mine.catch(() => undefined);
  return mine;
}
