import type { Indicator } from "#app/domain/challenge/indicator.ts";

/** The parts of a unit cost (单位成本构成), each in 分 per tonne: guide 2.2, Economics. */
export const costParts = ["rawMaterial", "energy", "chemicals", "labour", "depreciation", "transport", "other"] as const;
export type CostPart = (typeof costParts)[number];

/** Which indicators are a cost per tonne: only there a unit cost is asked for. */
export function isCostIndicator({ unit, comparator }: Pick<Indicator, "unit" | "comparator">): boolean {
  return comparator !== "bool" && /^(元|万元)\/(t|吨)$/.test(unit.replaceAll(/\s/g, ""));
}

/** The sum of the parts in 分 per tonne; null while none is given. */
export function unitCostFen(parts: Readonly<Partial<Record<CostPart, number | null>>>): number | null {
  const given = costParts.flatMap((part) => parts[part] ?? []);
  return given.length === 0 ? null : given.reduce((sum, fen) => sum + fen, 0);
}

/**
 * Whether the parts add up to at most what was promised for a cost indicator (number in 元/t or 万元/t): a promise below
 * the team's own calculation is noted, never refused. Null where one of both is missing.
 */
export function isPromiseCovered(unit: string, promised: number | null, costFen: number | null): boolean | null {
  if (promised === null || costFen === null) return null;
  return costFen <= Math.round(promised * (unit.startsWith("万元") ? 1_000_000 : 100));
}
