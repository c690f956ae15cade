import { z } from "zod";
import { setPublicReason } from "#app/db/challenge.ts";
import { insertVoiding, readFreeze, readProgress } from "#app/db/ranking.ts";
import { findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { findTaintingExperts } from "#app/db/taint-facts.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import type { Replacement } from "#app/domain/review/declaration.ts";
import { replaceConflicted } from "#app/services/draw/replace-conflicted.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";
import { dropConflicted } from "#app/services/review/drop-conflicted.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { tellSupervisors } from "#app/services/review/tell-supervisors.ts";

/**
 * 作废排名: a conflict came to light between the freeze and the decision. The marks of whoever has it count no more, the fixed file
 * stays on record as void, the item is in review again; where too few valid marks are left the next reserve is asked or a draw
 * prepared, else the ranking can be fixed anew at once. A second person does it, with a public reason. Refusals: statusChanged.
 */
export const voidRanking = defineMove({
  noun: "challenge",
  move: "voidRanking",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason = "", move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const freeze = await readFreeze(subject.id, tx);
    if (!freeze) return refuse("statusChanged");
    const experts = await findTaintingExperts(tx, subject.id);
    await insertVoiding(tx, { challengeId: subject.id, version: freeze.version, reason, voidedBy: ctx.actor.personId });
    await setPublicReason(tx, subject.id, reason);
    const moved = await move({ facts: { no: subject.no, ranking: freeze.digest, version: freeze.version } });
    if (!moved.ok) return moved;
    const announced = await announceItemAct({ tx, ctx, isOffline: false, events: [moved.value.seq] }, "voiding", subject, { reason, rankingVersion: freeze.version });
    if (!announced.ok) return announced;
    for (const bid of (await findReviewedBids(subject.id, tx, true)).filter(({ status }) => status === "scored")) {
      const again = await transition(tx, { noun: "bid", subject: bid, move: "rankAgain", actor: systemActor, facts: { no: bid.no, ranking: freeze.digest } });
      if (!again.ok) return again;
    }
    const replacements: (Replacement | null)[] = [];
    const { rules } = await readGround(challenge, tx);
    for (const expertId of experts) {
      const dropped = await dropConflicted(tx, ctx, expertId);
      if (!dropped.ok) return dropped;
      const item = dropped.value.find(({ challengeId }) => challengeId === subject.id);
      const isShort = (await readProgress(subject.id, tx)).some(({ live }) => live < rules.leastValidScores);
      if (item && isShort) replacements.push(await replaceConflicted(tx, ctx, expertId, item));
    }
    await tellSupervisors(tx, subject.id);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), version: freeze.version, replacements: replacements.map((one) => one?.kind ?? "none") });
  },
});
