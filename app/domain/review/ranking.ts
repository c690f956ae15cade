import { compare, formatFixed, roundHalfUp, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregateExact, methodFor, spreadOf, type AggregationMethod, type Spread } from "./aggregate.ts";
import { totalFactor } from "./rubric.ts";
import { readSheets, type ReadSheet, type ScoreSheet } from "./score-sheets.ts";
import { missedThresholds, type Criterion, type MissedThreshold } from "./thresholds.ts";

/** The rules of the round for one challenge. `auto`: by the number of valid sheets of each bid (guide 3.3). */
export interface RankingRules {
  criteria: readonly Criterion[];
  /** Criteria of the published rubric that nobody marks; their weight is spread over the others (`totalFactor`). */
  leftOut?: readonly Criterion[];
  aggregation: AggregationMethod | "auto";
  leastValidScores: number;
  /** The total that a bid must reach, in points: of a single valid bid (单一揭榜), which has no rival, the round asks more. */
  passMark: number;
}

/** One line of the ranking (排名). Marks are shown with two decimals, and the order follows exactly what is shown. */
export interface RankedBid extends Spread {
  bid: string;
  /** From 1; bids that even the tie-break leaves equal share a place until the panel has voted. */
  place: number;
  total: string;
  method: AggregationMethod;
  validSheets: number;
  criteria: Record<string, string>;
  missed: MissedThreshold[];
  /** What parts this bid from those of the same total: a criterion, or `panelVote` when nothing does; null without a tie. */
  tieBreak: string | null;
}

export interface Ranking {
  bids: RankedBid[];
  /** Some bids were averaged in another way than others because a sheet fell away; the officer must see it. */
  mixedMethods: boolean;
}

export const tieBreakOrder = ["R01", "R02", "R05"] as const;
export const panelVote = "panelVote";

interface Scored {
  line: Omit<RankedBid, "place" | "tieBreak">;
  /** The total, then the tie-break criteria that the rubric has, rounded as shown. */
  keys: Fraction[];
}

/**
 * Ranks the bids of one challenge: total rounded half up to two decimals, ties by R01, R02, R05, then a vote of the panel.
 * Refusals: those of `readSheets`, `tooFewScores` (facts bid, given, least) below the least valid sheets for a bid, or below
 * five when the round fixes the trimmed mean. Source: guide 0.1, 20 and 3.3.
 */
export function rankBids(sheets: readonly ScoreSheet[], rules: RankingRules): Result<Ranking> {
  const read = readSheets(sheets, rules.criteria, totalFactor({ used: rules.criteria, leftOut: rules.leftOut ?? [] }));
  if (!read.ok) return read;
  const scored: Scored[] = [];
  for (const [bid, own] of read.value) {
    const one = scoreBid(bid, own, rules);
    if (!one.ok) return one;
    scored.push(one.value);
  }
  // The number only steadies the list: equal bids keep an equal place.
  scored.sort((a, b) => compareKeys(b.keys, a.keys) || (a.line.bid < b.line.bid ? -1 : 1));
  const tieBreaks = tieBreakOrder.filter((code) => rules.criteria.some((criterion) => criterion.code === code));
  const bids = scored.map(({ line, keys }) => ({
    ...line,
    place: 1 + scored.filter((other) => compareKeys(other.keys, keys) > 0).length,
    tieBreak: tieBreakOf(keys, scored, tieBreaks),
  }));
  return ok({ bids, mixedMethods: new Set(bids.map(({ method }) => method)).size > 1 });
}

function scoreBid(bid: string, sheets: readonly ReadSheet[], rules: RankingRules): Result<Scored> {
  const validSheets = sheets.length;
  const least = rules.leastValidScores;
  if (validSheets < least) return refuse("tooFewScores", { facts: { bid, given: validSheets, least } });
  const method = rules.aggregation === "auto" ? methodFor(validSheets) : rules.aggregation;
  const totals = sheets.map((sheet) => sheet.total);
  const total = roundedAggregate(method, totals);
  if (!total.ok) return refuse(total.refusal.code, { facts: { bid, ...total.refusal.facts } });
  const marks: { criterion: Criterion; mark: Fraction }[] = [];
  for (const [index, criterion] of rules.criteria.entries()) {
    const mark = roundedAggregate(method, sheets.flatMap((sheet) => sheet.marks[index] ?? []));
    if (!mark.ok) return mark;
    marks.push({ criterion, mark: mark.value });
  }
  const spread = spreadOf(totals);
  if (!spread.ok) return spread;
  const line = {
    bid,
    total: formatFixed(total.value, 2),
    method,
    validSheets,
    criteria: Object.fromEntries(marks.map(({ criterion, mark }) => [criterion.code, formatFixed(mark, 2)])),
    missed: missedThresholds(total.value, marks, rules.passMark),
    ...spread.value,
  };
  const tieMarks = tieBreakOrder.flatMap((code) => marks.find(({ criterion }) => criterion.code === code)?.mark ?? []);
  return ok({ line, keys: [total.value, ...tieMarks] });
}

function roundedAggregate(method: AggregationMethod, marks: readonly Fraction[]): Result<Fraction> {
  const exact = aggregateExact(method, marks);
  return exact.ok ? ok(roundHalfUp(exact.value, 2)) : exact;
}

function compareKeys(a: readonly Fraction[], b: readonly Fraction[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    const difference = other ? compare(key, other) : 0;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first criterion by which a bid stands apart from all others of its total. */
function tieBreakOf(keys: readonly Fraction[], scored: readonly Scored[], tieBreaks: readonly string[]): string | null {
  for (let depth = 1; depth <= keys.length; depth += 1) {
    const alike = scored.filter((other) => compareKeys(keys.slice(0, depth), other.keys.slice(0, depth)) === 0);
    if (alike.length === 1) return depth === 1 ? null : (tieBreaks[depth - 2] ?? null);
  }
  return panelVote;
}
