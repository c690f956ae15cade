import { add, compare, divide, formatFixed, fraction, multiply, parseDecimal, roundHalfUp, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregateExact } from "./aggregate.ts";
import { panelVote, panelVoted, type RankedBid, weighed, weighingOf } from "./ranking.ts";
import { type RankingRules, totalsMethod } from "./ranking-rules.ts";
import { type ReadSheet, readSheets, type ScoreSheet } from "./score-sheets.ts";
import type { MissedThreshold } from "./thresholds.ts";
import { type PanelVoteCount, tieVotes } from "./votes.ts";

/** A stage that was marked, as the final ranking takes it: its weight in percent, its own ranking, and who went on from it. */
export interface MarkedStage {
  weight: number;
  rules: RankingRules;
  sheets: readonly ScoreSheet[];
  bids: readonly RankedBid[];
  advanced: readonly string[];
  votes: readonly PanelVoteCount[];
  /** As in `Premises`, and the sheets as they were read: for asking what would be. */
  stress?: readonly number[];
  read?: ReadonlyMap<string, readonly ReadSheet[]>;
}

/** One line of a ranking over several stages (分阶段评审的排名). */
export interface StagedBid {
  bid: string;
  place: number;
  /** Over the stages that the bid was marked in, by their weights. */
  total: string;
  /** The total of each stage as shown; null where the bid was not marked. */
  stages: (string | null)[];
  missed: MissedThreshold[];
  /** It fell by veto in one of the stages, and stands behind all others. */
  vetoed: boolean;
  /** `S2`: the total of the second stage parts it from those of the same total; `panelVoted` when the panel's vote does, `panelVote` when nothing does. */
  tieBreak: string | null;
}

interface Weighted {
  bid: string;
  isVetoed: boolean;
  reached: number;
  votes: number;
  total: Fraction;
  totals: (Fraction | null)[];
}

/** The exact total of every bid of a stage: only the final one is rounded (guide 0.1, 20). Refusals as `readSheets`, `aggregateExact`. */
function exactTotals({ rules, sheets, stress, read: known }: MarkedStage): Result<Map<string, Fraction>> {
  const read = known ? ok(known) : readSheets(sheets, rules.criteria);
  if (!read.ok) return read;
  const weighing = weighingOf(rules, stress ?? rules.criteria.map(() => 1));
  const totals = new Map<string, Fraction>();
  for (const [bid, own] of read.value) {
    const marks = own.map((sheet) => fraction(BigInt(weighed(sheet, weighing)), BigInt(100 * weighing.over)));
    const total = aggregateExact(totalsMethod(rules.aggregation, marks.length), marks);
    if (!total.ok) return total;
    totals.set(bid, total.value);
  }
  return ok(totals);
}

/**
 * Ranks the bids of one challenge over several stages: who fell by veto stands last; who reached a later stage stands before who did
 * not; then the weighted total, rounded half up to two decimals; equal totals by the total of the last stage, then of the one before,
 * then the panel's vote in the last one.
 * A bid that did not go on keeps the weighted total of the stages that it had; one whose marks of an earlier stage all became void, by
 * conflicts that came to light later, that of the others. Refusals as `rankBids`. Source: guide 3.3.
 */
export function rankStages(stages: readonly MarkedStage[], passMark: number): Result<StagedBid[]> {
  const byStage: Map<string, Fraction>[] = [];
  for (const stage of stages) {
    const totals = exactTotals(stage);
    if (!totals.ok) return totals;
    byStage.push(totals.value);
  }
  if (stages.length === 0) return refuse("tooFewScores", { facts: { given: 0, least: 1 } });
  const bids = new Set(byStage.flatMap((totals) => [...totals.keys()]));
  const weightedBids = [...bids].map((bid) => weightedOf(bid, byStage, stages));
  weightedBids.sort((a, b) => -compareBids(a, b) || (a.bid < b.bid ? -1 : 1));
  return ok(weightedBids.map((one, index) => lineOf(one, { index, all: weightedBids, stages, passMark })));
}

function weightedOf(bid: string, byStage: readonly ReadonlyMap<string, Fraction>[], stages: readonly MarkedStage[]): Weighted {
  const totals = byStage.map((own) => own.get(bid) ?? null);
  const reached = totals.findLastIndex((total) => total !== null) + 1;
  // A stage that it went on from and whose marks all became void counts not at all.
  const parts = totals.slice(0, reached).flatMap((total, index) => (total === null ? [] : [{ total, weight: fraction(BigInt(stages[index]?.weight ?? 0)) }]));
  const weighted = parts.map(({ total, weight }) => multiply(total, weight)).reduce(add, fraction(0n));
  const isVetoed = stages.some(({ bids }) => bids.some((line) => line.bid === bid && line.vetoed));
  return { bid, isVetoed, reached, votes: tieVotes(stages[reached - 1]?.votes ?? [], bid), total: roundHalfUp(divide(weighted, sum(parts.map(({ weight }) => weight))), 2), totals };
}

/** What bids are compared by, in this order: no veto, how far they came, the total, each stage's total as shown, the last first, the votes. */
function keysOf({ isVetoed, reached, total, totals, votes }: Weighted): Fraction[] {
  const byStage = totals.slice(0, reached).toReversed().map((one) => roundHalfUp(one ?? fraction(0n), 2));
  return [fraction(isVetoed ? 0n : 1n), fraction(BigInt(reached)), total, ...byStage, fraction(BigInt(votes))];
}

/** Keys before the totals of the stages. */
const leading = 3;

function commonKeys(a: Weighted, b: Weighted | undefined): number {
  if (!b) return 0;
  const [own, other] = [keysOf(a), keysOf(b)];
  let shared = 0;
  while (shared < own.length && shared < other.length && compare(own[shared]!, other[shared]!) === 0) shared += 1;
  return shared;
}

function compareBids(a: Weighted, b: Weighted): number {
  const shared = commonKeys(a, b);
  const [own, other] = [keysOf(a)[shared], keysOf(b)[shared]];
  return own && other ? compare(own, other) : 0;
}

interface Among {
  index: number;
  all: readonly Weighted[];
  stages: readonly MarkedStage[];
  passMark: number;
}

function lineOf(one: Weighted, { index, all, stages, passMark }: Among): StagedBid {
  const keys = keysOf(one).length;
  let first = index;
  while (first > 0 && commonKeys(one, all[first - 1]) === keys) first -= 1;
  const shared = Math.max(commonKeys(one, all[index - 1]), commonKeys(one, all[index + 1]));
  const isByVote = shared === keys - 1;
  const tieBreak = shared < leading ? null : shared === keys ? panelVote : isByVote ? panelVoted : `S${String(one.reached - (shared - leading))}`;
  const total = formatFixed(one.total, 2);
  const texts = one.totals.map((value) => value && formatFixed(value, 2));
  return { bid: one.bid, place: first + 1, total, stages: texts, missed: missedOf(one, { total, texts, stages, passMark }), vetoed: one.isVetoed, tieBreak };
}

/** What a bid missed: the mark of who went on, or at the end the pass mark; and the floor of a criterion in any stage. */
function missedOf({ bid, reached }: Weighted, { total, texts, stages, passMark }: { total: string; texts: (string | null)[]; stages: readonly MarkedStage[]; passMark: number }): MissedThreshold[] {
  const floors = stages.flatMap(({ bids }) => bids.find((line) => line.bid === bid)?.missed.filter(({ criterion }) => criterion !== null) ?? []);
  const last = stages[reached - 1];
  const next = stages[reached];
  // Let in, but not marked: the team did not come.
  if (next && last?.advanced.includes(bid)) return [{ criterion: `S${String(reached + 1)}`, actual: "0.00", required: formatFixed(fraction(BigInt(next.rules.passMark)), 2) }, ...floors];
  if (next && last) return [{ criterion: null, actual: texts[reached - 1] ?? total, required: entryMark(last) }, ...floors];
  const isShort = compare(valueOf(total), fraction(BigInt(passMark))) < 0;
  return [...(isShort ? [{ criterion: null, actual: total, required: formatFixed(fraction(BigInt(passMark)), 2) }] : []), ...floors];
}

/** 入围分: the lowest total of who went on; the stage's own pass mark where nobody did. */
function entryMark({ bids, advanced, rules }: MarkedStage): string {
  const totals = bids.filter(({ bid }) => advanced.includes(bid)).map(({ total }) => total);
  return totals.length === 0 ? formatFixed(fraction(BigInt(rules.passMark)), 2) : totals.reduce((least, total) => (compare(valueOf(total), valueOf(least)) < 0 ? total : least));
}

function valueOf(text: string): Fraction {
  const parsed = parseDecimal(text);
  return parsed.ok ? parsed.value : fraction(0n);
}
