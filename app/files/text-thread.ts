import { open } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import type { FileText } from "#app/domain/similarity/traits.ts";
import { uploadSource } from "./file-source.ts";
import type { TextAnswer, TextTask, UploadedBytes } from "./file-text.ts";
import { textOfOffice } from "./text-of-office.ts";

/** Characters of a file that are compared: some two hundred pages. */
const longestText = 200_000;

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", (task: TextTask) => {
  read(task).then(
    (text) => parentPort?.postMessage(text satisfies TextAnswer),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies TextAnswer),
  );
});

async function read({ from, type }: TextTask): Promise<FileText> {
  const bytes = from instanceof Uint8Array ? from : await decipher(from);
  if (type !== "pdf") return textOfOffice(Buffer.from(bytes), type, longestText);
  // Its reader takes a second to load, which no other type should wait for.
  const { textOfPdf } = await import("./text-of-pdf.ts");
  return textOfPdf(bytes, longestText);
}

/** What is in clear is in this thread's memory only. */
async function decipher({ path, key, size }: UploadedBytes): Promise<Uint8Array> {
  const upload = await open(path, "r");
  try {
    return Uint8Array.from(await uploadSource(upload, key, size).read(0, size));
  } finally {
    await upload.close();
  }
}
