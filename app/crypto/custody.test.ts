import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newIdentity, open, recipientOf, seal } from "./age.ts";
import { fingerprintOf, isIdentityOf, makeBureauCustody, releaseIdentity } from "./custody.ts";
import { parseKey } from "./secrets.ts";

const kek = parseKey(randomBytes(32).toString("base64url"));
const otherKek = parseKey(randomBytes(32).toString("base64url"));

describe("custody bureau", () => {
  it("releases the identity that opens what was sealed to the published key", async () => {
    const custody = await makeBureauCustody(kek, "c1");
    const released = await releaseIdentity(kek, "c1", custody);
    if (!released.ok) throw new Error(released.reason);
    const sealed = await seal(new Uint8Array([1, 2, 3]), [custody.recipient]);
    expect(await open(sealed, released.value)).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
  });

  it("publishes a fingerprint that sha256sum gives too", async () => {
    const custody = await makeBureauCustody(kek, "c1");
    expect(custody.fingerprint).toBe(createHash("sha256").update(custody.recipient).digest("hex"));
    expect(custody.kind).toBe("bureau");
  });

  it("makes another key for each challenge, and none lies open in the stored form", async () => {
    const custodies = await Promise.all([makeBureauCustody(kek, "c1"), makeBureauCustody(kek, "c1")]);
    expect(new Set(custodies.map((custody) => custody.recipient)).size).toBe(2);
    for (const custody of custodies) {
      expect(Buffer.from(custody.wrappedIdentity).includes("AGE-SECRET-KEY")).toBe(false);
    }
  });

  it("refuses another challenge, another server key and a changed byte, each with a reason", async () => {
    const custody = await makeBureauCustody(kek, "c1");
    expect(await releaseIdentity(kek, "c2", custody)).toEqual({ ok: false, reason: "rejected" });
    expect(await releaseIdentity(otherKek, "c1", custody)).toEqual({ ok: false, reason: "otherKey" });
    expect(await releaseIdentity(kek, "c1", { ...custody, wrappedIdentity: new Uint8Array(0) })).toEqual({ ok: false, reason: "unknownFormat" });
    for (let index = 0; index < custody.wrappedIdentity.length; index += 1) {
      const wrappedIdentity = custody.wrappedIdentity.slice();
      wrappedIdentity[index] = (wrappedIdentity[index] ?? 0) ^ 0x20;
      expect((await releaseIdentity(kek, "c1", { ...custody, wrappedIdentity })).ok).toBe(false);
    }
  });

  it("refuses an identity whose published half was replaced", async () => {
    const custody = await makeBureauCustody(kek, "c1");
    const recipient = (await recipientOf(await newIdentity())) ?? "";
    const differs = { ok: false, reason: "fingerprintDiffers" };
    expect(await releaseIdentity(kek, "c1", { ...custody, recipient })).toEqual(differs);
    expect(await releaseIdentity(kek, "c1", { ...custody, fingerprint: fingerprintOf(recipient) })).toEqual(differs);
    expect(await releaseIdentity(kek, "c1", { ...custody, recipient, fingerprint: fingerprintOf(recipient) })).toEqual(differs);
  });

  it("tells the right identity from garbage", async () => {
    const identity = await newIdentity();
    const recipient = (await recipientOf(identity)) ?? "";
    const published = { recipient, fingerprint: fingerprintOf(recipient) };
    expect(await isIdentityOf(published, identity)).toBe(true);
    expect(await isIdentityOf(published, await newIdentity())).toBe(false);
    expect(await isIdentityOf(published, "AGE-SECRET-KEY-1")).toBe(false);
  });
});
