import { findApprovedChallenges } from "#app/db/challenge.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { enqueue } from "#app/jobs/queue.ts";
import { checkClearance } from "#app/services/clearance/check-clearance.ts";
import { defineMove, refusalOf } from "#app/services/kernel/define-move.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { openListNotice } from "#app/services/notice/open-list-notice.ts";
import { closingOf, preparePublication } from "#app/services/challenge/publish-under-notice.ts";
import { publicationInput } from "#app/services/challenge/publish-challenge.ts";

/** 发布榜单: all approved challenges of the round in one move under one paper. */
export const publishRound = defineMove({
  noun: "round",
  move: "publish",
  input: publicationInput,
  perform: async ({ tx, ctx, subject, input, offline, move }) => {
    const round = await readRoundSettings(subject.id, tx);
    const closing = closingOf(ctx.now, input, round);
    if (!closing.ok) return closing;
    const ids = await findApprovedChallenges(tx, subject.id);
    if (ids.length === 0) return refuse("nothingToPublish");
    const cleared = await checkClearance(tx, ctx, subject.id, offline !== undefined);
    if (!cleared.ok) return cleared;
    const notice = await openListNotice(tx, ctx, round, input.documentNumber);
    if (!notice.ok) return notice;
    const moved = await move({ facts: { no: round.code, notice: notice.value, documentNumber: input.documentNumber } });
    if (!moved.ok) return moved;
    const paper = await paperOf(offline);
    for (const id of ids) {
      const challenge = await findSubject("challenge", id, tx);
      if (!challenge) return refuse("notFound");
      const refused = refusalOf("challenge", ctx, "publish", challenge, offline !== undefined);
      if (refused) return { ok: false, refusal: refused };
      const prepared = await preparePublication(tx, ctx, challenge, round, notice.value, closing.value);
      if (!prepared.ok) return prepared;
      const published = await transition(tx, { noun: "challenge", subject: challenge, move: "publish", actor: ctx.actor, facts: { ...prepared.value, documentNumber: input.documentNumber }, ...(paper && { offline: paper }) });
      if (!published.ok) return published;
    }
    await enqueue(tx, "tellSearches", { challengeIds: ids });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), challenges: ids.length, closesAt: closing.value, notice: notice.value });
  },
});
