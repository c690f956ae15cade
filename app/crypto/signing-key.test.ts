import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./bytes.ts";
import { isSignatureOf, makeSigningKey, publicSigningKeySchema, signText, unlockSigningKey } from "./signing-key.ts";
import { parseKey } from "./secrets.ts";

const kek = parseKey(randomBytes(32).toString("base64url"));
const otherKek = parseKey(randomBytes(32).toString("base64url"));
const stored = makeSigningKey(kek);
const { wrappedPrivateKey, ...published } = stored;

function unlocked() {
  const key = unlockSigningKey(kek, stored);
  if (!key.ok) throw new Error(key.reason);
  return key.value;
}

describe("signing key", () => {
  it("signs what the published half confirms, in WebCrypto too", async () => {
    const signature = signText(unlocked(), "回执");
    expect(isSignatureOf(published, "回执", signature)).toBe(true);
    const raw = fromBase64url(published.publicKey);
    const bytes = fromBase64url(signature);
    if (!raw || !bytes) throw new Error("not base64url");
    const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    expect(await crypto.subtle.verify("Ed25519", key, bytes, new TextEncoder().encode("回执"))).toBe(true);
  });

  it("refuses another text, key or signature", () => {
    const signature = signText(unlocked(), "回执");
    const { publicKey } = makeSigningKey(kek);
    expect(isSignatureOf(published, "回执 ", signature)).toBe(false);
    expect(isSignatureOf({ ...published, publicKey }, "回执", signature)).toBe(false);
    for (const other of ["", "!", signature.slice(1), `${signature}=`, toBase64url(new Uint8Array(64))]) {
      expect(isSignatureOf(published, "回执", other)).toBe(false);
    }
    for (const other of ["", "!", publicKey.slice(1), `${publicKey}A`]) {
      expect(isSignatureOf({ ...published, publicKey: other }, "回执", signature)).toBe(false);
    }
  });

  it("publishes nothing of the private half, and an unlocked key prints without it", () => {
    expect(publicSigningKeySchema.parse(published)).toEqual(published);
    const secret = unlocked().privateKey.export({ format: "jwk" }).d ?? "missing";
    expect(`${JSON.stringify(stored)}${inspect(unlocked(), { depth: 9 })}${JSON.stringify(unlocked())}`).not.toContain(secret);
    const wrapped = fromBase64url(wrappedPrivateKey) ?? new Uint8Array();
    expect(Buffer.from(wrapped).includes(Buffer.from(secret, "base64url"))).toBe(false);
  });

  it("is not unlocked by another server key, id, public half or changed byte", () => {
    const other = makeSigningKey(kek);
    expect(unlockSigningKey(otherKek, stored)).toEqual({ ok: false, reason: "otherKey" });
    expect(unlockSigningKey(kek, { ...stored, keyId: other.keyId })).toEqual({ ok: false, reason: "rejected" });
    expect(unlockSigningKey(kek, { ...stored, publicKey: other.publicKey })).toEqual({ ok: false, reason: "publicKeyDiffers" });
    expect(unlockSigningKey(kek, { ...stored, wrappedPrivateKey: "!" })).toEqual({ ok: false, reason: "unknownFormat" });
    const bytes = fromBase64url(wrappedPrivateKey) ?? new Uint8Array();
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = bytes.slice();
      changed[index] = (changed[index] ?? 0) ^ 0x04;
      expect(unlockSigningKey(kek, { ...stored, wrappedPrivateKey: toBase64url(changed) }).ok).toBe(false);
    }
  });
});
