import { add, compare, divide, type Fraction, fraction, multiply, parseDecimal, roundDown, subtract } from "#app/domain/kernel/decimal.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

/** The nuclides of GB 6566 (放射性核素): 镭-226, 钍-232, 钾-40. */
export const nuclides = ["ra", "th", "k"] as const;
export type Nuclide = (typeof nuclides)[number];

/** Specific activities (放射性比活度) of a material, exact, in Bq/kg. */
export type Activities = Readonly<Record<Nuclide, Fraction>>;

/** 内照射指数 and 外照射指数, exact. They are linear in the activities, so those of a mix are the weighted sums of its parts. */
export interface RadioactivityIndices {
  iRa: Fraction;
  iGamma: Fraction;
}

/**
 * What a material may be used for (GB 6566): main building material (主体材料), one with a void ratio over 25 % (空心率大于 25%),
 * decorative A (装饰装修材料 A 类, anywhere), B (not inside homes, schools, hospitals and their like), C (outside only).
 */
export const productClasses = ["main", "hollow", "decorativeA", "decorativeB", "decorativeC"] as const;
export type ProductClass = (typeof productClasses)[number];

/** The highest index of each class that is still allowed; `iRa` null where only the external one is limited. */
export const classLimits: Readonly<Record<ProductClass, { iRa: Fraction | null; iGamma: Fraction }>> = {
  main: { iRa: fraction(1n), iGamma: fraction(1n) },
  hollow: { iRa: fraction(1n), iGamma: fraction(13n, 10n) },
  decorativeA: { iRa: fraction(1n), iGamma: fraction(13n, 10n) },
  decorativeB: { iRa: fraction(13n, 10n), iGamma: fraction(19n, 10n) },
  decorativeC: { iRa: null, iGamma: fraction(28n, 10n) },
};

const hundred = fraction(100n);
const zero = fraction(0n);
/** No natural material comes near: 1 kg of pure uranium ore is below. Guards against a slip of the unit. */
const mostActivity = fraction(100_000_000n);

/** As `checkRadioactivity` takes it: decimal texts, Bq/kg and percent; `rest` is what the material is mixed with. */
export interface RadioactivityInput extends Record<Nuclide, string> {
  dosage?: string | undefined;
  rest?: Partial<Record<Nuclide, string>> | undefined;
}

/**
 * What three activities and a dosage tell (放射性与掺量核算). `indices` are those of the mix; `material` and `rest` of its parts.
 * `maxDosage`, in percent, is the most of the material that keeps the mix a main building material, rounded down to two
 * decimals, never up: 0 when not even the rest alone is one.
 */
export interface RadioactivityCheck {
  indices: RadioactivityIndices;
  material: RadioactivityIndices;
  rest: RadioactivityIndices;
  dosage: Fraction;
  allowed: Record<ProductClass, boolean>;
  maxDosage: Fraction;
}

/** IRa = C_Ra / 200; Iγ = C_Ra / 370 + C_Th / 260 + C_K / 4200. Source: GB 6566, guide 5.3. */
export function indicesOf({ ra, th, k }: Activities): RadioactivityIndices {
  const part = (activity: Fraction, limit: bigint) => divide(activity, fraction(limit));
  return { iRa: part(ra, 200n), iGamma: add(add(part(ra, 370n), part(th, 260n)), part(k, 4200n)) };
}

/** The indices of `percent` of a material in the rest, by dry mass. */
export function mixIndices(material: RadioactivityIndices, rest: RadioactivityIndices, percent: Fraction): RadioactivityIndices {
  const share = divide(percent, hundred);
  const mixed = (key: keyof RadioactivityIndices) => add(multiply(material[key], share), multiply(rest[key], subtract(fraction(1n), share)));
  return { iRa: mixed("iRa"), iGamma: mixed("iGamma") };
}

/** The classes that indices allow. Compared exactly: 1.004 is printed 1.00 and is still over 1.0. */
export function allowedClasses({ iRa, iGamma }: RadioactivityIndices): Record<ProductClass, boolean> {
  const isAllowed = (limit: (typeof classLimits)[ProductClass]) => (limit.iRa === null || compare(iRa, limit.iRa) <= 0) && compare(iGamma, limit.iGamma) <= 0;
  return Object.fromEntries(productClasses.map((name) => [name, isAllowed(classLimits[name])])) as Record<ProductClass, boolean>;
}

/** The most of a material, in percent, with which the mix keeps both limits of a class; exact, from 0 to 100. */
export function maxDosageOf(material: RadioactivityIndices, rest: RadioactivityIndices, productClass: ProductClass = "main"): Fraction {
  const limit = classLimits[productClass];
  const most = [mostShare(material.iGamma, rest.iGamma, limit.iGamma), ...(limit.iRa === null ? [] : [mostShare(material.iRa, rest.iRa, limit.iRa)])];
  return multiply(most.reduce((least, share) => (compare(share, least) < 0 ? share : least)), hundred);
}

/** The largest d from 0 to 1 with d · own + (1 − d) · other ≤ limit: a line in d. */
function mostShare(own: Fraction, other: Fraction, limit: Fraction): Fraction {
  if (compare(own, limit) <= 0) return fraction(1n);
  // The material alone is over the limit: with a rest over it too, no share helps.
  if (compare(other, limit) >= 0) return zero;
  return divide(subtract(limit, other), subtract(own, other));
}

/**
 * Judges a material of three activities, of which `dosage` percent (100 when left out) go into a mix whose `rest` is
 * inactive unless stated. The dosage changes the indices and the classes, never `maxDosage`.
 * Refusal `invalidInput`, each field by its path: an activity that is no decimal from 0 on, a dosage outside 0 to 100.
 */
export function checkRadioactivity({ dosage = "100", rest = {}, ...own }: RadioactivityInput): Result<RadioactivityCheck> {
  const problems: FieldProblem[] = [];
  const read = (path: string, text: string, most: Fraction, message: string) => {
    const value = parseDecimal(text);
    if (value.ok && compare(value.value, zero) >= 0 && compare(value.value, most) <= 0) return value.value;
    problems.push({ path, message });
    return zero;
  };
  const activity = (path: string, text: string) => read(path, text, mostActivity, "activity");
  const material = indicesOf({ ra: activity("ra", own.ra), th: activity("th", own.th), k: activity("k", own.k) });
  const others = indicesOf({ ra: activity("rest.ra", rest.ra ?? "0"), th: activity("rest.th", rest.th ?? "0"), k: activity("rest.k", rest.k ?? "0") });
  const percent = read("dosage", dosage, hundred, "percent");
  if (problems.length > 0) return refuse("invalidInput", { fields: problems });
  const indices = mixIndices(material, others, percent);
  return ok({ indices, material, rest: others, dosage: percent, allowed: allowedClasses(indices), maxDosage: roundDown(maxDosageOf(material, others), 2) });
}
