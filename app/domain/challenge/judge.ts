import { compare, decimalOf, divide, fraction, multiply, subtract, type Fraction } from "#app/domain/kernel/decimal.ts";
import type { Indicator } from "./indicator.ts";
import type { PromisedValue } from "./promise.ts";

/** Meets it; misses a hard one (实质性不响应); deviates from a soft one (偏离); missing: nothing usable was promised. */
export type Verdict = "meets" | "misses" | "deviates" | "missing";

/**
 * Holds a promise against an indicator, compared as exact decimals. A promised range meets only when the whole of it does:
 * 6.0 to 9.6 misses 6.0 to 9.5. A yes where a number is asked, or the reverse, is missing. Source: guide 2.1, 5.9.
 */
export function judge(indicator: Indicator, promised: PromisedValue | null | undefined): Verdict {
  if (indicator.comparator === "bool") {
    if (typeof promised !== "boolean") return "missing";
    return verdict(indicator, promised === indicator.value);
  }
  const ends = promisedEnds(promised);
  if (ends === null || typeof indicator.value === "boolean") return "missing";
  const low = comparable(indicator, ends[0]);
  const high = comparable(indicator, ends[1]);
  const target = decimalOf(indicator.value);
  const upper = decimalOf(indicator.upper ?? indicator.value);
  // A range written from high to low is no range; the form refuses it, an import may still bring it.
  const isInOrder = compare(ends[0], ends[1]) <= 0;
  const isInside = compare(low, target) >= 0 && compare(high, upper) <= 0;
  const holds: Record<Exclude<Indicator["comparator"], "bool">, boolean> = {
    "<=": compare(high, target) <= 0,
    ">=": compare(low, target) >= 0,
    "=": compare(low, target) === 0 && compare(high, target) === 0,
    range: isInside,
    countRange: isInside && ends.every(({ denominator }) => denominator === 1n),
  };
  return verdict(indicator, isInOrder && holds[indicator.comparator]);
}

/** Verdicts over all indicators of a challenge, by code, and the lists that form check and submission ask for. */
export interface Judgement {
  verdicts: Record<string, Verdict>;
  failsHard: string[];
  missingHard: string[];
  /** Soft ones that deviate; allowed, but shown. */
  deviatesSoft: string[];
  missingSoft: string[];
}

/** Judges every indicator, in the order of the challenge; promises for unknown codes are ignored. */
export function judgeAll(indicators: readonly Indicator[], promised: Readonly<Record<string, PromisedValue | null | undefined>>): Judgement {
  const judged = indicators.map((indicator) => ({
    indicator,
    verdict: judge(indicator, Object.hasOwn(promised, indicator.code) ? promised[indicator.code] : null),
  }));
  const codes = (wanted: Verdict, hard: boolean) => judged.filter(({ indicator, verdict }) => verdict === wanted && indicator.hard === hard).map(({ indicator }) => indicator.code);
  return {
    verdicts: Object.fromEntries(judged.map(({ indicator, verdict }) => [indicator.code, verdict])),
    failsHard: codes("misses", true),
    missingHard: codes("missing", true),
    deviatesSoft: codes("deviates", false),
    missingSoft: codes("missing", false),
  };
}

function verdict(indicator: Indicator, holds: boolean): Verdict {
  if (holds) return "meets";
  return indicator.hard ? "misses" : "deviates";
}

function promisedEnds(promised: PromisedValue | null | undefined): [Fraction, Fraction] | null {
  if (promised === null || promised === undefined || typeof promised === "boolean") return null;
  const [low, high] = typeof promised === "number" ? [promised, promised] : promised;
  return Number.isFinite(low) && Number.isFinite(high) ? [decimalOf(low), decimalOf(high)] : null;
}

/** The promise in the terms of the target: itself, or its change against the baseline in percent. */
function comparable({ mode, baseline }: Indicator, promised: Fraction): Fraction {
  if (mode === "absolute" || baseline === null) return promised;
  const base = decimalOf(baseline);
  return multiply(divide(subtract(promised, base), base), fraction(100n));
}
