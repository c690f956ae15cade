import { appendEvent } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { findCandidateContacts, insertCall } from "#app/db/expert-draw.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { CallResult } from "#app/domain/review/draw/call-list.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { inviteUnderLock } from "#app/services/review/make-tasks.ts";
import { writeInvitations } from "#app/services/review/write-invitations.ts";
import type { CallStanding } from "./call-state.ts";

/**
 * Invites these names for these bids (null: all of the item) in the system, by mail and where a gateway is connected by SMS, and
 * keeps that they were asked. Answers how many mails were written. Refusals: those of `inviteUnderLock`.
 */
export async function askNames(
  tx: Transaction,
  ctx: Context,
  { standing, challenge, names, bidIds }: { standing: CallStanding; challenge: { id: string; no: string }; names: readonly string[]; bidIds: readonly (string | null)[] },
): Promise<Result<number>> {
  const people = await findCandidateContacts(tx, standing.draw.id, names);
  for (const bidId of bidIds) {
    const invited = await inviteUnderLock(tx, ctx, { challengeId: challenge.id, bidId, experts: people.map(({ no }) => no) });
    if (!invited.ok) return invited;
  }
  const written = await writeInvitations(tx, people);
  for (const pseudonym of names) await keepCall(tx, ctx, { standing, challenge, pseudonym, result: "asked", reason: null });
  return ok(written);
}

/** Keeps what came of asking a name, in the list and in the log. */
export async function keepCall(tx: Transaction, ctx: Context, call: { standing: CallStanding; challenge: { id: string; no: string }; pseudonym: string; result: CallResult; reason: string | null }): Promise<void> {
  const { standing, challenge, pseudonym, result, reason } = call;
  await insertCall(tx, { drawId: standing.draw.id, pseudonym, result, reason, calledBy: ctx.actor.personId, calledAt: ctx.now });
  await appendEvent(tx, "challenge", challenge.id, "callExpert", { ...actorFacts(ctx.actor), no: challenge.no, record: standing.draw.result.digest, pseudonym, result }, reason === null ? null : { reason });
}
