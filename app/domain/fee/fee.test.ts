import { describe, expect, it } from "vitest";
import { feeFor, hasCardCheck, maskAccount, withheldTax } from "./fee.ts";

describe("评审费", () => {
  it("is by items and bids", () => {
    expect(feeFor({ items: 2, bids: 7 }, { perItemFen: 50_000, perBidFen: 20_000 })).toBe(240_000);
    expect(feeFor({ items: 0, bids: 0 }, { perItemFen: 50_000, perBidFen: 20_000 })).toBe(0);
  });

  // Yuan: paid, withheld.
  it.each([
    [0, 0],
    [800, 0],
    [801, 0.2],
    [2400, 320],
    [4000, 640],
    [4000.01, 640],
    [5000, 800],
    [25_000, 4000],
    [25_000.01, 4000],
    [30_000, 5200],
    [62_500, 13_000],
    [70_000, 15_400],
  ])("of %d yuan withholds %d", (amount, tax) => {
    expect(withheldTax(Math.round(amount * 100))).toBe(Math.round(tax * 100));
  });

  it("shows an account by its ends alone, and knows a card's check", () => {
    expect(maskAccount("6222020200012345678")).toBe("6222 **** 5678");
    expect(maskAccount("12345678")).toBe("****");
    expect(hasCardCheck("4111111111111111")).toBe(true);
    expect(hasCardCheck("4111111111111112")).toBe(false);
  });
});
