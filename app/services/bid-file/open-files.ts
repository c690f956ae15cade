import { fileKeyOf } from "#app/crypto/age.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { insertOpenedFile } from "#app/db/bid-opened-file.ts";
import type { Transaction } from "#app/db/client.ts";
import type { ManifestFile, OpenedFileProblem } from "#app/domain/bid/file.ts";
import { readSealedHead } from "#app/files/file-store.ts";
import { enqueue } from "#app/jobs/queue.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { fileFolder } from "./file-folder.ts";

/** A file at the opening: its own key, or why there is none. */
export type FileAtOpening = { file: ManifestFile } & ({ fileKey: Uint8Array; problem: null } | { fileKey: null; problem: OpenedFileProblem });

/**
 * Takes out the keys of the files that an opened manifest names; the opening key is needed for nothing more. The files stay
 * as they lie, readable through the kept keys alone. One that fails is reported and never stops the others.
 */
export async function openFiles(files: readonly ManifestFile[], identity: string): Promise<FileAtOpening[]> {
  const opened: FileAtOpening[] = [];
  for (const file of files) {
    const head = await readSealedHead(fileFolder(), file.ciphertextDigest);
    const key = head && (await fileKeyOf(head, identity));
    if (key?.ok) opened.push({ file, fileKey: key.value, problem: null });
    else opened.push({ file, fileKey: null, problem: head === null ? "missing" : key?.reason === "wrongKey" ? "wrongKey" : "damaged" });
  }
  return opened;
}

/** Keeps the opened files for the evaluation and asks for the check of their content, which takes longer than a transaction should. */
export async function keepOpenedFiles(tx: Transaction, bidId: string, files: readonly FileAtOpening[]): Promise<void> {
  for (const [position, { file, fileKey, problem }] of files.entries()) {
    const entry = keptOpenedFile.keep(bidId, position, { file, fileKey: fileKey && toBase64url(fileKey) });
    await insertOpenedFile(tx, bidId, { position, entry, problem });
    fileKey?.fill(0);
  }
  if (files.length > 0) await enqueue(tx, "checkOpenedFiles", { bidId }, { singletonKey: bidId });
}
