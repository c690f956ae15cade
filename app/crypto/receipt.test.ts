import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256Hex } from "./canonical.ts";
import { receiptDigest, signReceipt, verifyReceipt, type Receipt } from "./receipt.ts";
import { makeSigningKey, unlockSigningKey, type SigningKey } from "./signing-key.ts";
import { parseKey } from "./secrets.ts";

const kek = parseKey(randomBytes(32).toString("base64url"));
const stored = makeSigningKey(kek);
const { wrappedPrivateKey: _, ...published } = stored;
const key = unlock();

function unlock(): SigningKey {
  const unlocked = unlockSigningKey(kek, stored);
  if (!unlocked.ok) throw new Error(unlocked.reason);
  return unlocked.value;
}

const facts = {
  challengeNo: "JZGX-2026-001",
  bidNo: "JB-2026-001",
  bidVersion: 2,
  commitment: sha256Hex("commitment"),
  ciphertextDigest: sha256Hex("ciphertext"),
  fileDigests: [sha256Hex("plan.pdf"), sha256Hex("budget.xlsx")],
  receivedAt: "2026-03-05T16:59:59.999+08:00",
  deadline: "2026-03-05T17:00:00.000+08:00",
  openingKeyFingerprint: sha256Hex("age1"),
  auditSequence: 481,
  checkpoint: null,
};
const receipt = signReceipt(key, facts);

describe("receipt", () => {
  it("is confirmed with the published key, also after a round trip as text and after a change of key", () => {
    const newer = makeSigningKey(kek);
    expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)), [newer, published])).toEqual({ ok: true, value: receipt });
    expect(receipt).toEqual({ ...facts, format: "jiebang-receipt/1", signerKeyId: published.keyId, signature: receipt.signature });
  });

  it("is confirmed by plain Ed25519 over the canonical text, without our code", () => {
    const { signature, ...statement } = receipt;
    const sorted = Object.fromEntries(Object.entries(statement).sort(([a], [b]) => (a < b ? -1 : 1)));
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: published.publicKey }, format: "jwk" });
    expect(verify(null, Buffer.from(JSON.stringify(sorted)), publicKey, Buffer.from(signature, "base64url"))).toBe(true);
    expect(receiptDigest(receipt)).toBe(createHash("sha256").update(JSON.stringify(sorted)).digest("hex"));
  });

  it("has the same digest with and without its signature, and another one for another version", () => {
    const { signature: _, ...statement } = receipt;
    expect(receiptDigest(statement)).toBe(receiptDigest(receipt));
    expect(receiptDigest(signReceipt(key, { ...facts, bidVersion: 3 }))).not.toBe(receiptDigest(receipt));
  });

  it("finds every other valid value of every field", () => {
    const others: Partial<Receipt> = {
      challengeNo: "JZGX-2026-002",
      bidNo: "JB-2026-002",
      bidVersion: 1,
      commitment: sha256Hex("x"),
      ciphertextDigest: sha256Hex("x"),
      fileDigests: [...facts.fileDigests].reverse(),
      receivedAt: "2026-03-05T16:59:59.998+08:00",
      deadline: "2026-03-06T17:00:00.000+08:00",
      openingKeyFingerprint: sha256Hex("x"),
      auditSequence: 482,
      signature: signReceipt(key, { ...facts, bidVersion: 1 }).signature,
    };
    for (const [field, value] of Object.entries(others)) {
      expect([field, verifyReceipt({ ...receipt, [field]: value }, [published])]).toEqual([field, { ok: false, reason: "badSignature" }]);
    }
    expect(Object.keys(receipt).filter((field) => !(field in others))).toEqual(["checkpoint", "format", "signerKeyId"].sort((a, b) => Object.keys(receipt).indexOf(a) - Object.keys(receipt).indexOf(b)));
    expect(verifyReceipt({ ...receipt, signerKeyId: "0".repeat(16) }, [published])).toEqual({ ok: false, reason: "unknownSigner" });
    expect(verifyReceipt({ ...receipt, format: "jiebang-receipt/2" }, [published])).toEqual({ ok: false, reason: "unknownFormat" });
    expect(verifyReceipt(receipt, [])).toEqual({ ok: false, reason: "unknownSigner" });
  });

  it("calls a changed shape malformed: a field more, a field less, another type", () => {
    const malformed = { ok: false, reason: "malformed" };
    expect(verifyReceipt({ ...receipt, salt: "AA" }, [published])).toEqual(malformed);
    for (const field of Object.keys(receipt)) {
      const { [field as keyof Receipt]: _, ...less } = receipt;
      expect(verifyReceipt(less, [published])).toEqual(malformed);
      expect(verifyReceipt({ ...receipt, [field]: { text: "x" } }, [published])).toEqual(malformed);
    }
    for (const receivedAt of ["2026-03-05T16:59:59+08:00", "2026-03-05T08:59:59.999Z", "2026-02-30T16:59:59.999+08:00", "2026-03-05T16:59:59.999+09:00"]) {
      expect(verifyReceipt({ ...receipt, receivedAt }, [published])).toEqual(malformed);
    }
  });

  it("answers any JSON with a reason", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(verifyReceipt(value, [published]).ok).toBe(false);
      }),
    );
  });

  it("finds any single changed character of its text", () => {
    const text = JSON.stringify(receipt);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        fc.pre(text[at] !== other);
        let value: unknown;
        try {
          value = JSON.parse(text.slice(0, at) + other + text.slice(at + 1));
        } catch {
          return;
        }
        expect(verifyReceipt(value, [published]).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it("is not made of a statement that is none", () => {
    expect(() => signReceipt(key, { ...facts, bidVersion: 0 })).toThrow();
    expect(canonicalJson(receipt)).not.toContain("salt");
  });
});
