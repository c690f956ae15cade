import { createHmac, createPublicKey, createSecretKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import { bech32 } from "@scure/base";
import { encryptChunk } from "./age-payload.ts";

const firstLine = "age-encryption.org/v1\n";
const macLine = "\n--- ";
/** 32 bytes in base64 without padding: a share, a wrapped file key, the code at the end. */
const lineLength = 43;
const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;

/** The header of an envelope (age-encryption.org/v1): the file's key once for each recipient, and a code over all of it. */
export function headerFor(recipients: readonly string[], fileKey: Uint8Array): Buffer {
  const stanzas = recipients.map((recipient) => stanzaFor(recipient, fileKey)).join("");
  const text = `${firstLine}${stanzas}---`;
  return Buffer.from(`${text} ${base64(macOf(fileKey, Buffer.from(text)))}\n`);
}

/**
 * How long the header is at the beginning of `bytes`; null when it has no end there. Throws when the file's key is another's or
 * a byte of the header was changed.
 */
export function checkedHeaderLength(bytes: Uint8Array, fileKey: Uint8Array): number | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = head.indexOf(macLine);
  const length = at + macLine.length + lineLength + 1;
  if (at < 0 || head.length < length) return null;
  const mac = Buffer.from(head.toString("latin1", length - 1 - lineLength, length - 1), "base64");
  const expected = macOf(fileKey, head.subarray(0, at + macLine.length - 1));
  if (head[length - 1] !== 0x0a || mac.length !== expected.length || !timingSafeEqual(mac, expected)) throw new Error("A header was changed");
  return length;
}

/** A key for one purpose, from the file's key. As an object: OpenSSL takes one three times as fast as its bytes. */
export function derive(key: Uint8Array, salt: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync("sha256", createSecretKey(key), salt, purpose, 32)));
}

interface Recipient {
  bytes: Uint8Array;
  key: KeyObject;
}

const mostRemembered = 100;
const remembered = new Map<string, Recipient>();

/** The same few keys come again with each bid of a round. Throws for a text that is no recipient. */
function recipientOf(text: string): Recipient {
  const known = remembered.get(text);
  if (known) return known;
  if (!recipientPattern.test(text)) throw new Error("A recipient is not an age X25519 key");
  const { bytes } = bech32.decodeToBytes(text);
  const made = { bytes, key: createPublicKey({ key: { kty: "OKP", crv: "X25519", x: Buffer.from(bytes).toString("base64url") }, format: "jwk" }) };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, made);
  return made;
}

function stanzaFor(recipient: string, fileKey: Uint8Array): string {
  const { bytes, key: theirs } = recipientOf(recipient);
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const share = Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url");
  // Fails for a key of low order, with which there would be no secret.
  const secret = diffieHellman({ privateKey, publicKey: theirs });
  const key = derive(secret, Buffer.concat([share, bytes]), "age-encryption.org/v1/X25519");
  // A nonce of zeros: the key is for this one text.
  return `-> X25519 ${base64(share)}\n${base64(encryptChunk(key, Buffer.alloc(12), fileKey))}\n`;
}

function macOf(fileKey: Uint8Array, text: Uint8Array): Buffer {
  return createHmac("sha256", derive(fileKey, new Uint8Array(0), "header")).update(text).digest();
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
