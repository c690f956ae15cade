import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findExpertPerson, insertDeclarations } from "#app/db/declaration.ts";
import { findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { hasSignedIn } from "#app/db/decided-conflict.ts";
import { findTaintingExperts } from "#app/db/taint-facts.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { LateOutcome } from "#app/domain/review/declaration.ts";
import { lateConflict } from "#app/domain/review/declaration-schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { replaceConflicted } from "#app/services/draw/replace-conflicted.ts";
import { noteAfterDecision } from "./decided-conflict.ts";
import { dropConflicted } from "./drop-conflicted.ts";
import { tellSupervisors } from "./tell-supervisors.ts";

/** Who records what came to light: those who run the review, and who watches it. */
export const reportsConflicts: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "system"];

/** From the closing on. What comes after the decision is put on record and settled by a person, see `noteAfterDecision`. */
export const takesLateConflict = (status: string): boolean => ["closed", "singleBid", "inReview", "ranked", "decided"].includes(status);

/**
 * 迟到的回避: a conflict that came to light after the invitation. The expert's marks in the item count no more at once, whether
 * signed or not, and the ranking is reckoned without them; the next reserve of the draw is asked, or a new draw prepared; the supervisor is told. Once
 * the ranking is fixed the conflict is put on record and nothing is decided by that ranking any more: a second person voids it, see
 * `voidRanking`. After the decision nothing is reckoned anew by itself: it is noted, and another person settles it. Refusals: notFound,
 * notAllowed, invalidInput, wrongState, rankingFrozen, alreadyDone.
 */
export async function reportLateConflict(ctx: Context, reference: string, rawInput: unknown): Promise<Result<LateOutcome>> {
  const challenge = await findSubject("challenge", reference);
  if (!challenge) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, challenge);
  if (!challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => reportsConflicts.includes(relation))) return refuse("notAllowed");
  const input = lateConflict.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { expert: no, bid: bidNo, kind, words } = input.data;
  return inTransaction(async (tx) => {
    const { status } = await lockChallenge(tx, challenge.id, "update");
    if (status === "endedUnmatched") return refuse("rankingFrozen");
    if (!takesLateConflict(status)) return refuse("wrongState", { facts: { state: status } });
    const expert = await findExpertPerson(tx, no);
    if (!expert) return refuse("invalidInput", { fields: [{ path: "expert", message: "unknownExpert" }] });
    const bid = bidNo === undefined ? null : (await findReviewedBids(challenge.id, tx)).find((one) => one.no === bidNo || one.reviewCode === bidNo);
    if (bid === undefined) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    await insertDeclarations(tx, [{ personId: expert.personId, challengeId: challenge.id, bidId: bid?.id ?? null, occasion: "late", kind, words, recordedBy: ctx.actor.personId }]);
    const dropped = await dropConflicted(tx, ctx, expert.expertId);
    if (!dropped.ok) return dropped;
    // The declaration is of this item: no task elsewhere ends by it.
    const [item] = dropped.value;
    const replacement = item ? await replaceConflicted(tx, ctx, expert.expertId, item) : null;
    await appendEvent(tx, "expert", expert.expertId, "lateConflict", { ...actorFacts(ctx.actor), no: challenge.no, kind, dropped: item !== undefined }, { words });
    const mustSettle = status === "decided" && (await hasSignedIn(tx, challenge.id, expert.expertId));
    if (mustSettle) await noteAfterDecision(tx, ctx, { challengeId: challenge.id, no: challenge.no, expertId: expert.expertId, kind });
    else await tellSupervisors(tx, challenge.id);
    const mustVoid = status === "ranked" && (await findTaintingExperts(tx, challenge.id)).includes(expert.expertId);
    return ok({ dropped: item !== undefined, replacement, mustVoid, mustSettle });
  });
}
