import { randomBytes } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { protect, unprotect } from "./at-rest.ts";
import { parseKey } from "./secrets.ts";

const kek = parseKey(randomBytes(32).toString("base64url"));
const otherKek = parseKey(randomBytes(32).toString("base64url"));
const content = new TextEncoder().encode("赤泥脱碱：两段石灰—碳酸化");

describe("protect and unprotect", () => {
  it("gives back any content under any id", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string({ unit: "binary" }), (bytes, id) => {
        expect(unprotect(kek, "bidDraft", id, protect(kek, "bidDraft", id, bytes))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it("shows nothing of the content and never twice the same", () => {
    const blobs = Array.from({ length: 200 }, () => protect(kek, "bidDraft", "b1", content));
    for (const blob of blobs) expect(Buffer.from(blob).includes(Buffer.from("赤泥"))).toBe(false);
    // Two nonces and the data key's ciphertext of each blob: none returns.
    const nonces = blobs.flatMap((blob) => [blob.slice(12, 24), blob.slice(72, 84)].map((part) => Buffer.from(part).toString("hex")));
    expect(new Set(nonces).size).toBe(400);
  });

  it("refuses another id, purpose or key with a reason", () => {
    const blob = protect(kek, "bidDraft", "b1", content);
    expect(unprotect(kek, "bidDraft", "b2", blob)).toEqual({ ok: false, reason: "rejected" });
    expect(unprotect(kek, "bidEvaluation", "b1", blob)).toEqual({ ok: false, reason: "rejected" });
    expect(unprotect(otherKek, "bidDraft", "b1", blob)).toEqual({ ok: false, reason: "otherKey" });
  });

  it("does not let text move between purpose and id", () => {
    const blob = protect(kek, "bidDraft", '","x', content);
    expect(unprotect(kek, "bidDraft", "x", blob).ok).toBe(false);
  });

  it("refuses the data key of one object in front of the text of another", () => {
    const first = protect(kek, "bidDraft", "b1", content);
    const second = protect(kek, "bidDraft", "b1", content);
    const spliced = new Uint8Array([...first.slice(0, 72), ...second.slice(72)]);
    expect(unprotect(kek, "bidDraft", "b1", spliced)).toEqual({ ok: false, reason: "rejected" });
  });

  it("refuses every changed byte and every cut, never with a throw", () => {
    const blob = protect(kek, "bidDraft", "b1", content);
    for (let index = 0; index < blob.length; index += 1) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const changed = blob.slice();
        changed[index] = (changed[index] ?? 0) ^ mask;
        expect(unprotect(kek, "bidDraft", "b1", changed).ok).toBe(false);
      }
      expect(unprotect(kek, "bidDraft", "b1", blob.slice(0, index)).ok).toBe(false);
    }
    expect(unprotect(kek, "bidDraft", "b1", new Uint8Array([...blob, 0])).ok).toBe(false);
  });

  it("answers arbitrary bytes with a reason", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(unprotect(kek, "bidDraft", "b1", bytes)).toEqual({ ok: false, reason: "unknownFormat" });
      }),
    );
  });

  it("owns its memory", () => {
    const blob = protect(kek, "bidDraft", "b1", content);
    const opened = unprotect(kek, "bidDraft", "b1", blob);
    expect(blob.buffer.byteLength).toBe(blob.length);
    expect(opened.ok && opened.value.buffer.byteLength).toBe(content.length);
  });
});
