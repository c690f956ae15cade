import { describe, expect, it } from "vitest";
import { lotSupply } from "./schema.ts";

const read = (more: unknown) => {
  const result = lotSupply.safeParse({ lot: "1", more });
  return result.success ? result.data.more : result.error.issues.map(({ message }) => message);
};

describe("a sample's weight", () => {
  it.each([[500, 500], ["20 kg", 20_000], ["５００克", 500], ["1.5t", 1_500_000], ["2,500 g", 2500], ["0.25公斤", 250]])("%s is %d g", (typed, grams) => {
    expect(read(typed)).toBe(grams);
  });

  it.each([["20", "weightUnit"], ["20 L", "weight"], ["", "weight"], ["0 kg", "weight"], ["0.5 g", "weight"], ["200 t", "weight"], [0.5, "weight"], [null, "weight"], [undefined, "weight"]])("%s is refused: %s", (typed, message) => {
    expect(read(typed)).toEqual([message]);
  });
});
