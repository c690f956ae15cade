import { z } from "zod";
import { detachAward, lockAwardsOf, readNoticeOfAward } from "#app/db/award.ts";
import type { Transaction } from "#app/db/client.ts";
import { readNoticeForMove, writeBody } from "#app/db/notice.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ItemNews } from "#app/domain/mail/mail.ts";
import type { ActKind } from "#app/domain/notice/act-body.ts";
import { resultBody, withAwardsOf } from "#app/domain/notice/result-body.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";
import { tellAwarded } from "#app/services/notice/tell-teams.ts";

const none = z.strictObject({});

type AwardStep = Step<"award", unknown>;

const newsOf = { awarding: "awarded", revocation: "awardRevoked", forfeiture: "awardForfeited" } as const satisfies Partial<Record<ActKind, ItemNews>>;

/** The 公告 of what became of an award that the public knew, and the mail to who follows the item. The reason stays inside: it may name who objected. */
async function announceAward({ tx, ctx, subject, offline }: AwardStep, seq: string, kind: keyof typeof newsOf, publicityNumber: string | null): Promise<Result<string | null>> {
  const challenge = await findSubject("challenge", subject.challengeId, tx);
  if (!challenge) return refuse("statusChanged");
  await tellFollowers(tx, { challengeId: challenge.id, news: newsOf[kind], key: seq });
  return announceItemAct({ tx, ctx, isOffline: offline !== undefined, events: [seq] }, kind, challenge, { reason: "", award: subject.id, publicityNumber });
}

/**
 * 正式立项, once the 公示 term is over without an objection that froze it: the team is told, and the public by a notice of its own.
 * Refusals: publicityRunning, wrongState (frozen, or its notice was withdrawn).
 */
export const awardBid = defineMove({
  noun: "award",
  move: "award",
  input: none,
  perform: async (step) => {
    const { tx, subject, move } = step;
    const notice = await readNoticeOfAward(tx, subject.id);
    if (!notice || (notice.status !== "published" && notice.status !== "ended")) return refuse("wrongState", { facts: { state: notice?.status ?? "draft" } });
    const moved = await move();
    if (!moved.ok) return moved;
    const { title, challengeId, challengeNo, documentNumber } = await readNoticeForMove(tx, notice.id);
    const announced = await announceAward(step, moved.value.seq, "awarding", documentNumber || null);
    if (!announced.ok) return announced;
    if (challengeId) await tellAwarded(tx, { id: notice.id, title, challengeId, challengeNo, documentNumber, term: null }, notice.bidId);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: announced.value });
  },
});

/** 暂停公示: an objection concerns this award (guide 0.1, 9). */
export const freezeAward = defineMove({ noun: "award", move: "freeze", input: none });

/** 恢复公示. One whose result is to be announced anew goes on with that notice. Refusal: wrongState. */
export const releaseAward = defineMove({
  noun: "award",
  move: "release",
  input: none,
  perform: async ({ tx, subject, move }) => {
    const notice = await readNoticeOfAward(tx, subject.id);
    if (notice?.status === "draft") return refuse("wrongState", { facts: { state: "draft" } });
    const moved = await move();
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** 撤销拟立项, with a reason. Where its 公示 had begun, the public is told by a notice. */
export const revokeAward = defineMove({
  noun: "award",
  move: "revoke",
  input: none,
  perform: async (step) => {
    const { tx, subject, move } = step;
    const moved = await move();
    if (!moved.ok) return moved;
    const result = await readNoticeOfAward(tx, subject.id);
    if (result?.status === "draft") await leaveDraft(tx, subject.id, result.id);
    if (subject.status === "proposed") return ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: null });
    const announced = await announceAward(step, moved.value.seq, "revocation", result ? (await readNoticeForMove(tx, result.id)).documentNumber || null : null);
    return announced.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: announced.value }) : announced;
  },
});

/** The notice that would have announced it announces the others. */
async function leaveDraft(tx: Transaction, awardId: string, noticeId: string): Promise<void> {
  await detachAward(tx, awardId);
  const [{ body }, left] = [await readNoticeForMove(tx, noticeId), await lockAwardsOf(tx, noticeId)];
  await writeBody(tx, noticeId, { ...withAwardsOf(resultBody.parse(body), left.map(({ bidNo }) => bidNo)) });
}

/** 视为放弃: the task book was not signed in time; by a notice, too. */
export const forfeitAward = defineMove({
  noun: "award",
  move: "forfeit",
  input: none,
  perform: async (step) => {
    const moved = await step.move();
    if (!moved.ok) return moved;
    const announced = await announceAward(step, moved.value.seq, "forfeiture", null);
    return announced.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: announced.value }) : announced;
  },
});
