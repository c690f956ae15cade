import { z } from "zod";
import { canonicalJson, digestJson, sha256Hex } from "#app/crypto/canonical.ts";
import type { Transaction } from "#app/db/client.ts";
import { insertFreeze } from "#app/db/ranking.ts";
import { type Assignment, findAssignments, findReviewedBids, lockChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { findSheets } from "#app/db/review-sheets.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import type { RankingRules } from "#app/domain/review/ranking.ts";
import { makeRankingFile, type RankingFile, type SignedSheet } from "#app/domain/review/ranking-file.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { sheetFacts } from "#app/domain/review/sheet-digest.ts";
import { isLive } from "#app/domain/review/view.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { type ReviewGround, readGround } from "#app/services/review/review-ground.ts";

/**
 * 固定排名: writes the ranking file once and for all, see `RankingFile` for what it holds and how to recompute it.
 * Refusals: scoresUnsigned (count of open tasks), tooFewScores (bid, given, least).
 */
export const freezeRanking = defineMove({
  noun: "challenge",
  move: "freezeRanking",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const bids = (await findReviewedBids(subject.id, tx, true)).filter(({ status }) => status === "formPassed");
    const tasks = await findAssignments(tx, subject.id, null, true);
    const open = tasks.filter(({ status }) => isLive(status) && status !== "signed");
    if (open.length > 0) return refuse("scoresUnsigned", { facts: { count: open.length } });
    const file = await fileOf(tx, challenge, bids, tasks, await readGround(challenge, tx));
    if (!file.ok) return file;
    const text = canonicalJson(file.value);
    const digest = sha256Hex(text);
    await insertFreeze(tx, { challengeId: subject.id, file: text, digest, frozenBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, ranking: digest, format: file.value.format, bids: bids.length, sheets: file.value.sheets.length } });
    if (!moved.ok) return moved;
    for (const bid of bids) {
      const scored = await transition(tx, { noun: "bid", subject: bid, move: "score", actor: systemActor, facts: { no: bid.no, ranking: digest } });
      if (!scored.ok) return scored;
    }
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), digest, bids: bids.length });
  },
});

async function fileOf(tx: Transaction, challenge: ReviewedChallenge, bids: readonly ReviewedBid[], tasks: readonly Assignment[], ground: ReviewGround): Promise<Result<RankingFile>> {
  const codes = new Map(bids.map((bid) => [bid.id, bid.reviewCode ?? bid.no]));
  const signed = tasks.filter(({ bidId, status }) => codes.has(bidId) && status === "signed");
  const stored = await findSheets(signed.map(({ id }) => id), tx);
  const sheets = signed.flatMap((task): SignedSheet[] => {
    const sheet = stored.get(task.id);
    if (!sheet) return [];
    const marks = Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)] as const]));
    return [{ bid: codes.get(task.bidId) ?? "", expert: task.pseudonym, marks: Object.fromEntries(marks), digest: digestJson(sheetFacts(task.id, sheet)) }];
  });
  // A bid without any sheet would not stand in the ranking at all.
  const { leastValidScores } = ground.rules;
  const short = bids.find((bid) => sheets.filter((sheet) => sheet.bid === codes.get(bid.id)).length < leastValidScores);
  if (short) return refuse("tooFewScores", { facts: { bid: short.no, given: sheets.filter((sheet) => sheet.bid === codes.get(short.id)).length, least: leastValidScores } });
  const voided = tasks.filter(({ status }) => status === "voided").map((task) => ({ bid: codes.get(task.bidId) ?? "", expert: task.pseudonym }));
  return makeRankingFile({ round: ground.roundCode, challenge: challenge.no }, rulesFor(bids.length, ground), sheets, voided);
}

/** The single-bid rule counts valid bids (guide 0.1, 14): one without a rival must reach more. */
function rulesFor(validBids: number, { rules, rubric }: ReviewGround): RankingRules {
  return {
    criteria: rubric.used,
    leftOut: rubric.leftOut,
    aggregation: rules.aggregation,
    leastValidScores: rules.leastValidScores,
    passMark: validBids === 1 ? rules.singleBidPassMark : rules.passMark,
  };
}
