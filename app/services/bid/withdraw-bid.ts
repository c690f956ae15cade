import { z } from "zod";
import type { JsonObject } from "#app/db/audit.ts";
import { lockOpenChallenge } from "#app/db/bid.ts";
import { dropClaims } from "#app/db/bid-submission.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { defineMove, refusalOf } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { tellTeam } from "./tell-team.ts";

/** 撤回, until the deadline of the database's clock. The sealed versions stay, unopened; the bid may be submitted again. */
export const withdrawBid = defineMove({
  noun: "bid",
  move: "withdraw",
  input: z.strictObject({}),
  perform: ({ tx, subject, move }) => withdraw(tx, subject, "withdrawn", move),
});

/** 认领异议 declined: what was submitted in the unit's name is withdrawn by the platform, before the closing; afterwards the form check has it. */
export async function withdrawDeclined(tx: Transaction, now: string, bidId: string): Promise<void> {
  const subject = await findSubject("bid", bidId, tx);
  if (!subject || refusalOf("bid", { actor: systemActor, now }, "withdraw", subject) !== null) return;
  await withdraw(tx, subject, "contestDeclined", ({ facts }) => transition(tx, { noun: "bid", subject, move: "withdraw", actor: systemActor, facts }));
}

async function withdraw(tx: Transaction, subject: BidSubject, news: "withdrawn" | "contestDeclined", move: (options: { facts: JsonObject }) => ReturnType<typeof transition>): Promise<Result<JsonObject>> {
  // As submitting does: closing waits, so that nothing is withdrawn behind the count.
  const problem = await lockOpenChallenge(tx, subject);
  if (problem) return refuse(problem);
  await dropClaims(tx, subject.id);
  const moved = await move({ facts: { no: subject.no } });
  if (!moved.ok) return moved;
  await tellTeam(tx, { bidId: subject.id, kind: news, key: moved.value.seq });
  return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
}
