import { z } from "zod";
import { readNoticeOfAward } from "#app/db/award.ts";
import { readNoticeForMove } from "#app/db/notice.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellAwarded } from "#app/services/notice/tell-teams.ts";

const none = z.strictObject({});

/**
 * 正式立项, once the 公示 term is over without an objection that froze it. Refusals: publicityRunning, wrongState (frozen, or
 * its notice was withdrawn).
 */
export const awardBid = defineMove({
  noun: "award",
  move: "award",
  input: none,
  perform: async ({ tx, subject, move }) => {
    const notice = await readNoticeOfAward(tx, subject.id);
    if (!notice || (notice.status !== "published" && notice.status !== "ended")) return refuse("wrongState", { facts: { state: notice?.status ?? "draft" } });
    const moved = await move();
    if (!moved.ok) return moved;
    const { title, challengeId, challengeNo, documentNumber } = await readNoticeForMove(tx, notice.id);
    if (challengeId) await tellAwarded(tx, { id: notice.id, title, challengeId, challengeNo, documentNumber, term: null }, notice.bidId);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/** 暂停公示: an objection concerns this award (guide 0.1, 9). */
export const freezeAward = defineMove({ noun: "award", move: "freeze", input: none });

/** 恢复公示 */
export const releaseAward = defineMove({ noun: "award", move: "release", input: none });

/** 撤销拟立项, with a reason. */
export const revokeAward = defineMove({ noun: "award", move: "revoke", input: none });

/** 视为放弃: the task book was not signed in time. */
export const forfeitAward = defineMove({ noun: "award", move: "forfeit", input: none });
