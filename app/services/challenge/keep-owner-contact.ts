import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { writeOwnerContact } from "#app/db/owner-contact.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ownerContactEntry } from "#app/domain/challenge/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { followsRound } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/**
 * 登记需求单位联系人 of an item, in any state of it, because people change: read by the bureau and, once an award stands, by its team,
 * never by the public. Both empty: none is kept, and that of its demand counts again. The log tells that it changed, not to whom.
 * Refusals: invalidInput, notFound, notAllowed (its officers alone), noOwnerToCall.
 */
export async function keepOwnerContact(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ no: string }>> {
  const subject = await findSubject("challenge", no);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !followsRound(held)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer") && !held.includes("system")) return refuse("notAllowed");
  if (subject.ownerUnitId === null) return refuse("noOwnerToCall");
  const input = ownerContactEntry.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    await writeOwnerContact(tx, subject.id, input.data);
    await appendEvent(tx, "challenge", subject.id, "keepOwnerContact", { ...actorFacts(ctx.actor), no: subject.no });
    return ok({ no: subject.no });
  });
}
