import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { checkedHeaderLength, derive, headerFor } from "./age-header.ts";
import { Chunks, decryptPieces, encryptPieces } from "./age-payload.ts";
import { fail, succeed, type Attempt } from "./attempt.ts";
import { concatBytes, type Bytes } from "./bytes.ts";

/**
 * `badKey`: not an X25519 identity. `wrongKey`: no recipient line of the header answers to it, because it is
 * another envelope's or that line was damaged. `damaged`: not, or no longer, what was sealed.
 */
export type OpenProblem = "badKey" | "wrongKey" | "damaged";

const identityPattern = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

const fileKeyBytes = 16;
const nonceBytes = 16;
/** Two recipients need less than 400 bytes; what goes on so long without an end is no header of ours. */
const longestHeader = 64 * 1024;

/** 1 MiB takes about 2 ms: other requests are served between two slices of a big content. */
const sliceBytes = 1024 * 1024;

/**
 * Seals into the age format (age-encryption.org/v1) so that each of the recipients alone can open it, with
 * the standard `age` program too. Recipients are X25519 keys `age1…`: Debian's age knows no other kind.
 * Throws without a recipient, with one of another kind, and with the same one twice, because a recovery
 * key equal to the opening key would be none. Written here over OpenSSL, and read by the library and by `age` in the
 * tests: the library's own way takes four times as long, which is felt in the last minute before a deadline.
 */
export async function seal(plaintext: Uint8Array, recipients: string[]): Promise<Bytes> {
  return joined(sealPieces(inSlices(plaintext), recipients));
}

/** The same for a file, slice after slice. */
export async function* sealPieces(plaintext: AsyncIterable<Uint8Array>, recipients: string[]): AsyncGenerator<Uint8Array> {
  if (recipients.length === 0) throw new Error("An envelope needs a recipient");
  if (new Set(recipients).size < recipients.length) throw new Error("An envelope has the same recipient twice");
  const fileKey = randomBytes(fileKeyBytes);
  const nonce = randomBytes(nonceBytes);
  yield concatBytes(headerFor(recipients, fileKey), nonce);
  yield* encryptPieces(new Chunks(derive(fileKey, nonce, "payload")), plaintext);
}

/** Opens an age envelope with an X25519 identity `AGE-SECRET-KEY-1…`. Nothing comes out unless all of it is whole. */
export function open(ciphertext: Uint8Array, identity: string): Promise<Attempt<Bytes, OpenProblem>> {
  return withIdentity(identity, async (decrypter) => {
    const fileKey = await decrypter.decryptHeader(ciphertext);
    const payload = payloadOf(ciphertext, fileKey);
    if (!payload) throw new Error("An envelope ends within its header");
    return joined(decryptPieces(payload.chunks, inSlices(payload.bytes)));
  });
}

/**
 * The key of one sealed file, from the beginning of it (`header` may be longer than the header). Who has it can read this
 * file and no other: the opening takes it out and the identity is forgotten.
 */
export function fileKeyOf(header: Uint8Array, identity: string): Promise<Attempt<Bytes, OpenProblem>> {
  return withIdentity(identity, async (decrypter) => new Uint8Array(await decrypter.decryptHeader(header)));
}

/** Opens a sealed file with its own key. What comes out is authenticated slice by slice; the stream fails where it is not. */
export async function openStream(ciphertext: ReadableStream<Uint8Array>, fileKey: Uint8Array): Promise<ReadableStream<Uint8Array>> {
  const reader = ciphertext.getReader();
  const orCancelled = <T>(work: Promise<T>) => work.catch(async (error: unknown) => {
    await reader.cancel().catch(() => undefined);
    throw error;
  });
  const payload = await orCancelled(readHeader(reader, fileKey));
  const opened = decryptPieces(payload.chunks, following(payload.bytes, reader));
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await orCancelled(opened.next());
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (why) => reader.cancel(why),
    },
    { highWaterMark: 0 },
  );
}

async function readHeader(reader: ReadableStreamDefaultReader<Uint8Array>, fileKey: Uint8Array): Promise<Payload> {
  let head: Uint8Array = new Uint8Array(0);
  for (let part = await reader.read(); !part.done && head.length < longestHeader; part = await reader.read()) {
    head = concatBytes(head, part.value);
    const payload = payloadOf(head, fileKey);
    if (payload) return payload;
  }
  throw new Error("An envelope ends within its header");
}

async function* following(first: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** What follows the header and the nonce, and its key. */
interface Payload {
  chunks: Chunks;
  bytes: Uint8Array;
}

/** Null where `envelope` is too short to tell; throws for another file's key and for a changed header. */
function payloadOf(envelope: Uint8Array, fileKey: Uint8Array): Payload | null {
  const header = checkedHeaderLength(envelope.subarray(0, longestHeader), fileKey);
  if (header === null || envelope.length < header + nonceBytes) return null;
  const start = header + nonceBytes;
  return { chunks: new Chunks(derive(fileKey, envelope.subarray(header, start), "payload")), bytes: envelope.subarray(start) };
}

async function withIdentity<T>(identity: string, work: (decrypter: Decrypter) => Promise<T>): Promise<Attempt<T, OpenProblem>> {
  const decrypter = new Decrypter();
  if (!identityPattern.test(identity)) return fail("badKey");
  try {
    decrypter.addIdentity(identity);
  } catch {
    return fail("badKey"); // a mistyped one; the library's message quotes it and must not travel further
  }
  let isForeign = false;
  // Asked only when the identity before it answered to no recipient line: tells a wrong key from damage.
  decrypter.addIdentity({
    unwrapFileKey() {
      isForeign = true;
      return null;
    },
  });
  try {
    return succeed(await work(decrypter));
  } catch {
    return fail(isForeign ? "wrongKey" : "damaged");
  }
}

export function newIdentity(): Promise<string> {
  return generateX25519Identity();
}

/** The public key of an identity, or null when the text is none. */
export async function recipientOf(identity: string): Promise<string | null> {
  if (!identityPattern.test(identity)) return null;
  try {
    return await identityToRecipient(identity);
  } catch {
    return null; // as in open(): the message quotes the identity
  }
}

async function* inSlices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += sliceBytes) {
    if (offset > 0) await setImmediate();
    yield bytes.subarray(offset, offset + sliceBytes);
  }
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return concatBytes(...all);
}
