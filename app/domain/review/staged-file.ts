import { list, object, oneOf, orNull, readShape, type ShapeOf, whole, yesNo } from "#app/domain/kernel/shape.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { firstStagedFormat, stagedFormat, upgradedStaged } from "./first-formats.ts";
import type { RankedBid } from "./ranking.ts";
import { code, decimal, missedShape, name, parseRankingFile, type RankingFile, rankingFileShape, type RankingFinding, recomputeRanking, rulesOf } from "./ranking-file.ts";
import { type MarkedStage, rankStages, type StagedBid } from "./staged-ranking.ts";
import type { VariedStage } from "./sensitivity/sensitivity.ts";
import { stageKinds, type StageKind } from "./stage-kinds.ts";
import { advancing } from "./stages.ts";

const line = object({ bid: name, place: whole(1, 1_000_000), total: decimal, stages: list(orNull(decimal), 1, 4), missed: missedShape, vetoed: yesNo, tieBreak: orNull(code) });

/**
 * The ranking file of a review in several stages (分阶段评审的排名文件): each marked stage is a whole file of its own, with
 * its own rules, sheets, votes and lines, and stands for itself; `bids` puts them together.
 *
 * How to recompute it: each stage as described there. Who goes on (`advanced`, review codes by code unit): not vetoed, total at
 * least the stage's `passMark`, and, where `advance` is not 0, `place` at most `advance`. The total of a bid is the sum of its exact
 * stage totals, each times `weight`, over the sum of those weights, over the stages it was marked in (one before the last of them is missing only
 * where all its sheets became void afterwards); rounded half
 * up to two decimals once; `stages` are the rounded totals of each, null without marks. `vetoed`: in any stage. Order: who is not
 * vetoed first, then whose last stage with marks is the later one, then the total, then the rounded stage totals from that stage to the
 * first (0 without marks), then the votes `tie` of that stage; what is still equal shares a `place` and is listed by review code.
 * `tieBreak`: null where no other bid is equal up to the total; else the first stage, from the last back, that parts it from all that
 * are, as `S2`, or `panelVoted`, `panelVote` as in a single file. `missed`: for who went on but was not marked there `S2`, "0.00" and
 * that stage's pass mark; for who did not go on its total of that stage and the lowest of who did (the stage's pass mark where nobody
 * did); at the end a total below `rules.passMark`; then the criteria below their floor of every stage, in the order of the stages.
 */
export const stagedFileShape = object({
  format: oneOf(stagedFormat),
  round: name,
  challenge: name,
  rules: object({ passMark: whole(0, 1000) }),
  stages: list(object({ kind: oneOf(...stageKinds), weight: whole(1, 100), advance: whole(0, 1000), advanced: list(name), ranking: rankingFileShape }), 1, 4),
  bids: list(line),
});

export type StagedFile = ShapeOf<typeof stagedFileShape>;

/** A ranking file of one stage or of several, of any format. */
export type AnyRankingFile = RankingFile | StagedFile;

function isStagedFile(file: AnyRankingFile): file is StagedFile {
  return "stages" in file;
}

export interface EndedStage {
  kind: StageKind;
  weight: number;
  advance: number;
  advanced: readonly string[];
  ranking: RankingFile;
}

/** Puts the files of the marked stages together. Refusals as `rankBids`. */
export function makeStagedFile(place: { round: string; challenge: string }, passMark: number, stages: readonly EndedStage[]): Result<StagedFile> {
  const bids = rankStages(stages.map(markedOf), passMark);
  if (!bids.ok) return bids;
  return ok({ format: stagedFormat, ...place, rules: { passMark }, stages: stages.map((stage) => ({ ...stage, advanced: [...stage.advanced].sort() })), bids: bids.value });
}

function markedOf({ weight, advanced, ranking }: EndedStage): MarkedStage {
  return { weight, advanced, rules: rulesOf(ranking), sheets: ranking.sheets, bids: ranking.bids, votes: ranking.votes };
}

/** What may be wrong with a staged file besides the findings of its stages: who went on, and the lines put together. */
export type StagedFinding = RankingFinding | "advanced" | "weights";

export interface AnyRecomputation {
  file: AnyRankingFile;
  ranks: { bid: string; place: number; total: string }[];
  sheets: number;
  findings: StagedFinding[];
  differs: string[];
}

/** Reads a ranking file of either format from parsed JSON. Refusal `invalidInput`, each problem at its place. */
export function parseAnyRanking(given: unknown): Result<AnyRankingFile> {
  const isStaged = typeof given === "object" && given !== null && "format" in given && (given.format === stagedFormat || given.format === firstStagedFormat);
  if (!isStaged) return parseRankingFile(given);
  const read = readShape(upgradedStaged(given), stagedFileShape);
  if (!read.ok) return read;
  for (const [index, { ranking }] of read.value.stages.entries()) {
    const stage = parseRankingFile(ranking);
    if (!stage.ok) return refuse("invalidInput", { fields: (stage.refusal.fields ?? []).map(({ path, message }) => ({ path: `stages.${String(index)}.ranking.${path}`, message })) });
  }
  return read;
}

/** A file that we stored ourselves, from its text. Throws when it is none: then the database was changed behind our back. */
export function storedRankingFile(stored: string): AnyRankingFile {
  const parsed = parseAnyRanking(JSON.parse(stored));
  if (!parsed.ok) throw new Error(`not a ranking file: ${JSON.stringify(parsed.refusal.fields)}`);
  return parsed.value;
}

/** Recomputes a ranking file of either format from its sheets. Refusals: invalidInput, those of `rankBids`. */
export function recomputeAnyRanking(given: unknown): Result<AnyRecomputation> {
  const parsed = parseAnyRanking(given);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (isStagedFile(file)) return recomputeStaged(file);
  const again = recomputeRanking(given);
  return again.ok ? ok({ file, ranks: again.value.ranking.bids, sheets: file.sheets.length, findings: again.value.findings, differs: again.value.differs }) : again;
}

function recomputeStaged(file: StagedFile): Result<AnyRecomputation> {
  const findings = new Set<StagedFinding>();
  const differs = new Set<string>();
  for (const { ranking } of file.stages) {
    const again = recomputeRanking(ranking);
    if (!again.ok) return again;
    for (const finding of again.value.findings) findings.add(finding);
    for (const bid of again.value.differs) differs.add(bid);
  }
  for (const bid of wronglyAdvanced(file)) {
    findings.add("advanced");
    differs.add(bid);
  }
  // Stages are missing only where nobody went on to them.
  if (weightOf(file.stages) !== 100 && advancedByRule(file.stages.at(-1)).length > 0) findings.add("weights");
  const bids = rankStages(file.stages.map(markedOf), file.rules.passMark);
  if (!bids.ok) return bids;
  for (const bid of differentLines(file.bids, bids.value)) {
    findings.add("bids");
    differs.add(bid);
  }
  return ok({ file, ranks: bids.value, sheets: file.stages.reduce((sum, { ranking }) => sum + ranking.sheets.length, 0), findings: [...findings], differs: [...differs] });
}

function advancedByRule(stage: Pick<StagedFile["stages"][number], "ranking" | "advance"> | undefined): string[] {
  return stage ? advancing(stage.ranking.bids, { advance: stage.advance, passMark: stage.ranking.rules.passMark }).map(({ bid }) => bid) : [];
}

function weightOf(stages: readonly { weight: number }[]): number {
  return stages.reduce((sum, { weight }) => sum + weight, 0);
}

/** Bids that went on, or did not, against the rule; bids marked in a stage that they were not let into. A voided sheet may change a stage afterwards: then who went on stands as decided. */
function wronglyAdvanced({ stages }: StagedFile): string[] {
  const isWhole = weightOf(stages) === 100;
  return stages.flatMap(({ advanced, advance, ranking }, index) => {
    const byRule = new Set(advancedByRule({ ranking, advance }));
    const isLast = isWhole && index === stages.length - 1;
    const against = isLast || ranking.voided.length > 0 ? [] : ranking.bids.map(({ bid }) => bid).filter((bid) => byRule.has(bid) !== advanced.includes(bid));
    const uninvited = stages[index + 1]?.ranking.bids.map(({ bid }) => bid).filter((bid) => !advanced.includes(bid)) ?? [];
    return [...against, ...uninvited];
  });
}

function differentLines(stated: readonly StagedBid[], computed: readonly StagedBid[]): string[] {
  const textOf = ({ bid, place, total, stages, missed, vetoed, tieBreak }: StagedBid) => JSON.stringify([bid, place, total, stages, missed.map(({ criterion, actual, required }) => [criterion, actual, required]), vetoed, tieBreak]);
  const [left, right] = [stated.map(textOf), computed.map(textOf)];
  if (left.join() === right.join()) return [];
  const names = [...stated, ...computed].filter((one) => !left.includes(textOf(one)) || !right.includes(textOf(one))).map(({ bid }) => bid);
  return names.length > 0 ? [...new Set(names)] : stated.map(({ bid }) => bid);
}

/** A line of either format with what pages show beside it: where there are stages, spread and criteria of the last one it was marked in. */
export interface OverallLine extends RankedBid {
  /** Empty where there is one stage only. */
  stages: (string | null)[];
}

export function overallLines(file: AnyRankingFile): OverallLine[] {
  if (!isStagedFile(file)) return file.bids.map((own) => ({ ...own, stages: [] }));
  return file.bids.flatMap((own) => {
    const marked = file.stages.flatMap(({ ranking }) => ranking.bids.filter(({ bid }) => bid === own.bid)).at(-1);
    return marked ? [{ ...marked, ...own }] : [];
  });
}

/** The stages of a file as its sensitivity varies them, and the mark to pass over all of them. */
export function variedStages(file: AnyRankingFile): { stages: VariedStage[]; passMark: number } {
  if (!isStagedFile(file)) return { stages: [{ weight: 100, advanced: [], rules: rulesOf(file), sheets: file.sheets, votes: file.votes }], passMark: file.rules.passMark };
  return { stages: file.stages.map(markedOf), passMark: file.rules.passMark };
}

/** The files with sheets: one, or one for each marked stage in order. */
export function stageFiles(file: AnyRankingFile): [RankingFile, ...RankingFile[]] {
  if (!isStagedFile(file)) return [file];
  const [first, ...others] = file.stages.map(({ ranking }) => ranking);
  if (!first) throw new Error("a staged ranking without a stage");
  return [first, ...others];
}

/** What is told of a stage besides its file. */
export interface StageHead {
  kind: StageKind;
  weight: number;
  passMark: number;
  advance: number;
}

export function stageHeads(file: AnyRankingFile): StageHead[] {
  return isStagedFile(file) ? file.stages.map(({ kind, weight, advance, ranking }) => ({ kind, weight, advance, passMark: ranking.rules.passMark })) : [];
}
