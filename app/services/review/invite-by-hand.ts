import { appendEvent } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { findCandidateContacts } from "#app/db/expert-draw.ts";
import { findAssignedPseudonyms, lockChallenge } from "#app/db/review.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { readCallStandings } from "#app/services/draw/call-state.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type Invited, inviteUnderLock } from "./make-tasks.ts";

/**
 * `inviteUnderLock` for experts whom somebody chose: who was neither drawn nor has come up in the order of the reserves stands
 * in the log by pseudonym, and so in 例外清单 (guide 0.1, 17). Refusals: those of `inviteUnderLock`.
 */
export async function inviteByHand(tx: Transaction, ctx: Context, request: Parameters<typeof inviteUnderLock>[2] & { reason?: string | undefined }): Promise<Result<Invited>> {
  const { challengeId, bidId, experts, reason } = request;
  const { no } = await lockChallenge(tx, challengeId, "update");
  // Before the tasks are made: with a task, a reserve counts as asked whoever chose it.
  const due = await namesDue(tx, challengeId);
  const invited = await inviteUnderLock(tx, ctx, { challengeId, bidId, experts });
  if (!invited.ok) return invited;
  const picked = invited.value.experts.filter((expert) => !due.has(expert));
  if (picked.length > 0) await appendEvent(tx, "challenge", challengeId, "pickExperts", { ...actorFacts(ctx.actor), no, experts: await findAssignedPseudonyms(tx, challengeId, picked) }, reason ? { reason } : null);
  return invited;
}

/** Numbers of the experts whom the item's draws brought so far: asked, or next to be asked. */
async function namesDue(tx: Transaction, challengeId: string): Promise<ReadonlySet<string>> {
  const due = new Set<string>();
  for (const { draw, groups } of await readCallStandings(challengeId, tx)) {
    const names = groups.flatMap(({ entries }) => entries.filter(({ state }) => state !== "waiting" && state !== "reserved").map(({ pseudonym }) => pseudonym));
    for (const { no } of await findCandidateContacts(tx, draw.id, names)) due.add(no);
  }
  return due;
}
