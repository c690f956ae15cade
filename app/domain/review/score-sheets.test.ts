import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { formatMark, parseMark } from "./score-sheets.ts";

describe("parseMark", () => {
  it.each([
    ["10.5", 12, 1050],
    [" 12 ", 12, 1200],
    ["１１．５", 12, 1150],
    ["0", 12, 0],
    ["10.500", 12, 1050],
    ["27.27", 27.27, 2727],
  ])("%j of %d is %i hundredths", (text, weight, hundredths) => {
    expect(parseMark(text, weight)).toEqual({ ok: true, value: hundredths });
  });

  it.each([
    ["12.01", "markRange"],
    ["-1", "markRange"],
    ["", "markRange"],
    ["十", "markRange"],
    ["1.005", "twoDecimals"],
  ])("refuses %j", (text, message) => {
    expect(parseMark(text, 12)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "mark", message }] } });
  });

  it("is undone by formatMark", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      expect(parseMark(formatMark(hundredths), 100)).toEqual({ ok: true, value: hundredths });
    }));
  });
});
