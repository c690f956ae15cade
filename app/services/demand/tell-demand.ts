import type { Transaction } from "#app/db/client.ts";
import { readDemandTold } from "#app/db/demand.ts";
import { findUnitPeople } from "#app/db/unit-people.ts";
import type { DemandNews } from "#app/domain/mail/mail.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

export interface DemandTold {
  news: DemandNews;
  words?: string;
  /** Tells one occasion from another of the same kind. */
  key: string;
}

/**
 * Writes to who asked for a demand (who began it, the unit's administrators and those of 联合需求单位), or to the county body whose word it waits for.
 * Nobody is written to while it stands on paper alone; the demand's page says the same.
 */
export async function tellDemand(tx: Transaction, demandId: string, { news, words, key }: DemandTold): Promise<void> {
  const { no, title, unitId, coUnitIds, recommenderId, createdBy } = await readDemandTold(tx, demandId);
  const toCounty = news === "recommendationAsked";
  for (const unit of toCounty ? [recommenderId] : [unitId, ...coUnitIds]) {
    if (unit !== null) await tellUnitPeople(tx, { unitId: unit, alsoId: unit === unitId ? createdBy : null }, { news, no, title, at: null, words: words ?? null, key: `${demandId}:${key}` });
  }
}

/** One mail to each of a unit's people, an SMS, where there is a channel, to who has no address. Answers to how many. */
export async function tellUnitPeople(tx: Transaction, to: { unitId: string; alsoId: string | null }, { news, no, title, at, words, key }: { news: DemandNews; no: string; title: string; at: string | null; words: string | null; key: string }): Promise<number> {
  let told = 0;
  for (const { id, name, unitName, email, phone } of await findUnitPeople(tx, to.unitId, to.alsoId)) {
    const once = `${news}:${key}:${id}`;
    if (email !== null) await enqueueMail(tx, email, { template: "demandNews", news, personName: name, unitName, no, title, at, words: words?.slice(0, 1000) || null }, once);
    else if (phone !== null && env().SMS_DRIVER !== "none") await enqueueSms(tx, phone, { kind: "demandNews", news, no }, once);
    else continue;
    told += 1;
  }
  return told;
}
