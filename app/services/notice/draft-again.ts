import { lockAwardsOf, moveAwards } from "#app/db/award.ts";
import { inTransaction } from "#app/db/client.ts";
import { hasStandingResult, insertNotice, readNoticeForMove, writeBody } from "#app/db/notice.ts";
import { lockChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { resultBody, withAwardsOf } from "#app/domain/notice/result-body.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { noticePolicy } from "#app/domain/policy/notice.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { transition } from "#app/services/kernel/transition.ts";

/**
 * 重新拟稿 of a result whose notice was withdrawn: a draft that announces the awards that still stand, to be published by another person
 * under a number and a term of its own. The withdrawn one stays listed with its reason.
 * Refusals: notFound, notAllowed, wrongState (not withdrawn, or no result), alreadyDone (there is one already).
 */
export async function draftResultAgain(ctx: Context, reference: string): Promise<Result<{ id: string }>> {
  const found = await findSubject("notice", reference);
  const held = found ? noticePolicy.relationsOf(ctx.actor, found) : [];
  if (!found || !noticePolicy.isVisible(found, held, ctx.now)) return refuse("notFound");
  const refused = birthRefusal("notice", ctx.actor, held);
  if (refused) return { ok: false, refusal: refused };
  return inTransaction(async (tx) => {
    const { kind, title, body, challengeId } = await readNoticeForMove(tx, found.id);
    if (kind !== "result" || challengeId === null || found.status !== "withdrawn") return refuse("wrongState", { facts: { state: found.status } });
    const challenge = await lockChallenge(tx, challengeId, "update");
    if (await hasStandingResult(tx, challengeId)) return refuse("alreadyDone");
    const old = { ...resultBody.parse(body), withdrawnReason: null };
    // Whoever was let go on by hand under a notice that says nothing waits for the new one like the others.
    for (const award of await lockAwardsOf(tx, found.id)) {
      const frozen = award.status === "inPublicity" ? await transition(tx, { noun: "award", subject: award, move: "freeze", actor: ctx.actor, facts: { withdrawn: found.id } }) : ok(null);
      if (!frozen.ok) return frozen;
    }
    const id = await insertNotice(tx, { kind, roundId: challenge.roundId, challengeId, title, body: {}, createdBy: ctx.actor.personId });
    await writeBody(tx, id, { ...withAwardsOf(old, await moveAwards(tx, found.id, id)) });
    await recordBirthBy(ctx.actor, tx, "notice", id, "create", { challenge: challenge.no, after: found.id });
    return ok({ id });
  });
}
