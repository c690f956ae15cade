import { findUnitLines, type UnitLine } from "#app/db/unit-list.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";

export type { UnitLine } from "#app/db/unit-list.ts";

const pageSize = 50;

/** 已登记的单位 by name or credit code, for the officers. Refusals: signInNeeded, notAllowed. */
export async function searchUnits({ actor }: Context, query: { words?: string | undefined; page: number }): Promise<Result<{ rows: UnitLine[]; total: number; pageSize: number }>> {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  if (unitRefusal(actor, "decideClaim", null) !== null) return refuse("notAllowed");
  const found = await findUnitLines(query.words, pageSize, (query.page - 1) * pageSize);
  return ok({ ...found, pageSize });
}
