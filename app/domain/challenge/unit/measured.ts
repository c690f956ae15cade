import { decimalOf, formatFixed } from "#app/domain/kernel/decimal.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { withoutPowers } from "#app/domain/kernel/power-of-ten.ts";
import { readNumber } from "#app/domain/kernel/typed-number.ts";
import { convert, isSameDimension, parseUnit } from "./unit.ts";

/** A value as typed, in the unit that was asked for. `typed`: number and unit of their own, where another one was typed. */
export interface Measured {
  value: number;
  typed: { value: number; unit: string } | null;
}

/** So fine is a converted value kept: a comparison with what is listed must not hang on it. */
const places = 12;

/** A value in another unit of the same dimension; null where the dimensions differ or a unit is not in the table. */
export function converted(value: number, from: string, to: string): number | null {
  const [own, asked] = [parseUnit(from), parseUnit(to)];
  const result = own && asked && convert(decimalOf(value), own, asked);
  return result ? Number(formatFixed(result, places)) : null;
}

/** Number and unit where both were typed (`0.3 万t/a`). */
function partsOf(typed: string): { value: number; unit: string } | null {
  const [, number = "", unit = ""] = /^([-−]?[\d,.]+)(\D.*)$/s.exec(withoutPowers(toHalfWidth(typed)).trim()) ?? [];
  const value = readNumber(number);
  const read = value === null ? null : parseUnit(unit);
  return value === null || read === null || read.symbol === "" ? null : { value, unit: read.symbol };
}

/** Reads a value asked for in `unit`: a bare number, with a power of ten too, or one with a unit of its own, which is converted. Null for anything else. */
export function readMeasured(typed: string, unit: string): Measured | null {
  const bare = readNumber(withoutPowers(typed));
  if (bare !== null) return { value: bare, typed: null };
  const own = partsOf(typed);
  const value = own && converted(own.value, own.unit, unit);
  if (own === null || value === null) return null;
  return { value, typed: own.unit === parseUnit(unit)?.symbol ? null : own };
}

/** The unit that was typed with a value where it measures something else than `unit` does; null where that is not what is wrong. */
export function foreignUnit(typed: string, unit: string): string | null {
  const [own, asked] = [partsOf(typed), parseUnit(unit)];
  const read = own && parseUnit(own.unit);
  return own && read && asked && !isSameDimension(read, asked) ? own.unit : null;
}
