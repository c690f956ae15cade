import { digestJson } from "#app/crypto/canonical.ts";
import type { Transaction } from "#app/db/client.ts";
import { findStageVotes } from "#app/db/panel.ts";
import type { Assignment, ReviewedBid, ReviewedChallenge } from "#app/db/review.ts";
import { findSheets } from "#app/db/review-sheets.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { RankingRules } from "#app/domain/review/ranking-rules.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { sheetFacts } from "#app/domain/review/sheet-digest.ts";
import { isLive } from "#app/domain/review/view.ts";
import { type ReviewGround, readGround } from "#app/services/review/review-ground.ts";

/** What a ranking is made from: all bids that passed the form check, and every task of the item. */
export interface Reviewed {
  challenge: ReviewedChallenge;
  bids: readonly ReviewedBid[];
  tasks: readonly Assignment[];
}

/** The bids that a stage marks: those that reached it and whose team came. */
export function bidsOfStage(bids: readonly ReviewedBid[], stage: number): ReviewedBid[] {
  return bids.filter(({ status, reviewStage, missedStage }) => status === "formPassed" && reviewStage >= stage && (missedStage === null || missedStage > stage));
}

/** Live tasks on bids of the stage that nobody has signed. */
export function unsignedTasks({ bids, tasks }: Reviewed, stage: number): Assignment[] {
  const judged = new Set(bidsOfStage(bids, stage).map(({ id }) => id));
  return tasks.filter((task) => task.stage === stage && judged.has(task.bidId) && isLive(task.status) && task.status !== "signed");
}

const codesOf = (bids: readonly ReviewedBid[]) => new Map(bids.map((bid) => [bid.id, bid.reviewCode ?? bid.no]));

/** The signed sheets of these tasks on these bids, by review code and pseudonym. */
export async function signedSheets(tx: Transaction, bids: readonly ReviewedBid[], tasks: readonly Assignment[]): Promise<SignedSheet[]> {
  const codes = codesOf(bids);
  const signed = tasks.filter(({ bidId, status }) => codes.has(bidId) && status === "signed");
  const stored = await findSheets(signed.map(({ id }) => id), tx);
  return signed.flatMap((task): SignedSheet[] => {
    const sheet = stored.get(task.id);
    if (!sheet) return [];
    const marks = Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)] as const]));
    return [{ bid: codes.get(task.bidId) ?? "", expert: task.pseudonym, marks: Object.fromEntries(marks), vetoes: Object.keys(sheet.vetoes), digest: digestJson(sheetFacts(task.id, sheet)) }];
  });
}

/** How a stage is reckoned. */
export interface StageChoice {
  /** Of the whole review, where it has one stage; else the stage's own. */
  passMark?: (ground: ReviewGround) => number;
  /** Who went on, of a stage that has ended: marks that became void since are not replaced, the rest is reckoned again, openly. */
  advanced?: readonly string[] | null;
}

/**
 * The ranking file of one stage, from what was signed in it. Refusals: tooFewScores (bid, given, least), vetoUndecided (bid), stageEmptied (bid, stage), those of
 * `makeRankingFile`.
 */
export async function stageFileOf(tx: Transaction, reviewed: Reviewed, stage: number, { passMark, advanced = null }: StageChoice = {}): Promise<Result<RankingFile>> {
  const { challenge } = reviewed;
  const ground = await readGround({ ...challenge, reviewStage: stage }, tx);
  const bids = bidsOfStage(reviewed.bids, stage);
  const tasks = reviewed.tasks.filter((task) => task.stage === stage);
  const codes = codesOf(bids);
  const sheets = await signedSheets(tx, bids, tasks);
  const countOf = (bid: ReviewedBid) => sheets.filter((sheet) => sheet.bid === codes.get(bid.id)).length;
  const emptied = advanced && bids.find((bid) => countOf(bid) === 0 && !advanced.includes(codes.get(bid.id) ?? ""));
  if (emptied) return refuse("stageEmptied", { facts: { bid: emptied.no, stage } });
  // Nobody marks a stage that has ended: what is left of it counts, and the file says by how many.
  const leastValidScores = advanced ? Math.min(ground.rules.leastValidScores, ...bids.map(countOf).filter((count) => count > 0)) : ground.rules.leastValidScores;
  // A bid without any sheet would not stand in the ranking at all.
  const short = advanced ? undefined : bids.find((bid) => countOf(bid) < leastValidScores);
  if (short) return refuse("tooFewScores", { facts: { bid: short.no, given: countOf(short), least: leastValidScores } });
  const voided = tasks.filter(({ bidId, status }) => codes.has(bidId) && status === "voided").map((task) => ({ bid: codes.get(task.bidId) ?? "", expert: task.pseudonym }));
  const votes = (await findStageVotes(tx, challenge.id, stage)).filter(({ bid }) => [...codes.values()].includes(bid));
  return makeRankingFile({ round: ground.roundCode, challenge: challenge.no }, { ...rankingRules(ground, passMark?.(ground) ?? ground.rules.stage.passMark), leastValidScores }, sheets, voided, votes);
}

/** The rules of the round as they rank one stage of a challenge. */
export function rankingRules({ rules, rubric }: Pick<ReviewGround, "rules" | "rubric">, passMark: number): RankingRules {
  const { aggregation, leastValidScores, criterionFloor, divergenceRange, divergenceDeviation, tieBreak, veto } = rules;
  return { criteria: rubric.used, leftOut: rubric.leftOut, aggregation, leastValidScores, passMark, criterionFloor, divergenceRange, divergenceDeviation, tieBreak, veto };
}
