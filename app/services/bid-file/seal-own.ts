import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { uuidv7 } from "uuidv7";
import { newIdentity, recipientOf } from "#app/crypto/age.ts";
import { keyBytes } from "#app/crypto/secrets.ts";
import type { FileProblem, FileType } from "#app/domain/bid/file.ts";
import { createUpload, dropUpload, keepSealed, newSealingPath, uploadPath, writeUpload } from "#app/files/file-store.ts";
import { sealInThread } from "#app/files/seal-in-thread.ts";
import { fileFolder } from "./file-folder.ts";

/** A file sealed to an identity of its own, which whoever keeps the row keeps with it, encrypted. */
export interface OwnSealed {
  id: string;
  size: number;
  digest: string;
  ciphertextDigest: string;
  identity: string;
}

/**
 * Takes a file in that belongs to no sealed bid (a paper about a unit, a supplement after the opening): as attachments come in,
 * never in clear on disk, inspected in a thread, at last under the digest of its ciphertext. The sweep removes one without a row.
 */
export async function sealOwn(content: Readable, type: FileType, largest: number): Promise<{ ok: true; file: OwnSealed } | { ok: false; problem: FileProblem }> {
  const id = uuidv7();
  const folder = fileFolder();
  const key = randomBytes(keyBytes);
  const identity = await newIdentity();
  await createUpload(folder, id);
  try {
    const size = await writeUpload(folder, id, key, content, 0);
    if (size === 0) return { ok: false, problem: "fileEmpty" };
    if (size > largest) return { ok: false, problem: "fileTooLarge" };
    const outPath = newSealingPath(folder, id);
    const sealed = await sealInThread({ uploadPath: uploadPath(folder, id), key, size, type, recipients: [(await recipientOf(identity))!], outPath });
    if (!sealed.ok) return sealed;
    const { digest, ciphertextDigest } = sealed.file;
    await keepSealed(folder, outPath, ciphertextDigest);
    return { ok: true, file: { id, size, digest, ciphertextDigest, identity } };
  } finally {
    key.fill(0);
    await dropUpload(folder, id);
  }
}
