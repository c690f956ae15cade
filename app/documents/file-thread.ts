import { parentPort } from "node:worker_threads";
import { drawPdf } from "./draw-pdf.ts";
import { drawWord } from "./draw-word.ts";
import type { FileAnswer, FileTask } from "./make-file.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", ({ format, sheet }: FileTask) => {
  (format === "pdf" ? drawPdf(sheet) : drawWord(sheet)).then(
    (file) => parentPort?.postMessage({ file } satisfies FileAnswer, [file.buffer]),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies FileAnswer),
  );
});
