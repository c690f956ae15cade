import { findExpertId } from "#app/db/experts.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { knowsExperts } from "#app/domain/organisation/expert.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who keeps the bank (专家库): an officer, of any round. */
export function keepsBank(actor: Actor): boolean {
  return actor.system || actor.roles.some(({ role }) => role === "officer");
}

/** Why the actor may not read the bank (`see`) or change it (`keep`), or null. To everybody else it does not exist. */
export function bankRefusal({ actor }: Context, what: "see" | "keep"): ReturnType<typeof refuse> | null {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  if (!knowsExperts(actor)) return refuse("notFound");
  return what === "keep" && !keepsBank(actor) ? refuse("notAllowed") : null;
}

/** The expert of this number for who reads or keeps the bank, or for the expert (`self`). Refusals: signInNeeded, notFound, notAllowed. */
export async function expertFor(ctx: Context, no: string, what: "see" | "keep" | "self"): Promise<Result<{ id: string; isSelf: boolean }>> {
  const id = await findExpertId(no);
  const isSelf = id !== null && ctx.actor.expertId === id;
  if (isSelf && what !== "keep") return ok({ id, isSelf });
  const refused = bankRefusal(ctx, what === "see" ? "see" : "keep");
  if (refused) return refused;
  return id === null ? refuse("notFound") : ok({ id, isSelf });
}

/** Nobody changes the own entry: what decides over one's being asked is another's work. Refusals: as above, samePerson. */
export async function keptBy(ctx: Context, no: string): Promise<Result<{ id: string }>> {
  const found = await expertFor(ctx, no, "keep");
  return found.ok && found.value.isSelf ? refuse("samePerson") : found;
}
