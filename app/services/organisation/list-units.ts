import { findAllUnits } from "#app/db/unit-list.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { findUnitsOf, type UnitRow } from "#app/db/unit-members.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { holdsRole } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showUnit, type UnitView } from "./show-units.ts";

/** Units (单位): all for the officers and the system administrator, the own ones for everybody else. Refusal signInNeeded. */
export async function listUnits({ actor }: Context): Promise<Result<UnitRow[]>> {
  if (actor.personId === null) return actor.system ? ok(await findAllUnits()) : refuse("signInNeeded");
  const seesAll = holdsRole(actor, "officer", null) || holdsRole(actor, "systemAdmin", null);
  return ok(seesAll ? await findAllUnits() : await findUnitsOf(actor.personId));
}

/** A unit by its normalised credit code, or by id. Refusals: signInNeeded; notFound for strangers and for none. */
export async function showUnitByCode(ctx: Context, reference: string): Promise<Result<UnitView>> {
  if (!ctx.actor.system && ctx.actor.personId === null) return refuse("signInNeeded");
  const isId = /^[0-9a-f-]{36}$/i.test(reference);
  const id = isId ? reference : (await findUnitByUscc(reference))?.id;
  return id === undefined ? refuse("notFound") : showUnit(ctx, id);
}
