import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregateWhole, leastMarks, methodFor, spreadOf, type AggregationMethod, type Spread } from "./aggregate.ts";
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
  /** The total, then the tie-break criteria that the rubric has, rounded as shown, in hundredths. */
  keys: number[];
}

/**
 * Ranks the bids of one challenge: total rounded half up to two decimals, ties by R01, R02, R05, then a vote of the panel.
 * All in whole numbers, so exact. Refusals: those of `readSheets`, `tooFewScores` (facts bid, given, least) below the least
 * valid sheets for a bid, or below five when the round fixes the trimmed mean. Source: guide 0.1, 20 and 3.3.
 */
export function rankBids(sheets: readonly ScoreSheet[], rules: RankingRules): Result<Ranking> {
  const read = readSheets(sheets, rules.criteria);
  if (!read.ok) return read;
  return rankRead(read.value, rules);
}

/**
 * The ranking of sheets that are read already. `stress` multiplies each criterion's marks and its weight alike (1 when left
 * out), so that a ranking under other weights still has the same full mark. Refusals: `tooFewScores`.
 */
export function rankRead(read: ReadonlyMap<string, readonly ReadSheet[]>, rules: RankingRules, stress?: readonly number[]): Result<Ranking> {
  const weighing = weighingOf(rules, stress ?? rules.criteria.map(() => 1));
  const tieBreaks = tieBreakOrder.filter((code) => rules.criteria.some((criterion) => criterion.code === code));
  const places = tieBreaks.map((code) => rules.criteria.findIndex((criterion) => criterion.code === code));
  const scored: Scored[] = [];
  for (const [bid, own] of read) {
    const one = scoreBid(bid, own, rules, weighing, places);
    if (!one.ok) return one;
    scored.push(one.value);
  }
  // The number only steadies the list: equal bids keep an equal place.
  scored.sort((a, b) => compareKeys(b.keys, a.keys) || (a.line.bid < b.line.bid ? -1 : 1));
  const bids = placed(scored, tieBreaks);
  return ok({ bids, mixedMethods: new Set(bids.map(({ method }) => method)).size > 1 });
}

/** A total is the sum of marks, each times its stress, times the whole rubric's weight over the weight used. */
export interface Weighing {
  stress: readonly number[];
  times: number;
  over: number;
}

export function weighingOf({ criteria, leftOut = [] }: Pick<RankingRules, "criteria" | "leftOut">, stress: readonly number[]): Weighing {
  const used = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return { stress, times: used + leftOut.reduce((sum, { weight }) => sum + weight, 0), over: criteria.reduce((sum, { weight }, index) => sum + weight * (stress[index] ?? 1), 0) };
}

/** A sheet's total in units of 1/`over` hundredth. */
export function weighed({ marks }: ReadSheet, { stress, times }: Weighing): number {
  let sum = 0;
  for (let index = 0; index < marks.length; index += 1) sum += (marks[index] ?? 0) * (stress[index] ?? 1);
  return sum * times;
}

function scoreBid(bid: string, sheets: readonly ReadSheet[], rules: RankingRules, weighing: Weighing, places: readonly number[]): Result<Scored> {
  const validSheets = sheets.length;
  const least = rules.leastValidScores;
  if (validSheets < least) return refuse("tooFewScores", { facts: { bid, given: validSheets, least } });
  const method = rules.aggregation === "auto" ? methodFor(validSheets) : rules.aggregation;
  if (validSheets < leastMarks[method]) return refuse("tooFewScores", { facts: { bid, method, given: validSheets, least: leastMarks[method] } });
  const totals = ascending(sheets.map((sheet) => weighed(sheet, weighing)));
  const total = aggregateWhole(method, totals, weighing.over);
  const { marks, texts } = aggregateCriteria(method, sheets, rules.criteria);
  const { range, standardDeviation, divergent } = spreadOf(totals, weighing.over);
  const missed = missedThresholds(total, marks, rules.criteria, rules.passMark);
  const line = { bid, total: formatHundredths(total), method, validSheets, criteria: texts, missed, range, standardDeviation, divergent };
  return ok({ line, keys: [total, ...places.map((place) => marks[place] ?? 0)] });
}

/** Each criterion over its own marks, in hundredths and as shown. */
function aggregateCriteria(method: AggregationMethod, sheets: readonly ReadSheet[], criteria: readonly Criterion[]): { marks: number[]; texts: Record<string, string> } {
  const marks: number[] = [];
  const texts: Record<string, string> = {};
  const column = sheets.map(() => 0);
  for (let index = 0; index < criteria.length; index += 1) {
    for (let row = 0; row < column.length; row += 1) column[row] = sheets[row]?.marks[index] ?? 0;
    const mark = aggregateWhole(method, ascending(column));
    marks.push(mark);
    texts[criteria[index]?.code ?? ""] = formatHundredths(mark);
  }
  return { marks, texts };
}

/** Places and what breaks a tie, in one walk: in sorted order the nearest rival of a bid is its neighbour. */
function placed(scored: readonly Scored[], tieBreaks: readonly string[]): RankedBid[] {
  let place = 0;
  return scored.map(({ line, keys }, index) => {
    const alike = (other: Scored | undefined) => (other ? commonKeys(keys, other.keys) : 0);
    const before = alike(scored[index - 1]);
    if (before < keys.length) place = index + 1;
    const shared = Math.max(before, alike(scored[index + 1]));
    return { ...line, place, tieBreak: shared === 0 ? null : (tieBreaks[shared - 1] ?? panelVote) };
  });
}

/** How many keys of two bids are equal before the first that is not. */
function commonKeys(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const shared = commonKeys(a, b);
  return shared === a.length ? 0 : (a[shared] ?? 0) - (b[shared] ?? 0);
}

/** Sorts a short list in place; the built-in sort calls back for every pair. */
export function ascending(values: number[]): number[] {
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    let hole = at;
    for (; hole > 0 && (values[hole - 1] ?? 0) > value; hole -= 1) values[hole] = values[hole - 1] ?? 0;
    values[hole] = value;
  }
  return values;
}
