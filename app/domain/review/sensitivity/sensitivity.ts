import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { type Premises, type RankedBid, rankRead, weighed, weighingOf } from "#app/domain/review/ranking.ts";
import type { RankingRules } from "#app/domain/review/ranking-rules.ts";
import { type ReadSheet, readSheets, type ScoreSheet } from "#app/domain/review/score-sheets.ts";
import { type MarkedStage, rankStages } from "#app/domain/review/staged-ranking.ts";
import type { PanelVoteCount } from "#app/domain/review/votes.ts";
import { wholeTotal } from "#app/domain/review/whole-total.ts";
import { bootstrapOf } from "./bootstrap.ts";
import { leniencyOf } from "./leniency.ts";
import type { ScenarioKind } from "./scenario-kinds.ts";

/** A changed premise (情形) and who leads under it. `subject`: the expert's pseudonym or the criterion's code; empty for leniency. */
export interface Scenario {
  kind: ScenarioKind;
  subject: string;
  /** The only bid in first place, null when it is shared. */
  first: string | null;
  /** The first place of the ranking is lost or shared. */
  changesFirst: boolean;
  /** Bids whose place is another than in the ranking. */
  moved: number;
}

/** What the scenarios and the draws say of one bid; marks as shown, two decimals. */
export interface BidSensitivity {
  bid: string;
  place: number;
  total: string;
  corrected: string;
  bestPlace: number;
  worstPlace: number;
  low: string;
  high: string;
  firstPercent: number;
}

/**
 * How firm a ranking is (排名敏感性): information for the decision meeting and the supervisor, it never changes a rank.
 * `first` is the only bid in first place; null when it is shared or alone, then no scenario can change it.
 */
export interface Sensitivity {
  first: string | null;
  scenarios: Scenario[];
  bids: BidSensitivity[];
  /** How many points milder (＋) or stricter (−) than the panel, to two decimals. */
  leniency: { expert: string; points: string }[];
  isComparable: boolean;
}

const change = { up: 11, down: 9, none: 10 } as const;

/**
 * Leaves out each expert in turn, raises and lowers each weight by 10 %, evens out mild and strict experts, and draws the panel
 * again (`seed` any whole number: the same seed, the same intervals). Where there were stages before these sheets (`earlier`), totals
 * and places are those over all of them: what was decided on the way here stands, and the last stage alone is varied. Refusals as
 * `rankBids`. Source: guide 3.3, 0.1, 20.
 */
export function sensitivityOf(sheets: readonly ScoreSheet[], rules: RankingRules, seed: number, votes: readonly PanelVoteCount[] = [], earlier: EarlierStages | null = null): Result<Sensitivity> {
  const read = readSheets(sheets, rules.criteria);
  if (!read.ok) return read;
  const rank = earlier ? overStages(earlier, sheets) : rankRead;
  const whole = (bid: string, total: number) => (earlier ? 100 * wholeTotal(earlier.weights, earlier.totals.get(bid) ?? [], total / 100) : total);
  const base = rank(read.value, rules, { votes });
  if (!base.ok) return base;
  const experts = [...new Set(sheets.map(({ expert }) => expert))].sort();
  const even = rules.criteria.map(() => 1);
  const weighing = weighingOf(rules, even);
  const marks = [...read.value].flatMap(([bid, own]) => own.map((sheet) => ({ bid, expert: sheet.expert, units: weighed(sheet, weighing) })));
  const leniency = leniencyOf(marks.map(({ bid, expert, units }) => ({ bid, expert, total: units / weighing.over / 100 })));
  const corrected = new Map([...leniency.corrected].map(([bid, points]) => [bid, whole(bid, 100 * points) / 100]));
  const rankings = [...withoutEach(rank, read.value, rules, experts, votes), ...reweighted(rank, read.value, rules, votes), { kind: "leniency" as const, subject: "", places: correctedPlaces(corrected) }];
  const expertNumbers = new Map(experts.map((expert, index) => [expert, index]));
  const totals = [...read.value.keys()].map((bid) => ({ bid, totals: marks.filter((mark) => mark.bid === bid).map(({ expert, units }) => ({ expert: expertNumbers.get(expert) ?? 0, total: units })) }));
  const intervals = bootstrapOf(totals, experts.length, rules, weighing.over, seed, (bid, total) => Math.round(whole(bid, total)));
  const places = placesOf(base.value);
  const first = places.size > 1 ? firstOf(places) : null;
  return ok({
    first,
    scenarios: rankings.map(({ kind, subject, places: under }) => {
      const moved = [...places].filter(([bid, place]) => under.get(bid) !== place).length;
      return { kind, subject, first: firstOf(under), changesFirst: first !== null && firstOf(under) !== first, moved };
    }),
    bids: base.value.bids.map(({ bid, place, total }) => {
      const reached = [place, ...rankings.flatMap(({ places: under }) => under.get(bid) ?? [])];
      const { low = 0, high = 0, firstPercent = 0 } = intervals.get(bid) ?? {};
      return { bid, place, total, corrected: (corrected.get(bid) ?? 0).toFixed(2), bestPlace: Math.min(...reached), worstPlace: Math.max(...reached), low: formatHundredths(low), high: formatHundredths(high), firstPercent };
    }),
    leniency: experts.map((expert) => ({ expert, points: (leniency.effects.get(expert) ?? 0).toFixed(2) })),
    isComparable: leniency.isComparable,
  });
}

/** The stages before the last one: `marked` as they were, by bid the totals of every stage as shown, the weights of all stages. */
export interface EarlierStages {
  marked: readonly MarkedStage[];
  weights: readonly number[];
  totals: ReadonlyMap<string, readonly (string | null)[]>;
  passMark: number;
}

type Rank = (read: ReadonlyMap<string, readonly ReadSheet[]>, rules: RankingRules, premises: Premises) => Result<{ bids: readonly Pick<RankedBid, "bid" | "place" | "total">[] }>;

/** Ranks over all stages; of the bids those that came to the last one. */
function overStages({ marked, weights, passMark }: EarlierStages, sheets: readonly ScoreSheet[]): Rank {
  return (read, rules, { votes = [], stress }) => {
    const own = rankRead(read, rules, { votes, ...(stress && { stress }) });
    if (!own.ok) return own;
    const kept = sheets.filter(({ bid, expert }) => read.get(bid)?.some((sheet) => sheet.expert === expert));
    const all = rankStages([...marked, { weight: weights.at(-1) ?? 1, rules, sheets: kept, bids: own.value.bids, advanced: [], votes, ...(stress && { stress }) }], passMark);
    return all.ok ? ok({ bids: all.value.filter(({ bid }) => read.has(bid)) }) : all;
  };
}

type Places = ReadonlyMap<string, number>;

function withoutEach(rank: Rank, read: ReadonlyMap<string, readonly ReadSheet[]>, rules: RankingRules, experts: readonly string[], votes: readonly PanelVoteCount[]) {
  // A trimmed mean of four does not exist, so a fixed method gives way as `auto` does.
  const lenient: RankingRules = { ...rules, leastValidScores: 1, aggregation: rules.aggregation === "trimmedMean" ? "auto" : rules.aggregation };
  return experts.map((subject) => {
    const rest = new Map([...read].map(([bid, own]) => [bid, own.filter(({ expert }) => expert !== subject)] as const).filter(([, own]) => own.length > 0));
    return { kind: "withoutExpert" as const, subject, places: placesUnder(rank(rest, lenient, { votes })) };
  });
}

function reweighted(rank: Rank, read: ReadonlyMap<string, readonly ReadSheet[]>, rules: RankingRules, votes: readonly PanelVoteCount[]) {
  return rules.criteria.flatMap(({ code }, index) =>
    (["up", "down"] as const).map((direction) => {
      const stress = rules.criteria.map((_, at) => (at === index ? change[direction] : change.none));
      return { kind: direction === "up" ? ("weightUp" as const) : ("weightDown" as const), subject: code, places: placesUnder(rank(read, rules, { votes, stress })) };
    }),
  );
}

function placesUnder(ranking: ReturnType<Rank>): Places {
  return ranking.ok ? placesOf(ranking.value) : new Map<string, number>();
}

function placesOf({ bids }: { bids: readonly Pick<RankedBid, "bid" | "place">[] }): Places {
  return new Map(bids.map(({ bid, place }) => [bid, place]));
}

/** By the corrected marks as shown; equal ones share a place. */
function correctedPlaces(corrected: ReadonlyMap<string, number>): Places {
  const shown = [...corrected].map(([bid, points]) => [bid, Math.round(points * 100)] as const);
  return new Map(shown.map(([bid, points]) => [bid, 1 + shown.filter(([, other]) => other > points).length]));
}

function firstOf(places: Places): string | null {
  const first = [...places].filter(([, place]) => place === 1);
  return first.length === 1 ? (first[0]?.[0] ?? null) : null;
}
