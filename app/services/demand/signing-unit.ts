import type { DemandUnit } from "#app/db/demand.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/**
 * For which unit a letter is recorded: null for the one that leads, else the credit code of a 联合需求单位. The bureau names it; others
 * sign for their own, the lead where they belong to both. Refusal: invalidInput (`unit`) for one that does not ask.
 */
export function signingUnit(actor: Actor, held: readonly Relation[], named: string | undefined, { lead, coOwners }: { lead: string; coOwners: readonly DemandUnit[] }): Result<string | null> {
  const isBureau = held.includes("officer") || held.includes("system");
  const own = coOwners.filter(({ unitId }) => actor.units.some((unit) => unit.unitId === unitId)).map(({ unitUscc }) => unitUscc);
  const open = isBureau ? [lead, ...coOwners.map(({ unitUscc }) => unitUscc)] : [...(held.includes("owner") ? [lead] : []), ...own];
  const chosen = named || open[0];
  if (chosen === undefined || !open.includes(chosen)) return refuse("invalidInput", { fields: [{ path: "unit", message: "unknownUnit" }] });
  return ok(chosen === lead ? null : chosen);
}
