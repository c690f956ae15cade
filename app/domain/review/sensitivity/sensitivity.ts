import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { type RankedBid, rankRead, weighed, weighingOf } from "#app/domain/review/ranking.ts";
import type { RankingRules } from "#app/domain/review/ranking-rules.ts";
import { type ReadSheet, readSheets, type ScoreSheet } from "#app/domain/review/score-sheets.ts";
import { rankStages } from "#app/domain/review/staged-ranking.ts";
import type { PanelVoteCount } from "#app/domain/review/votes.ts";
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

/** A marked stage (评审阶段) as it is varied; where there is one stage only, its weight says nothing and nobody went on. */
export interface VariedStage {
  weight: number;
  rules: RankingRules;
  sheets: readonly ScoreSheet[];
  votes: readonly PanelVoteCount[];
  advanced: readonly string[];
}

interface Read extends VariedStage {
  read: ReadonlyMap<string, readonly ReadSheet[]>;
}

/** What a scenario changes of a stage: the sheets that are left, the rules they are ranked by, the stress of the criteria. */
type Variant = Pick<Read, "read" | "rules"> & { stress?: readonly number[] };

const change = { up: 11, down: 9, none: 10 } as const;

/**
 * Leaves out each expert in turn, raises and lowers each weight by 10 %, evens out mild and strict experts, and draws the panel
 * again (`seed` any whole number: the same seed, the same intervals). Over several stages an expert is left out, a criterion changed
 * and a panel drawn in all of them at once, and totals and places are those over all of them; who went on stands as it was decided,
 * and of the bids those that came to the last stage are told of. Refusals as `rankBids`. Source: guide 3.3, 0.1, 20.
 */
export function sensitivityOf(stages: readonly VariedStage[], passMark: number, seed: number): Result<Sensitivity> {
  const all: Read[] = [];
  for (const stage of stages) {
    const read = readSheets(stage.sheets, stage.rules.criteria);
    if (!read.ok) return read;
    all.push({ ...stage, read: read.value });
  }
  const rank = (vary: (stage: Read) => Variant) => rankVaried(all, vary, passMark);
  const base = rank((stage) => stage);
  if (!base.ok) return base;
  const experts = [...new Set(stages.flatMap(({ sheets }) => sheets.map(({ expert }) => expert)))].sort();
  const marks = all.map(marksOf);
  const bids = base.value.map(({ bid }) => bid);
  // One effect for an expert, whatever stages they sat in.
  const leniency = leniencyOf(marks.flatMap((own, at) => own.map(({ bid, expert, units, over }) => ({ bid: keyOf(at, bid), expert, total: units / over / 100 }))));
  const corrected = new Map(bids.map((bid) => [bid, weightedMean(all.map(({ weight }, at) => ({ weight, total: leniency.corrected.get(keyOf(at, bid)) ?? null })))]));
  const rankings = [...withoutEach(rank, experts), ...reweighted(rank, all), { kind: "leniency" as const, subject: "", places: correctedPlaces(corrected) }];
  const numbers = new Map(experts.map((expert, index) => [expert, index]));
  const totals = bids.map((bid) => ({
    bid,
    stages: all.map(({ weight, rules }, at) => {
      const own = (marks[at] ?? []).filter((mark) => mark.bid === bid);
      return { weight, method: rules.aggregation, over: own[0]?.over ?? 1, totals: own.map(({ expert, units }) => ({ expert: numbers.get(expert) ?? 0, total: units })) };
    }),
  }));
  const intervals = bootstrapOf(totals, experts.length, seed);
  const places = placesOf(base.value);
  const first = places.size > 1 ? firstOf(places) : null;
  return ok({
    first,
    scenarios: rankings.map(({ kind, subject, places: under }) => {
      const moved = [...places].filter(([bid, place]) => under.get(bid) !== place).length;
      return { kind, subject, first: firstOf(under), changesFirst: first !== null && firstOf(under) !== first, moved };
    }),
    bids: base.value.map(({ bid, place, total }) => {
      const reached = [place, ...rankings.flatMap(({ places: under }) => under.get(bid) ?? [])];
      const { low = 0, high = 0, firstPercent = 0 } = intervals.get(bid) ?? {};
      return { bid, place, total, corrected: (corrected.get(bid) ?? 0).toFixed(2), bestPlace: Math.min(...reached), worstPlace: Math.max(...reached), low: formatHundredths(low), high: formatHundredths(high), firstPercent };
    }),
    leniency: experts.map((expert) => ({ expert, points: (leniency.effects.get(expert) ?? 0).toFixed(2) })),
    isComparable: leniency.isComparable,
  });
}

const keyOf = (stage: number, bid: string) => `${String(stage)} ${bid}`;

/** Every sheet's total in units of 1/`over` hundredth. */
function marksOf({ read, rules }: Read): { bid: string; expert: string; units: number; over: number }[] {
  const weighing = weighingOf(rules, rules.criteria.map(() => 1));
  return [...read].flatMap(([bid, own]) => own.map((sheet) => ({ bid, expert: sheet.expert, units: weighed(sheet, weighing), over: weighing.over })));
}

/** By the weights of the stages that have a total; 0 where none has. */
function weightedMean(parts: readonly { weight: number; total: number | null }[]): number {
  const counted = parts.filter((part): part is { weight: number; total: number } => part.total !== null);
  const over = counted.reduce((sum, { weight }) => sum + weight, 0);
  return over === 0 ? 0 : counted.reduce((sum, { weight, total }) => sum + weight * total, 0) / over;
}

type Line = Pick<RankedBid, "bid" | "place" | "total">;
type Rank = (vary: (stage: Read) => Variant) => Result<readonly Line[]>;

/** The places that the stages give when each is varied; of the bids those with a sheet of the last one. */
function rankVaried(stages: readonly Read[], vary: (stage: Read) => Variant, passMark: number): Result<readonly Line[]> {
  const marked: (Read & Variant & { bids: RankedBid[] })[] = [];
  for (const stage of stages) {
    const varied = vary(stage);
    const own = rankRead(varied.read, varied.rules, { votes: stage.votes, ...(varied.stress && { stress: varied.stress }) });
    if (!own.ok) return own;
    if (stages.length === 1) return ok(own.value.bids);
    marked.push({ ...stage, ...varied, bids: own.value.bids });
  }
  const ranked = rankStages(marked, passMark);
  return ranked.ok ? ok(ranked.value.filter(({ bid }) => marked.at(-1)?.read.has(bid))) : ranked;
}

type Places = ReadonlyMap<string, number>;

function withoutEach(rank: Rank, experts: readonly string[]) {
  return experts.map((subject) => {
    const ranking = rank(({ read, rules }) => ({
      read: new Map([...read].map(([bid, own]) => [bid, own.filter(({ expert }) => expert !== subject)] as const).filter(([, own]) => own.length > 0)),
      // A trimmed mean of four does not exist, so a fixed method gives way as `auto` does.
      rules: { ...rules, leastValidScores: 1, aggregation: rules.aggregation === "trimmedMean" ? "auto" : rules.aggregation },
    }));
    return { kind: "withoutExpert" as const, subject, places: placesUnder(ranking) };
  });
}

function reweighted(rank: Rank, stages: readonly Read[]) {
  const codes = [...new Set(stages.flatMap(({ rules }) => rules.criteria.map(({ code }) => code)))];
  return codes.flatMap((subject) =>
    (["up", "down"] as const).map((direction) => {
      const ranking = rank(({ read, rules }) => ({ read, rules, stress: rules.criteria.map(({ code }) => (code === subject ? change[direction] : change.none)) }));
      return { kind: direction === "up" ? ("weightUp" as const) : ("weightDown" as const), subject, places: placesUnder(ranking) };
    }),
  );
}

function placesUnder(ranking: ReturnType<Rank>): Places {
  return ranking.ok ? placesOf(ranking.value) : new Map<string, number>();
}

function placesOf(bids: readonly Pick<RankedBid, "bid" | "place">[]): Places {
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
