import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { idNumberProblem, maskIdNumber } from "./id-number.ts";

describe("idNumberProblem", () => {
  it.each([
    ["11010519491231002X", null],
    ["440524188001010014", "date"],
    ["110105194912310021", "checkCharacter"],
    ["11010519490231002X", "date"],
    ["11010519491231002", "length"],
    ["11010519491231002x", "length"],
    ["P12345678", "length"],
  ])("%s: %s", (number, problem) => {
    expect(idNumberProblem(number)).toBe(problem);
  });

  it("finds every single wrong digit of the order and the check", () => {
    const good = "11010519491231002X";
    fc.assert(
      fc.property(fc.integer({ min: 14, max: 16 }), fc.integer({ min: 0, max: 9 }), (place, digit) => {
        const changed = `${good.slice(0, place)}${digit}${good.slice(place + 1)}`;
        expect(idNumberProblem(changed) === null).toBe(changed === good);
      }),
    );
  });
});

describe("maskIdNumber", () => {
  it("shows the place and the end alone", () => {
    expect(maskIdNumber("11010519491231002X")).toBe("110***********002X");
    expect(maskIdNumber("P12345678")).toBe("*********");
  });
});
