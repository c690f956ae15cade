import { compare, decimalOf, formatFixed, fraction, multiply } from "#app/domain/kernel/decimal.ts";

/** Worded levels of a mark (评分档): 优 from 90 % of the weight, 良 from 75 %, 中 from 60 %, 差 below. Best first. */
export const bands = ["excellent", "good", "fair", "poor"] as const;
export type Band = (typeof bands)[number];

const floors: Readonly<Record<Band, bigint>> = { excellent: 90n, good: 75n, fair: 60n, poor: 0n };

/** The band of a mark, in hundredths of a point, on a criterion of this weight. A `poor` one needs a written reason. Source: guide 5.6–5.8. */
export function bandOf(hundredths: number, weight: number): Band {
  const mark = fraction(BigInt(hundredths), 100n);
  return bands.find((band) => compare(mark, floorOf(band, weight)) >= 0) ?? "poor";
}

/** The least mark of a band, as shown with two decimals: "10.80" for excellent of 12. */
export function bandFloor(band: Band, weight: number): string {
  return formatFixed(floorOf(band, weight), 2);
}

function floorOf(band: Band, weight: number) {
  return multiply(decimalOf(weight), fraction(floors[band], 100n));
}
