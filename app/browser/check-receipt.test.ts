import { randomBytes } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { checkCodeOf } from "#app/crypto/check-code.ts";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { receiptDigest, signReceipt, verifyReceipt } from "#app/crypto/receipt.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { makeSigningKey, unlockSigningKey } from "#app/crypto/signing-key.ts";
import { checkReceipt } from "./check-receipt.ts";

const kek = parseKey(randomBytes(32).toString("base64url"));
const { wrappedPrivateKey, ...published } = makeSigningKey(kek);
const unlocked = unlockSigningKey(kek, { ...published, wrappedPrivateKey });
if (!unlocked.ok) throw new Error(unlocked.reason);

const receipt = signReceipt(unlocked.value, {
  challengeNo: "JZGX-2026-001",
  bidNo: "JB-2026-001",
  bidVersion: 2,
  commitment: sha256Hex("commitment"),
  ciphertextDigest: sha256Hex("ciphertext"),
  fileDigests: [sha256Hex("plan.pdf")],
  receivedAt: "2026-03-05T16:59:59.999+08:00",
  deadline: "2026-03-05T17:00:00.000+08:00",
  openingKeyFingerprint: sha256Hex("age1"),
  auditSequence: 481,
  checkpoint: null,
});
const text = JSON.stringify(receipt, null, 2);

describe("the receipt check in the browser", () => {
  it("confirms what we signed and names it by the same code", () => {
    const { signature: _, ...statement } = receipt;
    expect(checkReceipt(`\uFEFF ${text}\n`, [published])).toEqual({ isGenuine: true, statement, checkCode: checkCodeOf(receiptDigest(receipt)) });
  });

  it.each([
    ["no JSON", "回执", "malformed"],
    ["a list", "[]", "malformed"],
    ["nothing of a receipt", "{}", "malformed"],
    ["the printed receipt", "%PDF-1.3 …", "receiptPdf"],
    ["a team's copy of its content", '{"manifest":{},"salt":""}', "keptCopy"],
    ["another format", text.replace("receipt/1", "receipt/2"), "unknownFormat"],
    ["no signature", JSON.stringify({ ...receipt, signature: undefined }), "malformed"],
    ["half a signature", JSON.stringify({ ...receipt, signature: receipt.signature.slice(2) }), "malformed"],
    ["a key that nobody published", text.replace(published.keyId, "0123456789abcdef"), "unknownSigner"],
    ["a later time", text.replace("16:59:59.999", "16:59:59.998"), "badSignature"],
    ["one more field", JSON.stringify({ ...receipt, note: "" }), "badSignature"],
  ])("says why it does not confirm %s", (_what, given, problem) => {
    expect(checkReceipt(given, [published])).toEqual({ isGenuine: false, problem });
  });

  it("confirms exactly what the server confirms", () => {
    const names = Object.keys(receipt) as (keyof typeof receipt)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const changed = { ...receipt, [name]: value };
        expect(checkReceipt(JSON.stringify(changed), [published]).isGenuine).toBe(verifyReceipt(JSON.parse(JSON.stringify(changed)), [published]).ok);
      }),
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        const changed = text.slice(0, at) + char + text.slice(at + 1);
        expect(checkReceipt(changed, [published]).isGenuine).toBe(verifyReceipt(parsed(changed), [published]).ok);
      }),
    );
  });
});

function parsed(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return null;
  }
}
