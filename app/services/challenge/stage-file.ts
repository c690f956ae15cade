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

/**
 * The ranking file of one stage, from what was signed in it. `passMark`: of the stage, or of the whole review where it has one stage.
 * Refusals: tooFewScores (bid, given, least), vetoUndecided (bid), those of `makeRankingFile`.
 */
export async function stageFileOf(tx: Transaction, reviewed: Reviewed, stage: number, passMark?: (ground: ReviewGround) => number): Promise<Result<RankingFile>> {
  const { challenge } = reviewed;
  const ground = await readGround({ ...challenge, reviewStage: stage }, tx);
  const bids = bidsOfStage(reviewed.bids, stage);
  const tasks = reviewed.tasks.filter((task) => task.stage === stage);
  const codes = codesOf(bids);
  const sheets = await signedSheets(tx, bids, tasks);
  // A bid without any sheet would not stand in the ranking at all.
  const { leastValidScores } = ground.rules;
  const countOf = (bid: ReviewedBid) => sheets.filter((sheet) => sheet.bid === codes.get(bid.id)).length;
  const short = bids.find((bid) => countOf(bid) < leastValidScores);
  if (short) return refuse("tooFewScores", { facts: { bid: short.no, given: countOf(short), least: leastValidScores } });
  const voided = tasks.filter(({ bidId, status }) => codes.has(bidId) && status === "voided").map((task) => ({ bid: codes.get(task.bidId) ?? "", expert: task.pseudonym }));
  const votes = (await findStageVotes(tx, challenge.id, stage)).filter(({ bid }) => [...codes.values()].includes(bid));
  return makeRankingFile({ round: ground.roundCode, challenge: challenge.no }, rulesFor(ground, passMark?.(ground) ?? ground.rules.stage.passMark), sheets, voided, votes);
}

function rulesFor({ rules, rubric }: ReviewGround, passMark: number): RankingRules {
  const { aggregation, leastValidScores, criterionFloor, divergenceRange, divergenceDeviation, tieBreak, veto } = rules;
  return { criteria: rubric.used, leftOut: rubric.leftOut, aggregation, leastValidScores, passMark, criterionFloor, divergenceRange, divergenceDeviation, tieBreak, veto };
}
