import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who is an expert of what is known to two operators and the supervisor (guide 3.7); the officer makes and releases a plan. */
const roles = { see: ["officer", "secondOfficer", "supervisor", "system"], make: ["officer"] } as const;

export interface PlanPlace {
  roundId: string;
  roundCode: string;
  mayMake: boolean;
}

/** The round for who works on its assignment. Refusals: notFound, notAllowed. */
export async function planPlaceFor(ctx: Context, roundCode: string, role: keyof typeof roles): Promise<Result<PlanPlace>> {
  const round = await findSubject("round", roundCode);
  if (!round) return refuse("notFound");
  const held = staffRelations(ctx.actor, round.id);
  const holds = (wanted: keyof typeof roles) => held.some((relation) => (roles[wanted] as readonly string[]).includes(relation));
  if (!holds("see")) return refuse("notFound");
  return holds(role) ? ok({ roundId: round.id, roundCode, mayMake: holds("make") }) : refuse("notAllowed");
}
