import { randomInt } from "node:crypto";
import { z } from "zod";
import { readBidGround } from "#app/db/bid.ts";
import { readSealedVersion, writeOpened } from "#app/db/bid-opening.ts";
import { countAwaitedFiles } from "#app/db/bid-opened-file.ts";
import { lockResupply, readReviewCodes, writeConfirmed, writeLetIn } from "#app/db/resupply.ts";
import { lockChallenge } from "#app/db/review.ts";
import { freeCodes } from "#app/domain/bid/resupply.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { checkForm } from "./check-form.ts";
import { keptContent, keptResupply } from "./keep-content.ts";
import { materialise } from "./materialise-content.ts";
import { matchKept } from "./seal-bid.ts";
import { expectedOf } from "./supply-content.ts";
import { tellTeam } from "./tell-team.ts";
import { peopleOf } from "./people-of.ts";

/**
 * 核对无误, by the first of two people, once every attachment has come or the time for them is over.
 * Refusal: attachmentsAwaited (count).
 */
export const confirmContent = defineMove({
  noun: "bid",
  move: "confirmContent",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const asked = await lockResupply(tx, subject.id);
    const missing = await countAwaitedFiles(tx, subject.id);
    if (missing > 0 && !asked?.isOver) return refuse("attachmentsAwaited", { facts: { count: missing } });
    await writeConfirmed(tx, subject.id, ctx.actor.personId);
    const moved = await move({ facts: { no: subject.no, missing } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), missing }) : moved;
  },
});

/**
 * 凭重新提供的内容开启, by another one: held against the commitment once more, then kept for the evaluation like an opened
 * envelope. Its review code is drawn among those left, so that it tells no order. Refusal: bidSealBroken.
 */
export const openSupplied = defineMove({
  noun: "bid",
  move: "openSupplied",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    await lockChallenge(tx, subject.challengeId, "update");
    const asked = await lockResupply(tx, subject.id);
    const sealed = await readSealedVersion(tx, subject.id);
    if (!asked?.content || !sealed) return refuse("wrongState", { facts: { state: subject.status } });
    const { versionNumber, commitment } = sealed;
    const kept = keptResupply.read(subject.id, versionNumber, asked.content);
    const matched = matchKept(new TextEncoder().encode(kept), expectedOf(subject.challengeNo, sealed));
    if (!matched.ok) return refuse("bidSealBroken");
    const { used, bids } = await readReviewCodes(tx, subject.challengeId);
    const free = freeCodes(used, bids);
    const { content } = matched;
    await materialise(tx, subject.id, content, { versionNumber, revision: 0, blob: keptContent.keep(subject.id, versionNumber, 0, content) });
    await writeOpened(tx, subject.id, { reviewCode: free[randomInt(free.length)]!, ...peopleOf(content) });
    await writeLetIn(tx, subject.id, ctx.actor.personId);
    const moved = await move({ facts: { no: subject.no, bidVersion: versionNumber, commitment } });
    if (!moved.ok) return moved;
    await checkForm(tx, await readBidGround(subject.id, tx));
    await tellTeam(tx, { bidId: subject.id, kind: "contentOpened", key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
