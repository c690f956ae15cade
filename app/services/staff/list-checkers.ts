import { findDutyHolders } from "#app/db/staffing.ts";
import { findSubject } from "#app/db/subjects.ts";
import { overviewDuties } from "#app/domain/round/view.ts";
import { holdsRole } from "#app/domain/policy/actor.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who may have checked a paper of this challenge (核对人): people with a duty in its round, not oneself. Refusal: notFound for who has none. */
export async function listCheckers({ actor }: Context, challengeReference: string): Promise<Result<{ username: string; name: string }[]>> {
  const challenge = await findSubject("challenge", challengeReference);
  return challenge ? checkersOf(actor, challenge.roundId) : refuse("notFound");
}

/** The same for what belongs to a round and to no challenge yet. */
export async function listRoundCheckers({ actor }: Context, roundCode: string): Promise<Result<{ username: string; name: string }[]>> {
  const round = await findSubject("round", roundCode);
  return round ? checkersOf(actor, round.id) : refuse("notFound");
}

async function checkersOf(actor: Context["actor"], roundId: string): Promise<Result<{ username: string; name: string }[]>> {
  if (!overviewDuties.some((duty) => holdsRole(actor, duty, roundId))) return refuse("notFound");
  const holders = (await findDutyHolders(roundId)).filter(({ personId }) => personId !== actor.personId);
  return ok([...new Map(holders.map(({ username, name }) => [username, { username, name }])).values()]);
}
