import { z } from "zod";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import type { Transaction } from "#app/db/client.ts";
import { findStageEnds, insertFreeze } from "#app/db/ranking.ts";
import { findForbiddenSigners } from "#app/db/taint-facts.ts";
import { findAssignments, findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { type AnyRankingFile, type EndedStage, makeStagedFile, stageFiles } from "#app/domain/review/staged-file.ts";
import { stagesOf } from "#app/domain/review/stages.ts";
import { openFormChecks } from "#app/services/bid/open-form-checks.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { type ReviewGround, readGround } from "#app/services/review/review-ground.ts";
import { bidsOfStage, type Reviewed, stageFileOf, unsignedTasks } from "./stage-file.ts";

/**
 * 固定排名: writes the ranking file once and for all, see `RankingFile` and, for a review in several stages, `StagedFile` for what it
 * holds and how to recompute it. Nobody is left behind who was readmitted or may still be. Refusals: formCheckOpen (count), reviewTermRunning (count, until), marksForbidden (experts), scoresUnsigned (count of open tasks), tooFewScores (bid, given, least), vetoUndecided (bid), stageEmptied (bid, stage).
 */
export const freezeRanking = defineMove({
  noun: "challenge",
  move: "freezeRanking",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const all = await findReviewedBids(subject.id, tx, true);
    const unchecked = await openFormChecks(tx, subject.id, all, ctx.now);
    if (unchecked) return { ok: false, refusal: unchecked };
    const bids = all.filter(({ status }) => status === "formPassed");
    const reviewed: Reviewed = { challenge, bids, tasks: await findAssignments(tx, subject.id, null, true) };
    const forbidden = await findForbiddenSigners(tx, subject.id);
    if (forbidden.length > 0) return refuse("marksForbidden", { facts: { experts: forbidden.join("、") } });
    const open = unsignedTasks(reviewed, challenge.reviewStage);
    if (open.length > 0) return refuse("scoresUnsigned", { facts: { count: open.length } });
    const file = await fileOf(tx, reviewed, bids.length + all.filter(({ status }) => status === "unmatched").length, await readGround(challenge, tx));
    if (!file.ok) return file;
    const text = canonicalJson(file.value);
    const digest = sha256Hex(text);
    await insertFreeze(tx, { challengeId: subject.id, file: text, digest, frozenBy: ctx.actor.personId });
    const sheets = stageFiles(file.value).reduce((sum, one) => sum + one.sheets.length, 0);
    const moved = await move({ facts: { no: subject.no, ranking: digest, format: file.value.format, bids: bids.length, sheets } });
    if (!moved.ok) return moved;
    for (const bid of bids) {
      const scored = await transition(tx, { noun: "bid", subject: bid, move: "score", actor: systemActor, facts: { no: bid.no, ranking: digest } });
      if (!scored.ok) return scored;
    }
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), digest, bids: bids.length });
  },
});

async function fileOf(tx: Transaction, reviewed: Reviewed, valid: number, ground: ReviewGround): Promise<Result<AnyRankingFile>> {
  const stages = stagesOf(ground.rules);
  const marked = stages.flatMap((stage, index) => (stage.weight > 0 ? [{ ...stage, number: index + 1 }] : []));
  const [only, ...others] = marked;
  // The single-bid rule counts valid bids, not agreements (guide 0.1, 14): one without a rival must reach more.
  const passMark = ({ rules }: ReviewGround) => (valid === 1 ? rules.singleBidPassMark : rules.passMark);
  if (!only || others.length === 0) return stageFileOf(tx, reviewed, only?.number ?? 1, { passMark });
  const ends = await findStageEnds(reviewed.challenge.id, tx);
  const ended: EndedStage[] = [];
  for (const { number, kind, weight, advance } of marked) {
    if (bidsOfStage(reviewed.bids, number).length === 0) break;
    const isLast = number === marked.at(-1)?.number;
    const advanced = ends.find(({ stage }) => stage === number)?.advanced ?? null;
    const ranking = await stageFileOf(tx, reviewed, number, { advanced });
    if (!ranking.ok) return ranking;
    ended.push({ kind, weight, advance, advanced: isLast ? [] : (advanced ?? []), ranking: ranking.value });
  }
  return makeStagedFile({ round: ground.roundCode, challenge: reviewed.challenge.no }, passMark(ground), ended);
}
