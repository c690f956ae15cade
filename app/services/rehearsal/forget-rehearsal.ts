import { inTransaction } from "#app/db/client.ts";
import { forgetRehearsal } from "#app/db/rehearsal.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/**
 * 删除演练: at any stage, with everything that belongs to it. The log keeps its events, without names and words, and that it was
 * deleted by whom. `typed` is the code again, so that nobody deletes by one click. Refusals: notFound, notAllowed (not
 * its officer, or no rehearsal: what is real is never deleted), invalidInput.
 */
export async function deleteRehearsal(ctx: Context, code: string, typed: string): Promise<Result<{ code: string }>> {
  const round = await findSubject("round", code);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  if (!round.isRehearsal || !held.includes("officer")) return refuse("notAllowed");
  if (typed.trim().toUpperCase() !== code.toUpperCase()) return refuse("invalidInput", { fields: [{ path: "code", message: "codeAgain" }] });
  return inTransaction(async (tx) => ((await forgetRehearsal(tx, round.id, { ...actorFacts(ctx.actor), no: code })) ? ok({ code }) : refuse("notFound")));
}
