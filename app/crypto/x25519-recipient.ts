import { createCipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from "node:crypto";
import { bech32 } from "@scure/base";
import { type Recipient, Stanza } from "age-encryption";
import { concatBytes } from "./bytes.ts";

const label = "age-encryption.org/v1/X25519";
/** A file key is wrapped once under a key of its own, so the nonce is none (age-encryption.org/v1, X25519 recipient stanza). */
const noNonce = Buffer.alloc(12);

/**
 * The X25519 recipient of the age format on Node's own curve: the library's goes through Web Crypto with four imported keys
 * an envelope, which is most of the work of a submission in the last minute. Header, payload and opening stay the library's.
 * Throws for a text that is no recipient and for a key of small order.
 */
export class X25519Recipient implements Recipient {
  readonly #bytes: Uint8Array;
  readonly #key: KeyObject;

  constructor(recipient: string) {
    const { prefix, bytes } = bech32.decodeToBytes(recipient);
    if (prefix !== "age" || bytes.length !== 32) throw new Error("A recipient is not an age X25519 key");
    this.#bytes = bytes;
    this.#key = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: Buffer.from(bytes).toString("base64url") }, format: "jwk" });
  }

  wrapFileKey(fileKey: Uint8Array): Stanza[] {
    const { privateKey, publicKey } = generateKeyPairSync("x25519");
    const share = Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url");
    const secret = diffieHellman({ privateKey, publicKey: this.#key });
    const key = Buffer.from(hkdfSync("sha256", secret, concatBytes(share, this.#bytes), label, 32));
    const cipher = createCipheriv("chacha20-poly1305", key, noNonce, { authTagLength: 16 });
    const body = concatBytes(cipher.update(fileKey), cipher.final(), cipher.getAuthTag());
    return [new Stanza(["X25519", share.toString("base64").replace(/=+$/, "")], body)];
  }
}
