import { ok, refuse, type Result } from "./result.ts";

/** An exact number: a fraction in lowest terms with a positive denominator. Nothing is rounded until it is shown. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const longestText = 40;

/** Reads a decimal such as "92.0" or "-3" (ASCII digits, at most 40 characters, no exponent). Refusal `invalidInput`. */
export function parseDecimal(text: string): Result<Fraction> {
  const parts = text.length <= longestText ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
  if (!parts) return refuse("invalidInput", { facts: { text: text.slice(0, longestText) } });
  const [, sign = "", whole = "", part = ""] = parts;
  return ok(fraction(BigInt(sign + whole + part), 10n ** BigInt(part.length)));
}

/** The decimal that a JSON number was written as: 0.1 is one tenth, not the nearest binary. Throws RangeError unless finite. */
export function decimalOf(value: number): Fraction {
  // Number's own shortest text is the exact decimal a person typed; "1e-7" and "1e+21" are how it writes the extremes.
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) throw new RangeError(`not a finite number: ${String(value)}`);
  const [, sign = "", whole = "", part = "", exponent = "0"] = parts;
  const scale = Number(exponent) - part.length;
  return fraction(BigInt(sign + whole + part) * 10n ** BigInt(Math.max(scale, 0)), 10n ** BigInt(Math.max(-scale, 0)));
}

/** numerator / denominator in lowest terms. Throws RangeError for a denominator of zero, which is a bug of the caller. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError("division by zero");
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b. Throws RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, fraction(0n));
}

/** Negative, zero or positive as a is less than, equal to or greater than b; fits `sort`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The one rounding rule of the product (四舍五入): half up, towards plus infinity, to `places` decimals. */
export function roundHalfUp(value: Fraction, places: number): Fraction {
  const scale = 10n ** BigInt(places);
  return fraction(floorDivide(2n * value.numerator * scale + value.denominator, 2n * value.denominator), scale);
}

/** Rounds towards minus infinity to `places` decimals: for what must not exceed a limit. */
export function roundDown(value: Fraction, places: number): Fraction {
  const scale = 10n ** BigInt(places);
  return fraction(floorDivide(value.numerator * scale, value.denominator), scale);
}

/** Shows a value with exactly `places` decimals, rounded half up: 429/5 with two is "85.80". */
export function formatFixed(value: Fraction, places: number): string {
  const rounded = roundHalfUp(value, places);
  const scale = 10n ** BigInt(places);
  const units = (rounded.numerator * scale) / rounded.denominator;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? "-" : ""}${whole}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
}

/** The square root rounded half up to `places` decimals, exactly decided on integers. Throws RangeError for a negative value. */
export function squareRoot(value: Fraction, places: number): Fraction {
  if (value.numerator < 0n) throw new RangeError("square root of a negative number");
  const scale = 10n ** BigInt(places);
  // floor(√x·s + ½) = floor((floor(√(4·x·s²)) + 1) / 2), so one integer root settles the rounding.
  const doubled = integerRoot((4n * value.numerator * scale * scale) / value.denominator);
  return fraction((doubled + 1n) / 2n, scale);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
