import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { checkCodes, groupCount, type OpeningCode, readCode, shareBytes, typedGroups, writeCode } from "./code.ts";

const shares = fc.uint8Array({ minLength: shareBytes, maxLength: shareBytes }).map((bytes) => new Uint8Array(bytes));
const codes: fc.Arbitrary<OpeningCode> = fc
  .record({ tag: fc.integer({ min: 0, max: 999_999 }).map((tag) => String(tag).padStart(6, "0")), holders: fc.integer({ min: 2, max: 9 }), share: shares })
  .chain((set) => fc.record({ threshold: fc.integer({ min: 2, max: set.holders }), number: fc.integer({ min: 1, max: set.holders }) }).map((more) => ({ ...set, ...more })));
const aCode = (change: Partial<OpeningCode> = {}): OpeningCode => ({ tag: "048213", number: 1, holders: 2, threshold: 2, share: new Uint8Array(shareBytes).fill(7), ...change });
const place = fc.nat(99);
const group = fc.nat(groupCount - 1);

describe("a printed code", () => {
  it("is ten groups of ten digits and reads back, however it is spaced", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(" ", "-", "\n", "　", ""), (code, between) => {
        const groups = writeCode(code);
        expect(groups.every((one) => /^\d{10}$/.test(one))).toBe(true);
        expect(readCode(groups.map((one) => `${one.slice(0, 5)}${between}${one.slice(5)}`).join(between))).toEqual({ ok: true, code });
      }),
    );
    expect(readCode(writeCode(aCode()).join("").replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))).toEqual({ ok: true, code: aCode() });
  });

  it("names the group of any single wrong digit", () => {
    fc.assert(
      fc.property(codes, place, fc.integer({ min: 1, max: 9 }), (code, at, shift) => {
        const digits = writeCode(code).join("");
        const typed = `${digits.slice(0, at)}${(Number(digits[at]) + shift) % 10}${digits.slice(at + 1)}`;
        expect(readCode(typed)).toEqual({ ok: false, problem: { code: "codeGroups", groups: [Math.floor(at / 10) + 1] } });
      }),
      { numRuns: 2000 },
    );
  });

  it("names two groups that were exchanged, whichever two", () => {
    fc.assert(
      fc.property(codes, group, group, (code, one, other) => {
        const groups = writeCode(code);
        fc.pre(one !== other && groups[one] !== groups[other]);
        [groups[one], groups[other]] = [groups[other]!, groups[one]!];
        expect(readCode(groups.join(" "))).toEqual({ ok: false, problem: { code: "codeSwapped", groups: [Math.min(one, other) + 1, Math.max(one, other) + 1] } });
      }),
      { numRuns: 2000 },
    );
  });

  it("finds two neighbouring digits that were exchanged within a group", () => {
    fc.assert(
      fc.property(codes, group, fc.nat(7), (code, at, within) => {
        const groups = writeCode(code);
        const digits = [...groups[at]!];
        fc.pre(digits[within] !== digits[within + 1]);
        [digits[within], digits[within + 1]] = [digits[within + 1]!, digits[within]!];
        groups[at] = digits.join("");
        expect(readCode(groups.join(""))).toMatchObject({ ok: false, problem: { code: "codeGroups", groups: [at + 1] } });
      }),
      { numRuns: 1000 },
    );
  });

  it("says how many digits there are when one is missing or too many, and from which group on", () => {
    const digits = writeCode(aCode({ share: new Uint8Array(shareBytes).map((_, index) => index * 7) })).join("");
    expect(readCode(digits.slice(0, 99))).toEqual({ ok: false, problem: { code: "codeLength", digits: 99, groups: [] } });
    const missing = readCode(`${digits.slice(0, 34)}${digits.slice(35)}`);
    expect(missing).toMatchObject({ problem: { code: "codeLength", digits: 99 } });
    expect(!missing.ok && missing.problem.code === "codeLength" && missing.problem.groups[0]).toBe(4);
    expect(readCode("")).toEqual({ ok: false, problem: { code: "codeLength", digits: 0, groups: [] } });
  });

  it("knows a row of right groups that is none of our codes", () => {
    const right = writeCode(aCode({ share: new Uint8Array(shareBytes).fill(255) }));
    expect(readCode(right.join("")).ok).toBe(true);
    const foreign = writeCode(aCode({ threshold: 9, holders: 9, number: 9 }))[0]!;
    expect(foreign).toHaveLength(10);
    // A threshold above the number of codes: written by nobody, checked digit for digit.
    expect(readCode([...writeCode({ ...aCode(), holders: 1, threshold: 2 })].join(""))).toEqual({ ok: false, problem: { code: "codeForeign" } });
  });

  it("shows while typing which groups are right", () => {
    const groups = writeCode(aCode());
    const wrong = `${groups[1]!.slice(0, 9)}${(Number(groups[1]![9]) + 1) % 10}`;
    expect(typedGroups(`${groups[0]} ${wrong} ${groups[2]!.slice(0, 4)}`).slice(0, 4)).toEqual([
      { group: 1, state: "right" },
      { group: 2, state: "wrong" },
      { group: 3, state: "short" },
      { group: 4, state: "short" },
    ]);
  });
});

describe("codes together", () => {
  it("must be of one set, of different holders, and enough", () => {
    const [first, second] = [aCode(), aCode({ number: 2 })];
    expect(checkCodes([first, second], "048213")).toBeNull();
    expect(checkCodes([first, second], null)).toBeNull();
    expect(checkCodes([first, aCode({ number: 2, tag: "111111" })], null)).toEqual({ code: "codesOfOtherSet", place: 2, tag: "111111" });
    expect(checkCodes([first, second], "222222")).toEqual({ code: "codesOfOtherSet", place: 1, tag: "048213" });
    expect(checkCodes([first, first], null)).toEqual({ code: "codeTwice", number: 1 });
    expect(checkCodes([first], null)).toEqual({ code: "codesTooFew", given: 1, threshold: 2 });
    expect(checkCodes([], null)).toEqual({ code: "codesTooFew", given: 0, threshold: 2 });
  });
});
