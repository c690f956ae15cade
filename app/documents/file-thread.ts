import { parentPort } from "node:worker_threads";
import { drawPdf } from "./draw-pdf.ts";
import { drawWord } from "./draw-word.ts";
import { drawXlsx } from "./draw-xlsx.ts";
import type { FileAnswer, FileTask } from "./make-file.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
const draw = { pdf: drawPdf, docx: drawWord, xlsx: drawXlsx };

parentPort?.on("message", ({ format, sheet }: FileTask) => {
  draw[format](sheet).then(
    (file) => parentPort?.postMessage({ file } satisfies FileAnswer, [file.buffer]),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies FileAnswer),
  );
});
