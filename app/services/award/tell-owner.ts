import type { Transaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { markOwnerTold } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { addDays, type CalendarDate, dayOf } from "#app/domain/kernel/calendar.ts";
import { usualDays } from "#app/domain/round/stage-days.ts";
import { tellUnitPeople } from "#app/services/demand/tell-demand.ts";

/** Until when the owner is to answer that is asked now: the round's days for it, or the usual ones where its calendar has none. */
export async function termOf(tx: Transaction, { roundId }: Pick<ReviewedChallenge, "roundId">, now: string): Promise<string> {
  const { rules } = await readRoundSettings(roundId, tx);
  return addDays(dayOf(now) as CalendarDate, rules.calendar?.days.shortlist || usualDays.shortlist);
}

/** Writes to the owner's people that bids wait for their word, and notes whether anybody could be written to: else the officer calls. */
export async function tellOwner(tx: Transaction, challengeId: string, { ids, dueOn, key }: { ids: readonly string[]; dueOn: string; key: string }): Promise<boolean> {
  const challenge = await findSubject("challenge", challengeId, tx);
  const unitId = challenge?.ownerUnitId ?? null;
  const { challengeTitle: title } = await findToldChallenge(tx, challengeId);
  const count = unitId === null || !challenge ? 0 : await tellUnitPeople(tx, { unitId, alsoId: null }, { news: "wordAsked", no: challenge.no, title, at: `${dueOn}T23:59:59+08:00`, words: null, key });
  await markOwnerTold(tx, ids, count > 0);
  return count > 0;
}
