import { findExpert, findExpertId, findExpertRows } from "#app/db/experts.ts";
import { type ExpertRow, type ExpertView, knowsExperts } from "#app/domain/organisation/expert.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** An expert by number. Refusals: signInNeeded; notFound, in the same words for who may not know and for what is not there. */
export async function showExpert({ actor }: Context, no: string): Promise<Result<ExpertView>> {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  const id = await findExpertId(no);
  const mayKnow = id !== null && (knowsExperts(actor) || actor.expertId === id);
  return mayKnow ? ok(await findExpert(id)) : refuse("notFound");
}

/** The pool (专家库); an expert gets their own line. Refusals: signInNeeded, notAllowed. */
export async function listExperts({ actor }: Context): Promise<Result<ExpertRow[]>> {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  if (knowsExperts(actor)) return ok(await findExpertRows(null));
  return actor.expertId === null ? refuse("notAllowed") : ok(await findExpertRows(actor.expertId));
}

/** The own number, null for who is no expert. */
export async function findOwnExpertNo({ actor }: Context): Promise<string | null> {
  return actor.expertId === null ? null : ((await findExpertRows(actor.expertId))[0]?.no ?? null);
}
