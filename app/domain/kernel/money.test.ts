import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { capitalYuan, formatWan, formatYuan, parseWan, sumFen } from "./money.ts";
import { fenSchema } from "./money-schema.ts";

const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe("parseWan", () => {
  it.each([
    ["160.00", 160_000_000],
    ["160", 160_000_000],
    [160, 160_000_000],
    [0.4, 400_000],
    ["1,600.5", 1_600_500_000],
    [" １，６００．５０ ", 1_600_500_000],
    ["0", 0],
    ["0.01", 10_000],
    ["12.3400", 12_340_000],
  ])("%j", (input, fen) => {
    expect(parseWan(input)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ["", "money"],
    ["-1", "money"],
    ["1,60", "money"],
    ["16万", "money"],
    [Number.NaN, "money"],
    [-0.01, "money"],
    ["1.005", "twoDecimals"],
    [0.001, "twoDecimals"],
    ["9007199255", "moneyTooLarge"],
    [1e21, "moneyTooLarge"],
  ])("refuses %j: %s", (input, message) => {
    expect(parseWan(input)).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "", message }] } });
  });

  it("reads back what formatWan wrote, for whole hundreds of 元", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000_000 }), (hundreds) => {
      expect(parseWan(formatWan(hundreds * 10_000))).toEqual({ ok: true, value: hundreds * 10_000 });
    }));
  });
});

describe("formatWan and formatYuan", () => {
  it.each([
    [160_000_000, "160.00", "1,600,000.00"],
    [0, "0.00", "0.00"],
    [1, "0.00", "0.01"],
    [4_999, "0.00", "49.99"],
    [5_000, "0.01", "50.00"],
    [123_456_789_012, "123,456.79", "1,234,567,890.12"],
    [Number.MAX_SAFE_INTEGER, "9,007,199,254.74", "90,071,992,547,409.91"],
  ])("%i", (fen, wan, yuan) => {
    expect(formatWan(fen)).toBe(wan);
    expect(formatYuan(fen)).toBe(yuan);
  });

  it.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("never prints %d as if it were money", (fen) => {
    expect(() => formatWan(fen)).toThrow(RangeError);
    expect(fenSchema.safeParse(fen).success).toBe(false);
  });
});

describe("sumFen", () => {
  it("adds, and refuses what no longer fits", () => {
    expect(sumFen([])).toEqual({ ok: true, value: 0 });
    expect(sumFen([1, 2, 3])).toEqual({ ok: true, value: 6 });
    expect(sumFen([Number.MAX_SAFE_INTEGER, 1])).toMatchObject({ ok: false, refusal: { fields: [{ message: "moneyTooLarge" }] } });
  });
});

describe("capitalYuan", () => {
  it.each([
    [160_000_000, "壹佰陆拾万元整"],
    [0, "零元整"],
    [1, "壹分"],
    [10, "壹角整"],
    [50, "伍角整"],
    [105, "壹元零伍分"],
    [140_950, "壹仟肆佰零玖元伍角整"],
    [600_714, "陆仟零柒元壹角肆分"],
    [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
    [32_504, "叁佰贰拾伍元零肆分"],
    [168_032, "壹仟陆佰捌拾元叁角贰分"],
    [10_700_053, "壹拾万柒仟元伍角叁分"],
    [1_000_100, "壹万零壹元整"],
    [10_010_000, "壹拾万零壹佰元整"],
    [100_500_000, "壹佰万伍仟元整"],
    [10_000_000_000, "壹亿元整"],
    [10_000_000_100, "壹亿零壹元整"],
    [10_010_000_000, "壹亿零壹拾万元整"],
    [1_020_300_400_500, "壹佰零贰亿零叁佰万肆仟零伍元整"],
    [100_000_000_000_000, "壹万亿元整"],
    [Number.MAX_SAFE_INTEGER, "玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分"],
  ])("%i is %s", (fen, words) => {
    expect(capitalYuan(fen)).toBe(words);
  });

  it("can be read back to the same amount, and never doubles or trails a zero", () => {
    fc.assert(fc.property(amounts, (fen) => {
      const words = capitalYuan(fen);
      expect(readBack(words)).toBe(fen);
      expect(words).not.toMatch(/零零|零[万亿]|.零元/);
    }));
  });
});

/** Reads capital numerals from left to right: digits wait for their place, 万 and 亿 multiply what came before. */
function readBack(words: string): number {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  let [total, section, digit] = [0n, 0n, 0n];
  let fen = 0n;
  for (const word of words) {
    if (word === "整") continue;
    const value = "零壹贰叁肆伍陆柒捌玖".indexOf(word);
    if (value >= 0) digit = BigInt(value);
    else if (word in places) section += digit * (places[word] ?? 0n);
    else if (word === "万") [total, section] = [total + (section + digit) * 10_000n, 0n];
    else if (word === "亿") [total, section] = [(total + section + digit) * 100_000_000n, 0n];
    else if (word === "元") [fen, total, section] = [fen + (total + section + digit) * 100n, 0n, 0n];
    else fen += digit * (word === "角" ? 10n : 1n);
    if (value < 0) digit = 0n;
  }
  return Number(fen);
}
