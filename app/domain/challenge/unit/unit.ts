import { divide, type Fraction, fraction, multiply } from "#app/domain/kernel/decimal.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { type BaseUnit, baseUnits, counted, type Dimension, multiples, otherNames, ratios } from "./units.ts";

/** A unit as understood: how it is written in one form, its dimensions with exponents (those of zero left out), its size in base units. */
export interface Unit {
  symbol: string;
  dimensions: Partial<Record<Dimension, number>>;
  factor: Fraction;
}

/**
 * Reads a unit as people write it: `MPa`, `万t/a`, `元/吨`, `m3/t`, `ｍｇ／Ｌ`, `kgce/t`, `kg/(m²·d)`; null for one that the table
 * does not have. Symbols keep their case, because m and M are not the same.
 */
export function parseUnit(text: string): Unit | null {
  const plain = inFractions(toHalfWidth(text).replace(/\s/g, "").replaceAll("％", "%").replace(/[*×•⋅]/g, "·").replaceAll("−", "-"));
  if (plain === "") return { symbol: "", dimensions: {}, factor: fraction(1n) };
  if (plain.length > 30) return null;
  const [top = "", ...below] = plain.split("/").map((one) => one.replace(/^\((.*)\)$/, "$1"));
  const numerator = top === "" ? null : product(top);
  if (!numerator) return null;
  let result = numerator;
  for (const one of below) {
    const denominator = one === "" ? null : product(one);
    if (!denominator) return null;
    result = { symbol: `${result.symbol}/${denominator.symbol.includes("·") ? `(${denominator.symbol})` : denominator.symbol}`, dimensions: combined(result.dimensions, denominator.dimensions, -1), factor: divide(result.factor, denominator.factor) };
  }
  return result;
}

/** Whether two units measure the same, so that one can be converted into the other. */
export function isSameDimension(one: Unit, other: Unit): boolean {
  const names = new Set([...Object.keys(one.dimensions), ...Object.keys(other.dimensions)]) as Set<Dimension>;
  return [...names].every((name) => (one.dimensions[name] ?? 0) === (other.dimensions[name] ?? 0));
}

/** A value in another unit of the same dimension, exactly; null where the dimensions differ. A temperature is not converted. */
export function convert(value: Fraction, from: Unit, to: Unit): Fraction | null {
  return isSameDimension(from, to) ? divide(multiply(value, from.factor), to.factor) : null;
}

/** Whether the unit counts things (3 套). */
export function isCounting(unit: Unit): boolean {
  return Object.keys(unit.dimensions).some((name) => name.startsWith("count:") && name !== "count:月");
}

/** `mg·L⁻¹`, `mg·L-1`, `W·m^-1·K^-1` as fractions, and a force by its area as the pressure that it is. */
function inFractions(text: string): string {
  return text
    .replace(/·?([A-Za-zμ℃\u4e00-\u9fff]+)(?:⁻|\^?-)([¹²³123])/g, (_, unit: string, power: string) => `/${unit}${/[¹1]/.test(power) ? "" : power}`)
    .replace(/N\/mm[2²]/g, "MPa");
}

/** `kW·h` is one unit; otherwise a dot multiplies. */
function product(text: string): Unit | null {
  const whole = single(text);
  if (whole) return whole;
  const parts = text.split("·").map(single);
  if (parts.length < 2 || parts.some((one) => one === null)) return null;
  return (parts as Unit[]).reduce((one, other) => ({ symbol: `${one.symbol}·${other.symbol}`, dimensions: combined(one.dimensions, other.dimensions, 1), factor: multiply(one.factor, other.factor) }));
}

function single(text: string): Unit | null {
  const name = otherNames[text] ?? text;
  const ratio = Object.hasOwn(ratios, name) ? ratios[name] : undefined;
  if (ratio) return { symbol: name, dimensions: {}, factor: ratio };
  if (Object.hasOwn(baseUnits, name)) return ofBase(name, baseUnits[name]!);
  const thing = counted.find((one) => one === name);
  if (thing) return { symbol: thing, dimensions: { [`count:${thing}`]: 1 }, factor: fraction(1n) };
  const multiple = multiples[text.charAt(0)];
  const rest = multiple === undefined || text.length < 2 ? null : single(text.slice(1));
  // 万万t is no unit, 万% neither.
  if (!rest || multiples[text.charAt(1)] !== undefined || Object.keys(rest.dimensions).length === 0) return null;
  return { symbol: `${text.charAt(0)}${rest.symbol}`, dimensions: rest.dimensions, factor: multiply(rest.factor, fraction(multiple!)) };
}

function ofBase(symbol: string, { dimension, power, factor }: BaseUnit): Unit {
  return { symbol, dimensions: { [dimension]: power }, factor };
}

function combined(one: Unit["dimensions"], other: Unit["dimensions"], sign: 1 | -1): Unit["dimensions"] {
  const sum = { ...one };
  for (const [name, power] of Object.entries(other) as [Dimension, number][]) {
    const total = (sum[name] ?? 0) + sign * power;
    if (total === 0) Reflect.deleteProperty(sum, name);
    else sum[name] = total;
  }
  return sum;
}
