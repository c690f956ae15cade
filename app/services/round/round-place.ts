import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who is an expert of what, and what bids have in common, is known to two operators and the supervisor (guide 3.7); the officer has it made. */
const roles = { see: ["officer", "secondOfficer", "supervisor", "system"], make: ["officer"] } as const;

export interface RoundPlace {
  roundId: string;
  roundCode: string;
  mayMake: boolean;
}

/** The round for who works on its assignment or its 雷同核查. Refusals: notFound, notAllowed. */
export async function roundPlaceFor(ctx: Context, roundCode: string, role: keyof typeof roles): Promise<Result<RoundPlace>> {
  const round = await findSubject("round", roundCode);
  if (!round) return refuse("notFound");
  const held = staffRelations(ctx.actor, round.id);
  const holds = (wanted: keyof typeof roles) => held.some((relation) => (roles[wanted] as readonly string[]).includes(relation));
  if (!holds("see")) return refuse("notFound");
  return holds(role) ? ok({ roundId: round.id, roundCode, mayMake: holds("make") }) : refuse("notAllowed");
}
