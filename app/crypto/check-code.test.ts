import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "./canonical.ts";
import { checkCodeOf, isCheckCodeOf } from "./check-code.ts";

const anyDigest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));

describe("check code", () => {
  it("has two groups of four characters that are not mistaken for each other", () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        expect(checkCodeOf(digest)).toMatch(/^[2-9ACDEFHJKMNPRTVWXY]{4}-[2-9ACDEFHJKMNPRTVWXY]{4}$/);
      }),
    );
  });

  it("stays the same for ever: it stands on paper", () => {
    expect(checkCodeOf("0".repeat(64))).toBe("2222-2222");
    expect(checkCodeOf(`${"0".repeat(62)}19`)).toBe("2322-2222");
    expect(checkCodeOf(sha256Hex("abc"))).toBe("KXPP-34TK");
  });

  it("is another one for nearly every other digest", () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, index) => checkCodeOf(sha256Hex(String(index))))).size).toBe(10_000);
  });

  it("is recognised however it was typed", () => {
    const digest = sha256Hex("abc");
    const code = checkCodeOf(digest);
    const fullWidth = code.replace(/[^-]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    for (const typed of [code, code.toLowerCase(), code.replace("-", ""), ` ${code.replace("-", " — ")} `, fullWidth]) {
      expect(isCheckCodeOf(typed, digest)).toBe(true);
    }
    for (const typed of ["", code.slice(1), `${code}2`, checkCodeOf(sha256Hex("abd"))]) expect(isCheckCodeOf(typed, digest)).toBe(false);
  });

  it("throws for what is no digest", () => {
    expect(() => checkCodeOf("abc")).toThrow("Not a SHA-256");
  });
});
