import { list, members, object, oneOf, orNull, readShape, type ShapeOf, text, whole, yesNo } from "#app/domain/kernel/shape.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregationMethods } from "./aggregate.ts";
import { rankBids, type RankedBid, type Ranking, type RankingRules, tieBreakOrder, weighingOf } from "./ranking.ts";
import type { ScoreSheet } from "./score-sheets.ts";

export const rankingFormat = "jiebang-ranking-1";

export const code = text(/^[A-Za-z]\w{0,15}$/);
export const name = text(/^[^\uD800-\uDFFF]{1,64}$/);
const criterion = object({ code, weight: whole(1, 1000) });
export const decimal = text(/^\d{1,4}(\.\d{1,2})?$/);
const digest = text(/^[0-9a-f]{64}$/);
const sheetOf = { bid: name, expert: name };

/** What a bid did not reach, as lines of every format name it. */
export const missedShape = list(object({ criterion: orNull(code), actual: decimal, required: decimal }));

const line = object({
  bid: name,
  place: whole(1, 1_000_000),
  total: decimal,
  method: oneOf(...aggregationMethods),
  validSheets: whole(1, 1000),
  criteria: members(/^[A-Za-z]\w{0,15}$/, decimal),
  missed: missedShape,
  range: decimal,
  standardDeviation: decimal,
  divergent: yesNo,
  tieBreak: orNull(code),
});

/**
 * The ranking file (排名文件): everything needed to compute the ranking of one challenge again, without names.
 * It is stored and hashed as canonical JSON (RFC 8785); its SHA-256 stands in the log and in the result notice.
 *
 * How to recompute it, all in exact fractions, rounding half up to two decimals only where said:
 * 1. The total of a sheet is the sum of its `marks` over `criteria`, times `totalFactor` (the weight of `leftOut` spread
 *    over the marked criteria in proportion to their weights; "1" when nothing is left out).
 * 2. The total of a bid is its sheets' totals aggregated: by `rules.aggregation`, where `auto` is `trimmedMean` from five
 *    sheets on and `mean` below. `mean`: arithmetic. `trimmedMean`: one highest and one lowest dropped, mean of the
 *    rest. `median`: the middle one, or the mean of the two. Rounded. Each criterion the same way over its own marks.
 * 3. Order: higher total first; equal totals by the aggregated marks of `rules.tieBreak` in that order; what is still
 *    equal shares a `place` and waits for a vote of the panel. `place` is one plus the number of better bids; `tieBreak`
 *    is the criterion that parts a bid from all others of its total, `panelVote` when none does, null without a tie.
 * 4. `missed`: the total (`criterion` null) below `rules.passMark`, and each criterion below `rules.criterionFloor` of its
 *    weight. `range` is the highest less the lowest total of the sheets, `standardDeviation` that of the population;
 *    `divergent` when the range is over 25 or the deviation over 12 before rounding.
 *
 * Marks and results are decimals of at most two places. `sheets` are sorted by bid and expert (by code unit), each once; `bid`
 * is the review code, `expert` the pseudonym. `digest` is the SHA-256 under which the signing of the sheet stands in the log;
 * it covers a salt, so no two are alike. `voided` names sheets that do not count (late conflict of interest).
 */
export const rankingFileShape = object({
  format: oneOf(rankingFormat),
  round: name,
  challenge: name,
  rules: object({
    aggregation: oneOf(...aggregationMethods, "auto"),
    leastValidScores: whole(1, 1000),
    passMark: whole(0, 1000),
    criterionFloor: oneOf("0.60"),
    tieBreak: list(code),
  }),
  criteria: list(criterion, 1, 100),
  leftOut: list(criterion, 0, 100),
  totalFactor: text(/^\d{1,6}(\/\d{1,6})?$/),
  sheets: list(object({ ...sheetOf, marks: members(/^[A-Za-z]\w{0,15}$/, decimal), digest })),
  voided: list(object(sheetOf)),
  bids: list(line),
  mixedMethods: yesNo,
});

export type RankingFile = ShapeOf<typeof rankingFileShape>;

export interface SignedSheet extends ScoreSheet {
  digest: string;
}

/** Ranks the signed sheets of one challenge and puts everything into the file. Refusals as `rankBids`. */
export function makeRankingFile(
  place: { round: string; challenge: string },
  rules: RankingRules,
  sheets: readonly SignedSheet[],
  voided: readonly { bid: string; expert: string }[],
): Result<RankingFile> {
  const ranking = rankBids(sheets, rules);
  if (!ranking.ok) return ranking;
  const bare = ({ code, weight }: { code: string; weight: number }) => ({ code, weight });
  return ok({
    format: rankingFormat,
    ...place,
    rules: {
      aggregation: rules.aggregation,
      leastValidScores: rules.leastValidScores,
      passMark: rules.passMark,
      criterionFloor: "0.60",
      tieBreak: tieBreaksOf(rules),
    },
    criteria: rules.criteria.map(bare),
    leftOut: (rules.leftOut ?? []).map(bare),
    totalFactor: factorText(rules),
    sheets: sheets.map((sheet) => ({ ...sheet, marks: { ...sheet.marks } })).sort(byBidAndExpert),
    voided: voided.map(({ bid, expert }) => ({ bid, expert })).sort(byBidAndExpert),
    ...ranking.value,
  });
}

const mostWeight = 1000;
const mostSheets = 1000;

/** Reads a ranking file from parsed JSON. Refusal `invalidInput`, each problem at its place. */
export function parseRankingFile(given: unknown): Result<RankingFile> {
  const read = readShape(given, rankingFileShape);
  if (!read.ok) return read;
  const { criteria, leftOut, sheets } = read.value;
  const lines = [...criteria, ...leftOut];
  if (new Set(lines.map((one) => one.code)).size !== lines.length) return refuse("invalidInput", { fields: [{ path: "criteria", message: "duplicateCode" }] });
  // Within these limits every sum is an exact whole number.
  const counts = new Map<string, number>();
  for (const { bid } of sheets) counts.set(bid, (counts.get(bid) ?? 0) + 1);
  const isTooLarge = lines.reduce((sum, { weight }) => sum + weight, 0) > mostWeight || [...counts.values()].some((count) => count > mostSheets);
  return isTooLarge ? refuse("invalidInput", { fields: [{ path: "criteria", message: "shape" }] }) : read;
}

/**
 * What a recomputation found wrong (复算发现): a line that is not the computed one, the factor or the flag of mixed methods
 * stated wrongly, another tie-break than the rules', sheets out of order, a voided sheet that was counted, one signing that
 * stands for two sheets.
 */
export const rankingFindings = ["bids", "totalFactor", "mixedMethods", "tieBreak", "sheetOrder", "voidedCounted", "digestTwice"] as const;
export type RankingFinding = (typeof rankingFindings)[number];

export interface Recomputation {
  file: RankingFile;
  ranking: Ranking;
  findings: RankingFinding[];
  /** Bids whose line is not the computed one; all bids when something that concerns all is wrong. */
  differs: string[];
}

/**
 * Computes a ranking file again from its sheets alone (复算). No finding means that the file holds.
 * Refusals: `invalidInput` for no such file, those of `rankBids`.
 */
export function recomputeRanking(given: unknown): Result<Recomputation> {
  const parsed = parseRankingFile(given);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const ranking = rankBids(file.sheets, rulesOf(file));
  if (!ranking.ok) return ranking;
  const codes = file.criteria.map((one) => one.code);
  const stated = file.bids.map((bid) => textOf(bid, codes));
  const computed = ranking.value.bids.map((bid) => textOf(bid, codes));
  const [isStated, isComputed] = [new Set(stated), new Set(computed)];
  const differing = [...file.bids.filter((_, index) => !isComputed.has(stated[index] ?? "")), ...ranking.value.bids.filter((_, index) => !isStated.has(computed[index] ?? ""))];
  const findings = findingsOf(file, ranking.value, stated.join() === computed.join());
  const names = [...new Set(differing.map(({ bid }) => bid))];
  return ok({ file, ranking: ranking.value, findings, differs: findings.length > 0 && names.length === 0 ? file.bids.map(({ bid }) => bid) : names });
}

function findingsOf(file: RankingFile, ranking: Ranking, areLinesSame: boolean): RankingFinding[] {
  const voided = new Set(file.voided.map(keyOf));
  const keys = file.sheets.map(keyOf);
  const wrong: Record<RankingFinding, boolean> = {
    bids: !areLinesSame,
    totalFactor: file.totalFactor !== factorText(rulesOf(file)),
    mixedMethods: file.mixedMethods !== ranking.mixedMethods,
    tieBreak: file.rules.tieBreak.join() !== tieBreaksOf(file).join(),
    sheetOrder: keys.some((key, index) => index > 0 && key <= (keys[index - 1] ?? "")),
    voidedCounted: keys.some((key) => voided.has(key)),
    digestTwice: new Set(file.sheets.map((sheet) => sheet.digest)).size !== file.sheets.length,
  };
  return rankingFindings.filter((finding) => wrong[finding]);
}

/** The rules as the computation takes them. */
export function rulesOf(file: Pick<RankingFile, "rules" | "criteria" | "leftOut">): RankingRules {
  const { aggregation, leastValidScores, passMark } = file.rules;
  return { aggregation, leastValidScores, passMark, criteria: file.criteria, leftOut: file.leftOut };
}

function tieBreaksOf({ criteria }: Pick<RankingRules, "criteria">): string[] {
  return tieBreakOrder.filter((code) => criteria.some((one) => one.code === code));
}

function factorText(rules: RankingRules): string {
  const { times, over } = weighingOf(rules, rules.criteria.map(() => 1));
  const divisor = greatestCommonDivisor(times, over);
  return over === divisor ? String(times / divisor) : `${String(times / divisor)}/${String(over / divisor)}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function byBidAndExpert(a: { bid: string; expert: string }, b: { bid: string; expert: string }): number {
  return keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;
}

function keyOf({ bid, expert }: { bid: string; expert: string }): string {
  return `${bid}\u0000${expert}`;
}

/** A line as one text, whatever the order of its keys: canonical JSON sorts them. */
function textOf(bid: RankedBid, codes: readonly string[]): string {
  return JSON.stringify([
    bid.bid,
    bid.place,
    bid.total,
    bid.method,
    bid.validSheets,
    codes.map((code) => bid.criteria[code]),
    bid.missed.map(({ criterion, actual, required }) => [criterion, actual, required]),
    bid.range,
    bid.standardDeviation,
    bid.divergent,
    bid.tieBreak,
  ]);
}
