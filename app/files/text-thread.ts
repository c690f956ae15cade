import { parentPort } from "node:worker_threads";
import type { TextAnswer, TextTask } from "./file-text.ts";
import { textOfOffice } from "./text-of-office.ts";
import { textOfPdf } from "./text-of-pdf.ts";

/** Characters of a file that are compared: some two hundred pages. */
const longestText = 200_000;

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", ({ bytes, type }: TextTask) => {
  const reading = type === "pdf" ? textOfPdf(bytes, longestText) : textOfOffice(Buffer.from(bytes), type, longestText);
  reading.then(
    (read) => parentPort?.postMessage(read satisfies TextAnswer),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies TextAnswer),
  );
});
