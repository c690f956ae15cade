import { expect, it } from "vitest";
import { bandFloor, bandOf, bands } from "./bands.ts";

it.each([
  [1200, 12, "excellent"],
  [1080, 12, "excellent"],
  [1079, 12, "good"],
  [900, 12, "good"],
  [899, 12, "fair"],
  [720, 12, "fair"],
  [719, 12, "poor"],
  [0, 12, "poor"],
  // 60 % of 14 is 8.4, which binary floats miss.
  [840, 14, "fair"],
])("%i hundredths of %i are %s", (hundredths, weight, band) => {
  expect(bandOf(hundredths, weight)).toBe(band);
});

it("prints where each band begins", () => {
  expect(bands.map((band) => bandFloor(band, 14))).toEqual(["12.60", "10.50", "8.40", "0.00"]);
});
