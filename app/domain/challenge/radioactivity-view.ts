import { compare, type Fraction, formatFixed } from "#app/domain/kernel/decimal.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { checkRadioactivity, classLimits, type Nuclide, type ProductClass, productClasses, type RadioactivityIndices, type RadioactivityInput } from "./radioactivity.ts";

/** Indices as printed, two decimals. */
export interface PrintedIndices {
  iRa: string;
  iGamma: string;
}

/** An index over its limit, with as many decimals as it takes to see it. */
export interface Exceedance {
  index: keyof RadioactivityIndices;
  actual: string;
  limit: string;
}

/** A check in JSON types, ready to be put into words; activities as they were read. */
export interface RadioactivityView {
  activities: Record<Nuclide, string>;
  dosage: string;
  indices: PrintedIndices;
  material: PrintedIndices;
  rest: PrintedIndices;
  isMix: boolean;
  isRestActive: boolean;
  classes: { name: ProductClass; exceeds: Exceedance[] }[];
  maxDosage: string;
  /** The dosage is over the maximum for main building materials. */
  isOverMax: boolean;
}

/** `checkRadioactivity` as a page shows it. Refusals as there. */
export function viewRadioactivity(input: RadioactivityInput): Result<RadioactivityView> {
  const checked = checkRadioactivity(input);
  if (!checked.ok) return checked;
  const { indices, material, rest, dosage, maxDosage } = checked.value;
  return ok({
    activities: { ra: input.ra, th: input.th, k: input.k },
    dosage: plain(dosage),
    indices: print(indices),
    material: print(material),
    rest: print(rest),
    isMix: plain(dosage) !== "100",
    isRestActive: rest.iGamma.numerator !== 0n,
    classes: productClasses.map((name) => ({ name, exceeds: exceedances(indices, classLimits[name]) })),
    maxDosage: plain(maxDosage),
    isOverMax: compare(dosage, maxDosage) > 0,
  });
}

function exceedances(indices: RadioactivityIndices, limit: { iRa: Fraction | null; iGamma: Fraction }): Exceedance[] {
  return (["iRa", "iGamma"] as const).flatMap((index) => {
    const most = limit[index];
    return most !== null && compare(indices[index], most) > 0 ? [{ index, actual: printOver(indices[index], most), limit: formatFixed(most, 1) }] : [];
  });
}

const mostPlaces = 9;

/** Two decimals, or more where rounding would print the limit itself. */
function printOver(value: Fraction, limit: Fraction): string {
  let places = 2;
  while (places < mostPlaces && formatFixed(value, places) === formatFixed(limit, places)) places += 1;
  return formatFixed(value, places);
}

function print({ iRa, iGamma }: RadioactivityIndices): PrintedIndices {
  return { iRa: formatFixed(iRa, 2), iGamma: formatFixed(iGamma, 2) };
}

/** A percentage without needless zeros: 28.5, 100. */
function plain(value: Fraction): string {
  return formatFixed(value, 6).replace(/\.?0+$/, "");
}
