import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { checkUscc, hasEarlyPilotSignature, hasInnerCheck, normalizeUscc } from "./uscc.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const letters = alphabet.split("");

describe("checkUscc", () => {
  it.each([
    ["91350200776049653A", "A", "enterprise"],
    ["91440101MA5CJQ4N59", "9", "enterprise"],
    ["91350200MA2YJ1XR9G", "G", "enterprise"],
    ["123502001549897397", "7", "institution"],
  ])("%s is valid", (code, expectedCheckDigit, kind) => {
    expect(checkUscc(code)).toEqual({ normalized: code, format: true, problem: null, checkDigit: true, expectedCheckDigit, kind });
    expect(hasInnerCheck(code)).toBe(true);
    expect(hasEarlyPilotSignature(code)).toBe(false);
  });

  it.each([
    ["91350100M0001TGQXM", "1"],
    ["91350211M0000XUF46", "R"],
    ["91350203M0001FUE2P", "J"],
    ["91350203M0001QAY9B", "9"],
  ])("%s is an early pilot code: right in form, its check digit should be %s", (code, expectedCheckDigit) => {
    expect(checkUscc(code)).toEqual({ normalized: code, format: true, problem: null, checkDigit: false, expectedCheckDigit, kind: "enterprise" });
    expect(hasEarlyPilotSignature(code)).toBe(true);
  });

  it.each([
    ["9135020077604965A", "length"],
    ["91350200776049653AA", "length"],
    ["", "length"],
    ["91350200776O49653A", "alphabet"],
    // A letter of the alphabet in the division code, and a character that is none.
    ["9135A200776049653A", "alphabet"],
    ["91350200776049653𠅤", "alphabet"],
  ])("%j has a wrong %s", (code, problem) => {
    expect(checkUscc(code)).toMatchObject({ format: false, problem, checkDigit: false, expectedCheckDigit: null });
    expect(hasInnerCheck(code)).toBe(false);
  });

  it.each([
    ["91", "enterprise"],
    ["11", "government"],
    ["12", "institution"],
    ["51", "association"],
    ["52", "privateNonProfit"],
    ["53", "foundation"],
    ["92", "other"],
    ["13", "other"],
    ["", "other"],
  ])("kind of %j is %s", (start, kind) => {
    expect(checkUscc(start).kind).toBe(kind);
  });
});

describe("normalizeUscc", () => {
  it.each([" 91350200-776049653a ", "９１３５０２００７７６０４９６５３ａ", "9135 0200 7760 4965 3A", "91350200－776049653Ａ", "91350200–776049653A\u3000", "\uFEFF91350200776049653A"])(
    "%j",
    (code) => {
      expect(normalizeUscc(code)).toBe("91350200776049653A");
    },
  );

  it("is idempotent, and no text makes the check throw", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { normalized } = checkUscc(text);
        expect(checkUscc(normalized).format).toBe(checkUscc(text).format);
      }),
    );
  });
});

describe("the check digit", () => {
  const characters = fc.constantFrom(...letters);
  const bodies = fc
    .tuple(fc.array(characters, { minLength: 2, maxLength: 2 }), fc.array(fc.constantFrom(...letters.slice(0, 10)), { minLength: 6, maxLength: 6 }), fc.array(characters, { minLength: 9, maxLength: 9 }))
    .map((parts) => parts.flat().join(""));

  // A second way to the same number: the weighted sum with the check digit must vanish modulo 31, powers of three by hand.
  it("makes the weighted sum vanish, is the only character that does, and finds every single slip", () => {
    fc.assert(
      fc.property(bodies, fc.nat(16), characters, (body, place, slip) => {
        const digit = checkUscc(`${body}0`).expectedCheckDigit ?? "";
        const right = letters.filter((last) => Array.from(body).reduce((sum, one, index) => (sum + alphabet.indexOf(one) * (3 ** index % 31)) % 31, alphabet.indexOf(last)) % 31 === 0);
        expect(right).toEqual([digit]);
        const slipped = body.slice(0, place) + slip + body.slice(place + 1) + digit;
        expect(checkUscc(slipped).checkDigit).toBe(slipped === body + digit);
      }),
    );
  });
});
