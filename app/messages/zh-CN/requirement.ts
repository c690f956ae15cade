import type { Indicator } from "#app/domain/challenge/indicator.ts";

/** What an indicator asks, in signs: `≤ 45 元/t`, `6 ～ 9`, `合格`; a relative one says against what. */
export function requirementWords({ comparator, value, upper, unit, mode, baseline }: Pick<Indicator, "comparator" | "value" | "upper" | "unit" | "mode" | "baseline">): string {
  if (typeof value === "boolean") return value ? "合格" : "不合格";
  if (mode === "relative" && baseline !== null) return `较 ${withUnit(baseline, unit)} ${changeWords(comparator, value, upper)}`;
  switch (comparator) {
    case "<=":
      return `≤ ${withUnit(value, unit)}`;
    case ">=":
      return `≥ ${withUnit(value, unit)}`;
    case "=":
    case "bool":
      return `= ${withUnit(value, unit)}`;
    case "range":
    case "countRange":
      return `${value} ～ ${withUnit(upper ?? value, unit)}`;
  }
}

/** A change in percent, as people say it: lower by at least 10 %. */
function changeWords(comparator: Indicator["comparator"], value: number, upper: number | null): string {
  const direction = value < 0 ? "降低" : "提高";
  const size = `${Math.abs(value)}%`;
  if (upper !== null) return `变化 ${value}% ～ ${upper}%`;
  if (comparator === "=") return `${direction} ${size}`;
  // "At most −10 %" is a fall of at least ten.
  const isAtLeast = (comparator === "<=") === value < 0;
  return `${direction}${isAtLeast ? "不少于" : "不超过"} ${size}`;
}

export function withUnit(value: number, unit: string): string {
  return unit === "" ? String(value) : unit === "%" ? `${value}%` : `${value} ${unit}`;
}
