import { z } from "zod";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { aggregationMethods } from "./aggregate.ts";
import { rankBids, type RankedBid, type Ranking, type RankingRules, tieBreakOrder } from "./ranking.ts";
import { totalFactor } from "./rubric.ts";
import type { ScoreSheet } from "./score-sheets.ts";

export const rankingFormat = "jiebang-ranking-1";

const criterion = z.strictObject({ code: z.string(), weight: z.number().int().positive() });
const decimal = z.string().regex(/^\d{1,3}(\.\d+)?$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const line = z.strictObject({
  bid: z.string(),
  place: z.number().int().positive(),
  total: decimal,
  method: z.enum(aggregationMethods),
  validSheets: z.number().int().positive(),
  criteria: z.record(z.string(), decimal),
  missed: z.array(z.strictObject({ criterion: z.string().nullable(), actual: decimal, required: decimal })),
  range: decimal,
  standardDeviation: decimal,
  divergent: z.boolean(),
  tieBreak: z.string().nullable(),
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
 * `sheets` are sorted by bid and expert; `bid` is the review code, `expert` the pseudonym. `digest` is the SHA-256 under
 * which the signing of the sheet stands in the log. `voided` names sheets that do not count (late conflict of interest).
 */
export const rankingFileSchema = z.strictObject({
  format: z.literal(rankingFormat),
  round: z.string(),
  challenge: z.string(),
  rules: z.strictObject({
    aggregation: z.enum([...aggregationMethods, "auto"]),
    leastValidScores: z.number().int().positive(),
    passMark: z.number().int().min(0).max(100),
    criterionFloor: z.literal("0.60"),
    tieBreak: z.array(z.string()),
  }),
  criteria: z.array(criterion).min(1),
  leftOut: z.array(criterion),
  totalFactor: z.string().regex(/^\d+(\/\d+)?$/),
  sheets: z.array(z.strictObject({ bid: z.string(), expert: z.string(), marks: z.record(z.string(), decimal), digest })),
  voided: z.array(z.strictObject({ bid: z.string(), expert: z.string() })),
  bids: z.array(line),
  mixedMethods: z.boolean(),
});

export type RankingFile = z.output<typeof rankingFileSchema>;

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
      tieBreak: tieBreakOrder.filter((code) => rules.criteria.some((one) => one.code === code)),
    },
    criteria: rules.criteria.map(bare),
    leftOut: (rules.leftOut ?? []).map(bare),
    totalFactor: factorText(rules),
    sheets: sheets.map((sheet) => ({ ...sheet, marks: { ...sheet.marks } })).sort(byBidAndExpert),
    voided: voided.map(({ bid, expert }) => ({ bid, expert })).sort(byBidAndExpert),
    ...ranking.value,
  });
}

/**
 * Computes a ranking file again from its sheets alone (复算). `differs` names the bids whose line is not the computed one;
 * empty, and nothing else wrong, means that the file holds. Refusals: `invalidInput` for no such file, those of `rankBids`.
 */
export function recomputeRanking(given: unknown): Result<{ file: RankingFile; ranking: Ranking; differs: string[] }> {
  const parsed = rankingFileSchema.safeParse(given);
  if (!parsed.success) return refuse("invalidInput", { fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) });
  const file = parsed.data;
  const ranking = rankBids(file.sheets, rulesOf(file));
  if (!ranking.ok) return ranking;
  const codes = file.criteria.map(({ code }) => code);
  const stated = file.bids.map((bid) => textOf(bid, codes));
  const computed = ranking.value.bids.map((bid) => textOf(bid, codes));
  const differing = [...file.bids, ...ranking.value.bids].filter((bid) => !stated.includes(textOf(bid, codes)) || !computed.includes(textOf(bid, codes))).map(({ bid }) => bid);
  const isWhole = file.totalFactor === factorText(rulesOf(file)) && file.mixedMethods === ranking.value.mixedMethods && stated.join() === computed.join();
  return ok({ file, ranking: ranking.value, differs: isWhole ? [] : [...new Set(differing.length > 0 ? differing : file.bids.map(({ bid }) => bid))] });
}

/** The rules as the computation takes them. */
export function rulesOf(file: Pick<RankingFile, "rules" | "criteria" | "leftOut">): RankingRules {
  const { aggregation, leastValidScores, passMark } = file.rules;
  return { aggregation, leastValidScores, passMark, criteria: file.criteria, leftOut: file.leftOut };
}

function factorText(rules: RankingRules): string {
  const { numerator, denominator } = totalFactor({ used: rules.criteria, leftOut: rules.leftOut ?? [] });
  return denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
}

function byBidAndExpert(a: { bid: string; expert: string }, b: { bid: string; expert: string }): number {
  const key = ({ bid, expert }: { bid: string; expert: string }) => `${bid}\u0000${expert}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
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
