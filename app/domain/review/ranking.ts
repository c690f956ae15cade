import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregateWhole, leastMarks, spreadOf, type AggregationMethod, type Spread } from "./aggregate.ts";
import { meanRanks } from "./rank-sum.ts";
import { type RankingMethod, type RankingRules, tieBreaksOf, totalsMethod } from "./ranking-rules.ts";
import { readSheets, type ReadSheet, type ScoreSheet } from "./score-sheets.ts";
import { missedThresholds, type Criterion, type MissedThreshold } from "./thresholds.ts";
import { isVetoed, type PanelVoteCount, tieVotes } from "./votes.ts";

/** One line of the ranking (排名). Marks are shown with two decimals, and the order follows exactly what is shown. */
export interface RankedBid extends Spread {
  bid: string;
  /** From 1; bids that even the tie-break leaves equal share a place until the panel has voted. */
  place: number;
  total: string;
  method: RankingMethod;
  /** 平均秩 under `rankSum`, lower is better; else null. */
  meanRank: string | null;
  validSheets: number;
  criteria: Record<string, string>;
  missed: MissedThreshold[];
  /** How many sheets raise 一票否决, and whether the bid falls by it: then it stands behind all others. */
  vetoFlags: number;
  vetoed: boolean;
  /**
   * What parts this bid from those that the total (or the mean rank) leaves equal: a criterion, the panel's vote (`panelVoted`), or
   * `panelVote` while nothing does; null without a tie.
   */
  tieBreak: string | null;
}

export interface Ranking {
  bids: RankedBid[];
  /** Some bids were averaged in another way than others because a sheet fell away; the officer must see it. */
  mixedMethods: boolean;
}

export const panelVote = "panelVote";
export const panelVoted = "panelVoted";

interface Scored {
  line: Omit<RankedBid, "place" | "tieBreak">;
  /** Not vetoed, the total or the mean rank, the tie-break criteria, the panel's votes: rounded as shown, in hundredths, more is better. */
  keys: number[];
}

/** Keys before the tie-break. */
const leading = 2;

/**
 * Ranks the bids of one challenge: total rounded half up to two decimals (under `rankSum` the mean rank), ties by the round's
 * criteria in their order, then by votes of the panel; who falls by veto stands last. All in whole numbers, so exact.
 * Refusals: those of `readSheets`, `tooFewScores` (facts bid, given, least) below the least valid sheets for a bid, or below five
 * when the round fixes the trimmed mean, `vetoUndecided` (bid). Source: guide 0.1, 20 and 3.3.
 */
export function rankBids(sheets: readonly ScoreSheet[], rules: RankingRules, votes: readonly PanelVoteCount[] = []): Result<Ranking> {
  const read = readSheets(sheets, rules.criteria);
  if (!read.ok) return read;
  return rankRead(read.value, rules, { votes });
}

/** Under what else sheets are ranked: `stress` multiplies each criterion's marks and its weight alike, so that the full mark stays. */
export interface Premises {
  votes?: readonly PanelVoteCount[];
  stress?: readonly number[];
}

/** The ranking of sheets that are read already. Refusals: `tooFewScores`, `vetoUndecided`. */
export function rankRead(read: ReadonlyMap<string, readonly ReadSheet[]>, rules: RankingRules, { votes = [], stress }: Premises = {}): Result<Ranking> {
  const weighing = weighingOf(rules, stress ?? rules.criteria.map(() => 1));
  const tieBreaks = tieBreaksOf(rules);
  const places = tieBreaks.map((code) => rules.criteria.findIndex((criterion) => criterion.code === code));
  const ranks = rules.aggregation === "rankSum" ? meanRanks(new Map([...read].map(([bid, own]) => [bid, own.map((sheet) => ({ expert: sheet.expert, total: weighed(sheet, weighing) }))])), rules.leastValidScores) : null;
  const ground: Ground = { rules, weighing, places, ranks, votes };
  const scored: Scored[] = [];
  for (const [bid, own] of read) {
    const one = scoreBid(bid, own, ground);
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

interface Ground {
  rules: RankingRules;
  weighing: Weighing;
  /** Where the tie-break criteria stand among the criteria. */
  places: readonly number[];
  ranks: ReadonlyMap<string, number> | null;
  votes: readonly PanelVoteCount[];
}

function scoreBid(bid: string, sheets: readonly ReadSheet[], { rules, weighing, places, ranks, votes }: Ground): Result<Scored> {
  const validSheets = sheets.length;
  const least = rules.leastValidScores;
  if (validSheets < least) return refuse("tooFewScores", { facts: { bid, given: validSheets, least } });
  const method = totalsMethod(rules.aggregation, validSheets);
  if (validSheets < leastMarks[method]) return refuse("tooFewScores", { facts: { bid, method, given: validSheets, least: leastMarks[method] } });
  const vetoFlags = sheets.filter(({ isVeto }) => isVeto).length;
  const vetoed = isVetoed(bid, { sheets: validSheets, flags: vetoFlags }, rules.veto, votes);
  if (vetoed === null) return refuse("vetoUndecided", { facts: { bid } });
  const totals = ascending(sheets.map((sheet) => weighed(sheet, weighing)));
  const total = aggregateWhole(method, totals, weighing.over);
  const { marks, texts } = aggregateCriteria(method, sheets, rules.criteria);
  const { range, standardDeviation, divergent } = spreadOf(totals, weighing.over, rules);
  const missed = missedThresholds(total, marks, rules.criteria, rules);
  const rank = ranks?.get(bid);
  const ranked = rank === undefined ? { method, meanRank: null } : { method: "rankSum" as const, meanRank: formatHundredths(rank) };
  const line = { bid, total: formatHundredths(total), ...ranked, validSheets, criteria: texts, missed, vetoFlags, vetoed, range, standardDeviation, divergent };
  return ok({ line, keys: [vetoed ? 0 : 1, rank === undefined ? total : -rank, ...places.map((place) => marks[place] ?? 0), tieVotes(votes, bid)] });
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
    return { ...line, place, tieBreak: shared < leading ? null : shared === keys.length ? panelVote : (tieBreaks[shared - leading] ?? panelVoted) };
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
