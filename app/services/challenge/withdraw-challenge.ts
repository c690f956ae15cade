import { z } from "zod";
import { setPublicReason } from "#app/db/challenge.ts";
import { markSuspendedWithRound } from "#app/db/round-challenges.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { lackOfFailure, leaveAllUnmatched } from "#app/services/award/end-matching.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";
import { giveBackTime } from "./give-back-time.ts";
import { actOfTurn, type PublicTurn, tellTurn } from "./turn-in-public.ts";

const none = z.strictObject({});

/** Moves whose reason the public reads beside the state. */
const withPublicReason =
  (turn: PublicTurn) =>
  async ({ tx, ctx, subject, reason = "", offline, move }: Step<"challenge", unknown>) => {
    const lack = await lackOfFailure(tx, subject);
    if (lack) return { ok: false as const, refusal: lack };
    await setPublicReason(tx, subject.id, reason);
    await markSuspendedWithRound(tx, [subject.id], false);
    const turned = await giveBackTime(tx, turn, subject, ctx.now);
    if (!turned.ok) return turned;
    const moved = await move({ facts: { no: subject.no, ...turned.value.facts } });
    if (!moved.ok) return moved;
    if (subject.status === "matching") {
      const left = await leaveAllUnmatched(tx, subject.id, moved.value.seq);
      if (!left.ok) return left;
    }
    const announced = await announceItemAct({ tx, ctx, isOffline: offline !== undefined, events: [moved.value.seq] }, actOfTurn[turn], subject, { reason });
    if (!announced.ok) return announced;
    await tellTurn(tx, turned.value.subject, turn, reason, moved.value.seq);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: announced.value });
  };

/** 撤榜, with a public reason. Drafts of bids stay with their teams. */
export const withdrawChallenge = defineMove({ noun: "challenge", move: "withdraw", input: none, perform: withPublicReason("withdraw") });

/** 暂停, with a public reason; no bid is accepted until it is resumed. */
export const suspendChallenge = defineMove({ noun: "challenge", move: "suspend", input: none, perform: withPublicReason("suspend") });

/** 恢复; a deadline that lies ahead stands unless it is extended, one that passed meanwhile is moved by what was left. */
export const resumeChallenge = defineMove({ noun: "challenge", move: "resume", input: none, perform: withPublicReason("resume") });

/** 结束: no bid, or no agreement; the demand goes back to the pool. */
export const giveUpChallenge = defineMove({
  noun: "challenge",
  move: "giveUp",
  input: none,
  perform: async (step) => {
    const given = await withPublicReason("giveUp")(step);
    if (!given.ok) return given;
    const pooled = await backToPool(step);
    return pooled.ok ? ok({ ...given.value, demand: pooled.value }) : pooled;
  },
});

/** The demand behind the challenge waits in the pool (需求库) again, unless another challenge was made from it. Answers its number. */
async function backToPool({ tx, ctx, subject, reason, offline }: Step<"challenge", unknown>): Promise<Result<string | null>> {
  const { rows } = await tx.query<{ demandId: string | null }>('select demand_id as "demandId" from challenge where id = $1', [subject.id]);
  const demandId = rows[0]?.demandId ?? null;
  const demand = demandId === null ? null : await findSubject("demand", demandId, tx);
  if (demand?.status !== "listed" || demand.hasLiveChallenge) return ok(null);
  const paper = await paperOf(offline);
  const shelved = await transition(tx, { noun: "demand", subject: demand, move: "shelve", actor: ctx.actor, facts: { no: demand.no, challenge: subject.no }, ...(reason && { reason }), ...(paper && { offline: paper }) });
  return shelved.ok ? ok(demand.no) : shelved;
}
