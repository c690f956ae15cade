import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findConflictsAfterDecision, findDecidedConflicts, noteDecidedConflict, settleDecidedConflict } from "#app/db/decided-conflict.ts";
import { findProgressOf } from "#app/db/challenge-progress.ts";
import { lockChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { settleConflict, settlementFits } from "#app/domain/review/decided-conflict.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { tellSupervisors } from "./tell-supervisors.ts";

/** Who says what was done about it; who watches it reads it and reports others. */
export const settlesConflicts: readonly Relation[] = ["officer", "secondOfficer"];

/** 定榜后发现的回避: notes it in the log and for 待办 and 例外清单, and tells the supervisors. False where the rule found what was noted before. */
export async function noteAfterDecision(tx: Transaction, ctx: Context, finding: { challengeId: string; no: string; expertId: string; kind: string }): Promise<boolean> {
  const { challengeId, no, expertId, kind } = finding;
  if (!(await noteDecidedConflict(tx, { challengeId, expertId, kind, foundBy: ctx.actor.personId }))) return false;
  await appendEvent(tx, "challenge", challengeId, "conflictAfterDecision", { ...actorFacts(ctx.actor), no, expert: expertId, conflict: kind });
  await tellSupervisors(tx, challengeId, "conflictAfterDecision");
  return true;
}

/** What the rule finds by itself, in decided items whose award can still be stopped. Answers how many. */
export async function noteConflictsAfterDecision(ctx: Context): Promise<number> {
  const done = await inTransaction(async (tx) => {
    let noted = 0;
    for (const found of await findConflictsAfterDecision(tx)) if (await noteAfterDecision(tx, ctx, { ...found, kind: "rule" })) noted += 1;
    return ok(noted);
  });
  return done.ok ? done.value : 0;
}

/**
 * 处理结论 about a conflict that came to light after the decision, by another person than who reported it. The awards are frozen or
 * revoked by their own moves before. Refusals: notFound, notAllowed, invalidInput, alreadyDone, samePerson.
 */
export async function settleAfterDecision(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ expert: string }>> {
  const found = await findVisible(ctx, "challenge", reference);
  if (!found) return refuse("notFound");
  if (!found.held.some((relation) => settlesConflicts.includes(relation))) return refuse("notAllowed");
  const input = settleConflict.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { expert, outcome, words } = input.data;
  const { id, no } = found.subject;
  return inTransaction(async (tx) => {
    await lockChallenge(tx, id, "update");
    const one = (await findDecidedConflicts(id, tx)).find(({ expertNo }) => expertNo === expert);
    if (!one) return refuse("invalidInput", { fields: [{ path: "expert", message: "unknownExpert" }] });
    if (one.outcome !== null) return refuse("alreadyDone");
    if (one.foundBy !== null && one.foundBy === ctx.actor.personId) return refuse("samePerson");
    const awards = (await findProgressOf(id))?.awards ?? [];
    if (!settlementFits(outcome, awards.map(({ status }) => status))) return refuse("invalidInput", { fields: [{ path: "outcome", message: "awardStands" }] });
    await settleDecidedConflict(tx, id, one.expertId, { outcome, words, by: ctx.actor.personId });
    await appendEvent(tx, "challenge", id, "settleConflict", { ...actorFacts(ctx.actor), no, expert: one.expertId, outcome }, { reason: words });
    return ok({ expert });
  });
}
