export const comparators = ["<=", ">=", "=", "range", "countRange", "bool"] as const;

/**
 * How a promise is held against an indicator: at most, at least, exactly; inside `value` to `upper`, both ends included
 * (区间); a whole number inside them ("3 to 5 sets"); 合格/不合格.
 */
export type Comparator = (typeof comparators)[number];

/** Whether an indicator is a number and not a yes or no (量化指标). */
export function isQuantified(indicator: { comparator: Comparator }): boolean {
  return indicator.comparator !== "bool";
}
