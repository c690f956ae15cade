import { describe, expect, it } from "vitest";
import { open, recipientOf, seal } from "#app/crypto/age.ts";
import { combineCodes, identityOf, type KeySet, makeKeySet, proofOf, proveCodes, recipientsOf, tagOf } from "./key-set.ts";

/** All ways to take codes out of a set, as lists of places. */
function subsetsOf(holders: number): number[][] {
  return Array.from({ length: 2 ** holders }, (_, mask) => Array.from({ length: holders }, (_unused, index) => index).filter((index) => mask & (1 << index)));
}

const typed = (set: KeySet, places: readonly number[]) => places.map((place) => set.codes[place]!.join(" "));

describe.each([
  [2, 2],
  [2, 3],
  [3, 5],
])("a set of %i out of %i codes", (threshold, holders) => {
  it("opens with every selection that suffices and with none that does not, whatever was lost", async () => {
    const set = await makeKeySet({ threshold, holders, keys: 1 });
    expect(set.codes).toHaveLength(holders);
    expect(new Set(set.recipients).size).toBe(2);
    for (const places of subsetsOf(holders)) {
      const combined = await combineCodes(typed(set, places), set.tag);
      expect(combined.ok, places.join()).toBe(places.length >= threshold);
      if (combined.ok) expect(await recipientsOf(combined.secret, 1)).toEqual(set.recipients);
      else expect(combined.problem).toEqual({ code: "codesTooFew", given: places.length, threshold: places.length === 0 ? 2 : threshold });
    }
  });
});

describe("keys of a set", () => {
  it("open their own envelope and no other's", async () => {
    const set = await makeKeySet({ threshold: 2, holders: 2, keys: 3 });
    const combined = await combineCodes(typed(set, [1, 0]), set.tag);
    if (!combined.ok) throw new Error(combined.problem.code);
    const first = await identityOf(combined.secret, 1);
    expect(await recipientOf(first)).toBe(set.recipients[1]);
    const plain = new TextEncoder().encode("申报");
    expect(await open(await seal(plain, [set.recipients[1]!]), first)).toMatchObject({ ok: true });
    expect(await open(await seal(plain, [set.recipients[2]!]), first)).toEqual({ ok: false, reason: "wrongKey" });
  });

  it("are the same as documented for whoever has no software of ours", async () => {
    // openssl kdf -keylen 32 -kdfopt digest:SHA2-256 -kdfopt hexkey:0707… -kdfopt salt:"jiebang key set/1" -kdfopt info:"key 1" HKDF
    expect(await identityOf(new Uint8Array(32).fill(7), 1)).toBe("AGE-SECRET-KEY-1X7PWNLVKZNDGV3HG8626TDAV8WWY4G23P4YUJCMW766KZQ9FCWQQWEQPAD");
  });

  it("prove that the codes open the trial envelope and give every public key", async () => {
    const [set, other] = await Promise.all([makeKeySet({ threshold: 2, holders: 3, keys: 4 }), makeKeySet({ threshold: 2, holders: 3, keys: 4 })]);
    const trial = await seal(new TextEncoder().encode("试开"), [set.recipients[0]!]);
    const secretOf = async (one: KeySet) => {
      const combined = await combineCodes(typed(one, [0, 2]), null);
      if (!combined.ok) throw new Error(combined.problem.code);
      return combined.secret;
    };
    expect(await proveCodes(await secretOf(set), trial, 4)).toBe(await proofOf("试开", set.recipients));
    expect(await proveCodes(await secretOf(set), trial, 3)).not.toBe(await proofOf("试开", set.recipients));
    expect(await proveCodes(await secretOf(other), trial, 4)).toBeNull();
  });

  it("name what is wrong with typed codes, and whose", async () => {
    const [set, other] = await Promise.all([makeKeySet({ threshold: 2, holders: 2, keys: 1 }), makeKeySet({ threshold: 2, holders: 2, keys: 1 })]);
    const [one, two] = typed(set, [0, 1]) as [string, string];
    expect(set.tag).toBe(await tagOf(set.recipients[0]!));
    const wrong = `${two.slice(0, 30)}${(Number(two[30]) + 1) % 10}${two.slice(31)}`;
    expect(await combineCodes([one, wrong], set.tag)).toMatchObject({ ok: false, problem: { code: "codeGroups", place: 2, groups: [3] } });
    expect(await combineCodes([one, other.codes[1]!.join("")], set.tag)).toEqual({ ok: false, problem: { code: "codesOfOtherSet", place: 2, tag: other.tag } });
    expect(await combineCodes([one, one], set.tag)).toEqual({ ok: false, problem: { code: "codeTwice", number: 1 } });
  });
});
