import { Readable } from "node:stream";
import { fileKeyOf, openStream } from "#app/crypto/age.ts";
import { readSealed, readSealedHead } from "#app/files/file-store.ts";
import { fileFolder } from "./file-folder.ts";

/** The plain bytes of a file that was sealed to an identity of its own (`sealOwn`); null when it is not what was sealed. */
export async function openOwn(ciphertextDigest: string, identity: string): Promise<ReadableStream<Uint8Array> | null> {
  const head = await readSealedHead(fileFolder(), ciphertextDigest);
  const key = head && (await fileKeyOf(head, identity));
  const sealed = key?.ok ? await readSealed(fileFolder(), ciphertextDigest) : null;
  return key?.ok && sealed ? openStream(Readable.toWeb(sealed) as ReadableStream<Uint8Array>, key.value) : null;
}
