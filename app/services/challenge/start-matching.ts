import { z } from "zod";
import { findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { insertShortlisted } from "#app/db/shortlist.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { tellOwner, termOf } from "#app/services/award/tell-owner.ts";
import { openFormChecks } from "#app/services/bid/open-form-checks.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { outcomeByCount } from "./start-review.ts";

/**
 * 启动供需对接 (guide 1.2 pattern A, 1.3 stage 8), once every bid is decided in the form check: the demand owner reads each bid that
 * passed and has the round's term to agree with it or to refuse it. With none the item is 流榜, with one it waits as 单一揭榜 and goes on
 * when asked again: the single-bid rule counts valid bids, not agreements (guide 0.1, 14).
 * Refusals: formCheckOpen (count), reviewTermRunning (count, until).
 */
export const startMatching = defineMove({
  noun: "challenge",
  move: "startMatching",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const bids = await findReviewedBids(subject.id, tx);
    const unchecked = await openFormChecks(tx, subject.id, bids, ctx.now);
    if (unchecked) return { ok: false, refusal: unchecked };
    const passed = bids.filter(({ status }) => status === "formPassed");
    const outcome = outcomeByCount(subject.status, passed.length);
    const dueOn = await termOf(tx, challenge, ctx.now);
    const moved = await move({ ...(outcome && { outcome }), facts: { no: subject.no, bids: passed.length, ...(!outcome && { endsOn: dueOn }) } });
    if (!moved.ok) return moved;
    if (outcome) return ok({ to: moved.value.to, seq: Number(moved.value.seq), bids: passed.length });
    const ids: string[] = [];
    for (const { id: bidId, no } of passed) {
      const id = await insertShortlisted(tx, { challengeId: challenge.id, bidId, reason: "", dueOn });
      await recordBirthBy(ctx.actor, tx, "shortlist", id, "propose", { no, endsOn: dueOn });
      await tellTeam(tx, { bidId, kind: "matchingBegun", at: `${dueOn}T23:59:59+08:00`, key: moved.value.seq });
      ids.push(id);
    }
    const isTold = await tellOwner(tx, challenge, { ids, dueOn, key: `${challenge.id}:${moved.value.seq}` });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), bids: passed.length, dueOn, isTold });
  },
});
