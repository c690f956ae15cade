import type { Transaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { markOwnerTold } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { addDays, type CalendarDate, dayOf } from "#app/domain/kernel/calendar.ts";
import { hasStage, ownerStageOf } from "#app/domain/kernel/pattern.ts";
import { usualDays } from "#app/domain/round/stage-days.ts";
import { tellUnitPeople } from "#app/services/demand/tell-demand.ts";

/** Until when the owner is to answer that is asked now: the round's days for it, or the usual ones where its calendar has none. */
export async function termOf(tx: Transaction, { roundId, pattern }: Pick<ReviewedChallenge, "roundId" | "pattern">, now: string): Promise<string> {
  const { rules } = await readRoundSettings(roundId, tx);
  const stage = ownerStageOf(pattern) ?? "shortlist";
  return addDays(dayOf(now) as CalendarDate, rules.calendar?.days[stage] || usualDays[stage]);
}

/** Writes to the people of the owner, and of the joint owners who read along, that bids wait for their word, and notes whether anybody could be written to: else the officer calls. */
export async function tellOwner(tx: Transaction, { id: challengeId, pattern }: Pick<ReviewedChallenge, "id" | "pattern">, { ids, dueOn, key }: { ids: readonly string[]; dueOn: string; key: string }): Promise<boolean> {
  const challenge = await findSubject("challenge", challengeId, tx);
  const { challengeTitle: title } = await findToldChallenge(tx, challengeId);
  const told = { at: `${dueOn}T23:59:59+08:00`, title, words: null, key };
  const news = hasStage(pattern, "matching") ? ("matchingAsked" as const) : ("wordAsked" as const);
  const write = (unitId: string) => tellUnitPeople(tx, { unitId, alsoId: null }, { ...told, news, no: challenge!.no });
  const count = challenge?.ownerUnitId ? await write(challenge.ownerUnitId) : 0;
  for (const unitId of challenge?.coOwnerIds ?? []) await write(unitId);
  // The one who leads answers: whether it could be reached decides whether somebody calls.
  await markOwnerTold(tx, ids, count > 0);
  return count > 0;
}
