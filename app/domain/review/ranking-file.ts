import { list, members, object, oneOf, orNull, readShape, type ShapeOf, text, whole, yesNo } from "#app/domain/kernel/shape.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { formatHundredths, readHundredths } from "#app/domain/kernel/hundredths.ts";
import { rankingFormat, upgraded } from "./first-formats.ts";
import { rankBids, type RankedBid, type Ranking, weighingOf } from "./ranking.ts";
import { rankingMethods, type RankingRules, tieBreaksOf, vetoRules } from "./ranking-rules.ts";
import type { ScoreSheet } from "./score-sheets.ts";
import { panelQuestions, type PanelVoteCount } from "./votes.ts";

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
  method: oneOf(...rankingMethods),
  meanRank: orNull(decimal),
  validSheets: whole(1, 1000),
  criteria: members(/^[A-Za-z]\w{0,15}$/, decimal),
  missed: missedShape,
  vetoFlags: whole(0, 1000),
  vetoed: yesNo,
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
 *    rest. `median`: the middle one, or the mean of the two. `rankSum`: the mean. Rounded. Each criterion the same way over its
 *    own marks. Under `rankSum`, `meanRank` is the mean, rounded, of the ranks that the experts give a bid (1 for the highest total;
 *    equal totals share the average of their ranks), over the experts who marked every bid; where these are fewer than
 *    `rules.leastValidScores` there is none, and the order goes by the total as under `mean`.
 * 3. `vetoFlags` counts the sheets with a criterion in `vetoes`. A bid with any is `vetoed` under `rules.veto` `one`; under
 *    `majority` when they are more than half of its sheets; under `panel` when its entry of `votes` with `question` `veto`, which
 *    must be there, has more votes for than against.
 * 4. Order: who is not vetoed first; higher total, or lower mean rank, first; equal ones by the aggregated marks of `rules.tieBreak`
 *    in that order; then by the votes for it in its entry of `votes` with `question` `tie` (0 without one); what is still equal
 *    shares a `place`. `place` is one plus the number of better bids; `tieBreak` is the criterion that parts a bid from all others
 *    equal in total or mean rank, `panelVoted` when only the votes do, `panelVote` when nothing does, null without a tie.
 * 5. `missed`: the total (`criterion` null) below `rules.passMark`, and each criterion below `rules.criterionFloor` of its
 *    weight. `range` is the highest less the lowest total of the sheets, `standardDeviation` that of the population;
 *    `divergent` when the range is over `rules.divergence.range` or the deviation over `rules.divergence.deviation` before rounding.
 *
 * Marks and results are decimals of at most two places. `sheets` are sorted by bid and expert (by code unit), each once; `bid`
 * is the review code, `expert` the pseudonym. `digest` is the SHA-256 under which the signing of the sheet stands in the log;
 * it covers a salt, so no two are alike. `voided` names sheets that do not count (late conflict of interest). `votes` are sorted
 * by bid and question. Files of the first format (`jiebang-ranking-1`) are read as `first-formats.ts` says.
 */
const settledRules = object({
  aggregation: oneOf(...rankingMethods, "auto"),
  leastValidScores: whole(1, 1000),
  passMark: whole(0, 1000),
  criterionFloor: text(/^(0\.\d\d|1\.00)$/),
  tieBreak: list(code),
  divergence: object({ range: whole(0, 1000), deviation: whole(0, 1000) }),
  veto: oneOf(...vetoRules),
});

export const rankingFileShape = object({
  format: oneOf(rankingFormat),
  round: name,
  challenge: name,
  rules: settledRules,
  criteria: list(criterion, 1, 100),
  leftOut: list(criterion, 0, 100),
  totalFactor: text(/^\d{1,6}(\/\d{1,6})?$/),
  sheets: list(object({ ...sheetOf, marks: members(/^[A-Za-z]\w{0,15}$/, decimal), vetoes: list(code), digest })),
  voided: list(object(sheetOf)),
  votes: list(object({ bid: name, question: oneOf(...panelQuestions), votesFor: whole(0, 1000), votesAgainst: whole(0, 1000) })),
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
  votes: readonly PanelVoteCount[] = [],
): Result<RankingFile> {
  const ranking = rankBids(sheets, rules, votes);
  if (!ranking.ok) return ranking;
  const bare = ({ code, weight }: { code: string; weight: number }) => ({ code, weight });
  return ok({
    format: rankingFormat,
    ...place,
    rules: {
      aggregation: rules.aggregation,
      leastValidScores: rules.leastValidScores,
      passMark: rules.passMark,
      criterionFloor: formatHundredths(rules.criterionFloor),
      tieBreak: tieBreaksOf(rules),
      divergence: { range: rules.divergenceRange, deviation: rules.divergenceDeviation },
      veto: rules.veto,
    },
    criteria: rules.criteria.map(bare),
    leftOut: (rules.leftOut ?? []).map(bare),
    totalFactor: factorText(rules),
    sheets: sheets.map((sheet) => ({ ...sheet, marks: { ...sheet.marks }, vetoes: [...(sheet.vetoes ?? [])].sort() })).sort(byBidAndExpert),
    voided: voided.map(({ bid, expert }) => ({ bid, expert })).sort(byBidAndExpert),
    votes: votes.map(({ bid, question, votesFor, votesAgainst }) => ({ bid, question, votesFor, votesAgainst })).sort((a, b) => (voteKey(a) < voteKey(b) ? -1 : 1)),
    ...ranking.value,
  });
}

const mostWeight = 1000;
const mostSheets = 1000;

/** Reads a ranking file from parsed JSON. Refusal `invalidInput`, each problem at its place. */
export function parseRankingFile(given: unknown): Result<RankingFile> {
  const read = readShape(upgraded(given), rankingFileShape);
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
 * stated wrongly, a tie-break by what is not marked, sheets out of order, a voided sheet that was counted, one signing that
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
  const ranking = rankBids(file.sheets, rulesOf(file), file.votes);
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
    tieBreak: file.rules.tieBreak.join() !== tieBreaksOf({ criteria: file.criteria, tieBreak: file.rules.tieBreak }).join(),
    sheetOrder: keys.some((key, index) => index > 0 && key <= (keys[index - 1] ?? "")),
    voidedCounted: keys.some((key) => voided.has(key)),
    digestTwice: new Set(file.sheets.map((sheet) => sheet.digest)).size !== file.sheets.length,
  };
  return rankingFindings.filter((finding) => wrong[finding]);
}

/** The rules as the computation takes them. */
export function rulesOf({ rules, criteria, leftOut }: Pick<RankingFile, "rules" | "criteria" | "leftOut">): RankingRules {
  const { aggregation, leastValidScores, passMark, criterionFloor, tieBreak, divergence, veto } = rules;
  return { aggregation, leastValidScores, passMark, criterionFloor: readHundredths(criterionFloor) ?? 0, tieBreak, divergenceRange: divergence.range, divergenceDeviation: divergence.deviation, veto, criteria, leftOut };
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

function voteKey({ bid, question }: PanelVoteCount): string {
  return `${bid}\u0000${question}`;
}

/** A line as one text, whatever the order of its keys: canonical JSON sorts them. */
function textOf(bid: RankedBid, codes: readonly string[]): string {
  return JSON.stringify([
    bid.bid,
    bid.place,
    bid.total,
    bid.method,
    bid.meanRank,
    bid.validSheets,
    bid.vetoFlags,
    bid.vetoed,
    codes.map((code) => bid.criteria[code]),
    bid.missed.map(({ criterion, actual, required }) => [criterion, actual, required]),
    bid.range,
    bid.standardDeviation,
    bid.divergent,
    bid.tieBreak,
  ]);
}
