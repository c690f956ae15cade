import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { concatBytes, release } from "./bytes.ts";

const algorithm = "chacha20-poly1305";
const tagBytes = 16;
const nonceBytes = 12;
const chunkBytes = 64 * 1024;

const sealedChunkBytes = chunkBytes + tagBytes;

/** ChaCha20-Poly1305 by OpenSSL: a twentieth of the time that it takes in JavaScript. */
export function encryptChunk(key: KeyObject, nonce: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return concatBytes(ciphertext, cipher.getAuthTag());
}

/** Throws when a byte differs. */
function decryptChunk(key: KeyObject, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < tagBytes) throw new Error("A chunk is shorter than its tag");
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plaintext = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
  decipher.final();
  return plaintext;
}

/** An age payload's chunks in turn: the nonce counts them and marks the last. */
export class Chunks {
  readonly #key: KeyObject;
  #count = 0;

  constructor(key: KeyObject) {
    this.#key = key;
  }

  encrypt(plaintext: Uint8Array, isLast: boolean): Uint8Array {
    return encryptChunk(this.#key, this.#nextNonce(isLast), plaintext);
  }

  /** Throws when a byte differs, when a chunk is missing or in another place, and when the last one is empty beside others. */
  decrypt(sealed: Uint8Array, isLast: boolean): Uint8Array {
    const isFirst = this.#count === 0;
    const plaintext = decryptChunk(this.#key, this.#nextNonce(isLast), sealed);
    if (isLast && !isFirst && plaintext.length === 0) throw new Error("The last chunk is empty");
    return plaintext;
  }

  #nextNonce(isLast: boolean): Uint8Array {
    const nonce = Buffer.alloc(nonceBytes);
    nonce.writeUIntBE(this.#count, nonceBytes - 7, 6);
    nonce[nonceBytes - 1] = isLast ? 1 : 0;
    this.#count += 1;
    return nonce;
  }
}

/** Encrypts what comes in, whatever its pieces; one piece out for each that fills at least a chunk. */
export async function* encryptPieces(chunks: Chunks, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* inChunks(pieces, chunkBytes, (chunk, isLast) => chunks.encrypt(chunk, isLast));
}

/** The other way round. What comes out is authenticated; it fails where something is changed, missing or too much. */
export async function* decryptPieces(chunks: Chunks, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* inChunks(pieces, sealedChunkBytes, (chunk, isLast) => chunks.decrypt(chunk, isLast));
}

/** A full chunk is held back until something follows it: only then it is not the last. */
async function* inChunks(pieces: AsyncIterable<Uint8Array>, size: number, convert: (chunk: Uint8Array, isLast: boolean) => Uint8Array): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    if (held.length + piece.length <= size) {
      held = concatBytes(held, piece);
      continue;
    }
    const done: Uint8Array[] = [];
    let at = 0;
    if (held.length > 0) {
      at = size - held.length;
      done.push(convert(concatBytes(held, piece.subarray(0, at)), false));
    }
    for (; piece.length - at > size; at += size) done.push(convert(piece.subarray(at, at + size), false));
    // A copy, which `slice` of a Buffer is not: who sends the pieces may use their memory again.
    held = concatBytes(piece.subarray(at));
    yield concatBytes(...done);
    for (const chunk of done) release(chunk);
  }
  yield convert(held, true);
}
