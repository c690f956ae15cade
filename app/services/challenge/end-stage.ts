import { z } from "zod";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import type { Transaction } from "#app/db/client.ts";
import { enterStage, insertStageEnd } from "#app/db/ranking.ts";
import { findForbiddenSigners } from "#app/db/taint-facts.ts";
import { findAssignments, findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { RankingFile } from "#app/domain/review/ranking-file.ts";
import { advancing, stagesOf } from "#app/domain/review/stages.ts";
import { openFormChecks } from "#app/services/bid/open-form-checks.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { readGround, type ReviewGround } from "#app/services/review/review-ground.ts";
import { bidsOfStage, type Reviewed, stageFileOf, unsignedTasks } from "./stage-file.ts";

/**
 * 结束本阶段: the marks of the present stage are reckoned, kept as a ranking file of their own, and decide who goes on; from then
 * on they stand. When nobody goes on, the review comes to its last stage at once, so that the ranking can be fixed.
 * Refusals: formCheckOpen (count), reviewTermRunning (count, until), marksForbidden (experts), scoresUnsigned (count), tooFewScores (bid, given, least).
 */
export const endStage = defineMove({
  noun: "challenge",
  move: "endStage",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const reviewed: Reviewed = { challenge, bids: await findReviewedBids(subject.id, tx, true), tasks: await findAssignments(tx, subject.id, null, true) };
    const unchecked = await openFormChecks(tx, subject.id, reviewed.bids, ctx.now);
    if (unchecked) return { ok: false, refusal: unchecked };
    const stage = challenge.reviewStage;
    const forbidden = await findForbiddenSigners(tx, subject.id);
    if (forbidden.length > 0) return refuse("marksForbidden", { facts: { experts: forbidden.join("、") } });
    const open = unsignedTasks(reviewed, stage);
    if (open.length > 0) return refuse("scoresUnsigned", { facts: { count: open.length } });
    const ground = await readGround(challenge, tx);
    const bids = bidsOfStage(reviewed.bids, stage);
    const file = await fileOf(tx, reviewed, ground);
    if (!file.ok) return file;
    const through = file.value === null ? bids.map((bid) => bid.reviewCode ?? bid.no) : advancing(file.value.bids, ground.rules.stage).map(({ bid }) => bid);
    const advanced = [...through].sort();
    const text = file.value && canonicalJson(file.value);
    const digest = text && sha256Hex(text);
    await insertStageEnd(tx, { challengeId: subject.id, stage, file: text, digest, advanced, endedBy: ctx.actor.personId });
    const next = advanced.length === 0 ? stagesOf(ground.rules).length : stage + 1;
    await enterStage(tx, subject.id, next, bids.filter((bid) => advanced.includes(bid.reviewCode ?? bid.no)).map(({ id }) => id));
    const moved = await move({ facts: { no: subject.no, stage, advanced: advanced.length, bids: bids.length, ...(digest && { ranking: digest }) } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), stage: next, advanced, ...(digest && { digest }) }) : moved;
  },
});

/** Null for a stage without marks: then everybody goes on. */
async function fileOf(tx: Transaction, reviewed: Reviewed, { rules }: ReviewGround): Promise<Result<RankingFile | null>> {
  return rules.stage.weight === 0 ? ok(null) : stageFileOf(tx, reviewed, reviewed.challenge.reviewStage);
}
