import { findCheckers } from "#app/db/paper-check.ts";
import { findSubject } from "#app/db/subjects.ts";
import { overviewDuties } from "#app/domain/round/view.ts";
import { holdsRole } from "#app/domain/policy/actor.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who may have checked a paper of this challenge (核对人): people with a duty in its round whom no conflict keeps away from it, not oneself. Refusal: notFound for who has none. */
export async function listCheckers({ actor }: Context, challengeReference: string): Promise<Result<{ username: string; name: string }[]>> {
  const challenge = await findSubject("challenge", challengeReference);
  return challenge ? checkersOf(actor, challenge.roundId, challenge.id) : refuse("notFound");
}

/** The same for what belongs to a round and to no challenge yet. */
export async function listRoundCheckers({ actor }: Context, roundCode: string): Promise<Result<{ username: string; name: string }[]>> {
  const round = await findSubject("round", roundCode);
  return round ? checkersOf(actor, round.id, null) : refuse("notFound");
}

async function checkersOf(actor: Context["actor"], roundId: string, itemId: string | null): Promise<Result<{ username: string; name: string }[]>> {
  if (!overviewDuties.some((duty) => holdsRole(actor, duty, roundId))) return refuse("notFound");
  return ok((await findCheckers(roundId, itemId)).filter(({ personId }) => personId !== actor.personId).map(({ username, name }) => ({ username, name })));
}
