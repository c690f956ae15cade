import type { Transaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { markOwnerTold } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { addDays, type CalendarDate, dayOf } from "#app/domain/kernel/calendar.ts";
import { ownerStageOf } from "#app/domain/kernel/pattern.ts";
import type { DemandNews } from "#app/domain/mail/mail.ts";
import { usualDays } from "#app/domain/round/stage-days.ts";
import { tellUnitPeople } from "#app/services/demand/tell-demand.ts";

/** Until when the owner is to answer that is asked now: the round's days for it, or the usual ones where its calendar has none. */
export async function termOf(tx: Transaction, { roundId, pattern }: Pick<ReviewedChallenge, "roundId" | "pattern">, now: string): Promise<string> {
  const { rules } = await readRoundSettings(roundId, tx);
  const stage = ownerStageOf(pattern) ?? "shortlist";
  return addDays(dayOf(now) as CalendarDate, rules.calendar?.days[stage] || usualDays[stage]);
}

/** What of one bid is told besides the first time: that it is asked again, or that its term is longer. */
interface ToldAgain {
  why: "askedAgain" | "termLonger";
  bidNo: string;
  reason: string;
}

const newsOf: Readonly<Record<"matching" | "shortlist", Record<ToldAgain["why"] | "asked", DemandNews>>> = {
  matching: { asked: "matchingAsked", askedAgain: "matchingAskedAgain", termLonger: "matchingTermLonger" },
  shortlist: { asked: "wordAsked", askedAgain: "wordAskedAgain", termLonger: "wordTermLonger" },
};

/** Writes to the people of the owner, and of the joint owners who read along, that bids wait for their word, or what changed of one, and notes whether anybody could be written to: else the officer calls. */
export async function tellOwner(tx: Transaction, { id: challengeId, pattern }: Pick<ReviewedChallenge, "id" | "pattern">, { ids, dueOn, key, again }: { ids: readonly string[]; dueOn: string; key: string; again?: ToldAgain }): Promise<boolean> {
  const challenge = await findSubject("challenge", challengeId, tx);
  const { challengeTitle: title } = await findToldChallenge(tx, challengeId);
  const told = { at: `${dueOn}T23:59:59+08:00`, title, words: again ? `${again.bidNo}：${again.reason}` : null, key };
  const news = newsOf[ownerStageOf(pattern) ?? "shortlist"][again?.why ?? "asked"];
  const write = (unitId: string) => tellUnitPeople(tx, { unitId, alsoId: null }, { ...told, news, no: challenge!.no });
  const count = challenge?.ownerUnitId ? await write(challenge.ownerUnitId) : 0;
  for (const unitId of challenge?.coOwnerIds ?? []) await write(unitId);
  // The one who leads answers: whether it could be reached decides whether somebody calls.
  await markOwnerTold(tx, ids, count > 0);
  return count > 0;
}
