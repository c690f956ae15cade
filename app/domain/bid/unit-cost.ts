import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judge, type Verdict } from "#app/domain/challenge/judge.ts";

/** The parts of a unit cost (单位成本构成), each in 分 per unit of the indicator: guide 2.2, Economics. */
export const costParts = ["rawMaterial", "energy", "chemicals", "labour", "depreciation", "transport"] as const;
export type CostPart = (typeof costParts)[number];
export type CostParts = Readonly<Record<CostPart, number | null>>;

/** The indicator that a unit cost is held against (成本指标): in money per something, a hard one before a soft one; null where the item has none. */
export function costIndicator(indicators: readonly Indicator[]): Indicator | null {
  const found = indicators.filter(({ unit, comparator }) => comparator !== "bool" && /^(元|万元)\/./.test(unit.replaceAll(/\s/g, "")));
  return found.find(({ hard }) => hard) ?? found[0] ?? null;
}

/** What a cost indicator is per: `t` of 元/t. */
export function perUnit({ unit }: Pick<Indicator, "unit">): string {
  return unit.replace(/^[^/]*\//, "").trim();
}

/** The sum of the parts in 分; null while a part is missing, because a sum of some parts would look like a cost. */
export function unitCostFen(parts: CostParts): number | null {
  const given = costParts.flatMap((part) => parts[part] ?? []);
  return given.length < costParts.length ? null : given.reduce((sum, fen) => sum + fen, 0);
}

/** How a cost in 分 stands against the indicator, and against what the team promises for it. */
export interface CostVerdict {
  fen: number;
  verdict: Verdict;
  /** False where the promise is cheaper than the team's own calculation; null while nothing is promised. */
  coversPromise: boolean | null;
}

/** Judges a cost as a promise is judged; `promised` is the dearest value that the team promises, in the indicator's unit. */
export function judgeCost(indicator: Indicator, fen: number, promised: number | null): CostVerdict {
  const fenPerUnit = fenPer(indicator);
  return { fen, verdict: judge(indicator, fen / fenPerUnit), coversPromise: promised === null ? null : fen <= Math.round(promised * fenPerUnit) };
}

/** What becomes of the whole when one part is a fifth cheaper or dearer (敏感性分析, ±20 %). */
export interface Sensitivity {
  part: CostPart;
  low: CostVerdict;
  high: CostVerdict;
}

/** One line per part that is not nothing, the heaviest first; null while the cost is not whole. */
export function sensitivityOf(indicator: Indicator, parts: CostParts, promised: number | null): Sensitivity[] | null {
  const total = unitCostFen(parts);
  if (total === null) return null;
  const given = costParts.map((part) => ({ part, fen: parts[part] ?? 0 })).filter(({ fen }) => fen > 0);
  return given
    .toSorted((one, other) => other.fen - one.fen)
    .map(({ part, fen }) => ({ part, low: judgeCost(indicator, total - fen + share(fen, 80), promised), high: judgeCost(indicator, total - fen + share(fen, 120), promised) }));
}

/** A percentage of an amount, half a 分 rounded up. */
function share(fen: number, percent: number): number {
  return Math.floor((fen * percent + 50) / 100);
}

function fenPer({ unit }: Indicator): number {
  return unit.trim().startsWith("万元") ? 1_000_000 : 100;
}
