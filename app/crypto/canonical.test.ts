import { createHash } from "node:crypto";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { canonicalJson, commitmentOf, digestJson, matchesCommitment, newSalt, sha256Hex } from "./canonical.ts";

describe("canonicalJson", () => {
  it("writes the example of RFC 8785, section 3.2", () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts names by UTF-16 units, as RFC 8785, section 3.2.3", () => {
    const input = JSON.parse(String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`);
    expect(Object.values(JSON.parse(canonicalJson(input)))).toEqual([4, 2, 6, 7, 1, 5, 3]);
    expect(canonicalJson(input).indexOf('"\\r"')).toBe(1);
  });

  it("is the same for the same value and is read back unchanged", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("leaves out undefined members", () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it.each([
    ["undefined", undefined],
    ["undefined in a list", [undefined]],
    ["a hole in a list", { a: new Array(1) }],
    ["a date", { at: new Date(0) }],
    ["a map", { indicators: new Map([["1-1", 0.9]]) }],
    ["bytes", { salt: new Uint8Array(2) }],
    ["a function", { f: () => 1 }],
    ["NaN", [Number.NaN]],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["a big integer", { fen: 1n }],
    ["a lone surrogate", ["\ud800"]],
    ["a lone surrogate as a name", { "\udc00": 1 }],
    ["its own spelling of itself", { toJSON: () => 1 }],
  ])("throws for %s", (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it("throws for a circle and carries deep nesting", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => canonicalJson(circle)).toThrow();
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    expect(canonicalJson(deep)).toHaveLength(100_001);
  });
});

describe("digests", () => {
  it("hashes text as UTF-8", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex("揭榜")).toBe(sha256Hex(new TextEncoder().encode("揭榜")));
    expect(digestJson({ b: 2, a: 1 })).toBe(sha256Hex('{"a":1,"b":2}'));
  });
});

describe("commitment", () => {
  const manifest = { bid: "JB-2026-001", promised: { "1-1": 0.9 } };

  it("is SHA-256 over salt and canonical manifest", () => {
    const salt = newSalt();
    const independent = createHash("sha256").update(salt).update('{"bid":"JB-2026-001","promised":{"1-1":0.9}}').digest("hex");
    expect(commitmentOf(salt, manifest)).toBe(independent);
    expect(matchesCommitment(independent, salt, { promised: { "1-1": 0.9 }, bid: "JB-2026-001" })).toBe(true);
  });

  it("differs with any other salt or manifest", () => {
    const salt = newSalt();
    const commitment = commitmentOf(salt, manifest);
    expect(matchesCommitment(commitment, newSalt(), manifest)).toBe(false);
    expect(matchesCommitment(commitment, salt, { ...manifest, promised: { "1-1": 0.91 } })).toBe(false);
    expect(matchesCommitment("", salt, manifest)).toBe(false);
    expect(matchesCommitment(commitment, salt.slice(1), manifest)).toBe(false);
  });

  it("never draws the same salt and takes no other length", () => {
    expect(new Set(Array.from({ length: 100 }, () => Buffer.from(newSalt()).toString("hex"))).size).toBe(100);
    expect(() => commitmentOf(new Uint8Array(16), manifest)).toThrow("32 bytes");
  });
});
