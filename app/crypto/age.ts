import { setImmediate } from "node:timers/promises";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { fail, succeed, type Attempt } from "./attempt.ts";
import type { Bytes } from "./bytes.ts";
import { X25519Recipient } from "./x25519-recipient.ts";

/**
 * `badKey`: not an X25519 identity. `wrongKey`: no recipient line of the header answers to it, because it is
 * another envelope's or that line was damaged. `damaged`: not, or no longer, what was sealed.
 */
export type OpenProblem = "badKey" | "wrongKey" | "damaged";

const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;
const identityPattern = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/** 256 KiB take about 2 ms: other requests are served between two slices of a big file. */
const sliceBytes = 256 * 1024;

/**
 * Seals into the age format (age-encryption.org/v1) so that each of the recipients alone can open it, with
 * the standard `age` program too. Recipients are X25519 keys `age1…`: Debian's age knows no other kind.
 * Throws without a recipient, with one of another kind, and with the same one twice, because a recovery
 * key equal to the opening key would be none.
 */
export async function seal(plaintext: Uint8Array, recipients: string[]): Promise<Bytes> {
  const sealed = await encrypterFor(recipients).encrypt(inSlices(plaintext));
  return collect(sealed, sealed.size(plaintext.length));
}

/** The same for a file, slice after slice. */
export function sealStream(plaintext: ReadableStream<Uint8Array>, recipients: string[]): Promise<ReadableStream<Uint8Array>> {
  return encrypterFor(recipients).encrypt(plaintext);
}

function encrypterFor(recipients: string[]): Encrypter {
  if (recipients.length === 0) throw new Error("An envelope needs a recipient");
  if (new Set(recipients).size < recipients.length) throw new Error("An envelope has the same recipient twice");
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!recipientPattern.test(recipient)) throw new Error("A recipient is not an age X25519 key");
    encrypter.addRecipient(keyOf(recipient));
  }
  return encrypter;
}

const mostRemembered = 100;
const remembered = new Map<string, X25519Recipient>();

/** The same few keys come again with each bid of a round. */
function keyOf(text: string): X25519Recipient {
  const known = remembered.get(text);
  if (known) return known;
  const made = new X25519Recipient(text);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, made);
  return made;
}

/** Opens an age envelope with an X25519 identity `AGE-SECRET-KEY-1…`. Nothing comes out unless all of it is whole. */
export function open(ciphertext: Uint8Array, identity: string): Promise<Attempt<Bytes, OpenProblem>> {
  return withIdentity(identity, async (decrypter) => {
    const opened = await decrypter.decrypt(inSlices(ciphertext));
    return collect(opened, opened.size(ciphertext.length));
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
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  return decrypter.decrypt(ciphertext);
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

function inSlices(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (offset > 0) await setImmediate();
        if (offset >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(offset, offset + sliceBytes));
        offset += sliceBytes;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Into memory that is taken once at its final size: joining the parts at the end would stop everything else. */
async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<Bytes> {
  const whole = new Uint8Array(size);
  const reader = stream.getReader();
  let offset = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, offset);
    offset += part.value.length;
  }
  if (offset !== size) throw new Error("An age stream has another length than announced");
  return whole;
}
