import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { sealPieces } from "#app/crypto/age.ts";
import { release } from "#app/crypto/bytes.ts";
import type { FileProblem, FileType } from "#app/domain/bid/file.ts";
import { type FileSource, uploadSource } from "./file-source.ts";
import { inspectFile } from "./inspect-file.ts";

/** A whole upload, as the thread that seals it is told. */
export interface SealingTask {
  uploadPath: string;
  key: Uint8Array;
  size: number;
  type: FileType;
  recipients: string[];
  /** Where the sealed file goes. */
  outPath: string;
}

/** SHA-256 in hex of what the team has, and of what lies sealed. */
export interface SealedFile {
  digest: string;
  ciphertextDigest: string;
  ciphertextSize: number;
}

export type SealingResult = { ok: true; file: SealedFile } | { ok: false; problem: FileProblem };

const sliceBytes = 256 * 1024;

/** Inspects an upload, then digests and seals it in one pass. What is in clear is in this process's memory only, a slice at a time. */
export async function sealFile(task: SealingTask): Promise<SealingResult> {
  const upload = await open(task.uploadPath, "r");
  try {
    const source = uploadSource(upload, task.key, task.size);
    const problem = await inspectFile(source, task.type);
    return problem ? { ok: false, problem } : { ok: true, file: await writeSealed(source, task) };
  } finally {
    await upload.close();
  }
}

async function writeSealed(source: FileSource, task: SealingTask): Promise<SealedFile> {
  const digest = createHash("sha256");
  const ciphertextDigest = createHash("sha256");
  let ciphertextSize = 0;
  const out = await open(task.outPath, "w", 0o600);
  try {
    for await (const part of sealPieces(sliced(source, (slice) => digest.update(slice)), task.recipients)) {
      ciphertextDigest.update(part);
      ciphertextSize += part.length;
      await out.write(part);
      release(part);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { digest: digest.digest("hex"), ciphertextDigest: ciphertextDigest.digest("hex"), ciphertextSize };
}

async function* sliced(source: FileSource, onSlice: (slice: Buffer) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; ) {
    const slice = await source.read(at, at + sliceBytes);
    if (slice.length === 0) throw new Error("An upload is shorter than its size");
    at += slice.length;
    onSlice(slice);
    yield slice;
    release(slice);
  }
}
