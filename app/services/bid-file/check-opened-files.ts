import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { openStream } from "#app/crypto/age.ts";
import { fromBase64url } from "#app/crypto/bytes.ts";
import { findOpenedFiles, writeChecked } from "#app/db/bid-opened-file.ts";
import type { OpenedFileProblem } from "#app/domain/bid/file.ts";
import { readSealed } from "#app/files/file-store.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { keptOpenedFile, type OpenedFile } from "#app/services/bid/keep-content.ts";
import { fileFolder } from "./file-folder.ts";

/** 核验附件: holds the content of every opened file of a bid against the digest in its manifest, and thereby in the receipt. */
export async function checkOpenedFiles(bidId: string): Promise<{ checked: number; failed: number }> {
  const files = (await findOpenedFiles(bidId)).filter(({ isChecked }) => !isChecked);
  let failed = 0;
  for (const { position, entry, problem } of files) {
    const found = problem ?? (await problemOf(keptOpenedFile.read(bidId, position, entry)));
    if (found) failed += 1;
    await writeChecked(bidId, position, found);
  }
  return { checked: files.length, failed };
}

async function problemOf(opened: OpenedFile): Promise<OpenedFileProblem | null> {
  const stream = await openedStream(opened);
  if (!stream) return "missing";
  const digest = createHash("sha256");
  try {
    for await (const part of partsOf(stream)) digest.update(part);
  } catch {
    return "damaged";
  }
  return digest.digest("hex") === opened.file.digest ? null : "digestDiffers";
}

/** The content of an opened file as it is deciphered, or null when it is not on disk or has no key. */
export async function openedStream({ file, fileKey }: OpenedFile): Promise<ReadableStream<Uint8Array> | null> {
  const key = fileKey && fromBase64url(fileKey);
  const sealed = key && (await readSealed(fileFolder(), file.ciphertextDigest));
  if (!key || !sealed) return null;
  return openStream(Readable.toWeb(sealed) as ReadableStream<Uint8Array>, key);
}
