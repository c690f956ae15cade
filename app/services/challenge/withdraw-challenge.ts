import { z } from "zod";
import { setPublicReason } from "#app/db/challenge.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";

const none = z.strictObject({});

/** Moves whose reason the public reads beside the state. */
async function withPublicReason({ tx, subject, reason, move }: Step<"challenge", unknown>) {
  await setPublicReason(tx, subject.id, reason ?? "");
  const moved = await move({ facts: { no: subject.no } });
  return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
}

/** 撤榜, with a public reason. Drafts of bids stay with their teams. */
export const withdrawChallenge = defineMove({ noun: "challenge", move: "withdraw", input: none, perform: withPublicReason });

/** 暂停, with a public reason; no bid is accepted until it is resumed. */
export const suspendChallenge = defineMove({ noun: "challenge", move: "suspend", input: none, perform: withPublicReason });

/** 恢复; the deadline stands unless it is extended. */
export const resumeChallenge = defineMove({ noun: "challenge", move: "resume", input: none, perform: withPublicReason });

/** 结束: no bid, or no agreement; the demand goes back to the pool. */
export const giveUpChallenge = defineMove({ noun: "challenge", move: "giveUp", input: none, perform: withPublicReason });
