import type { Transaction } from "#app/db/client.ts";
import { findUnitAddresses } from "#app/db/unit-members.ts";
import type { UnitNews } from "#app/domain/mail/mail.ts";
import { enqueueMail } from "#app/jobs/queue.ts";

/** Writes to the administrators of a unit who have an address. The unit's page says the same. */
export async function tellUnit(tx: Transaction, unitId: string, { news, words, key }: { news: UnitNews; words: string | null; key: string }): Promise<void> {
  for (const { email, ...person } of await findUnitAddresses(tx, unitId)) await tellPerson(tx, { email, ...person, news, words, key });
}

/** Writes to one person about a unit. */
export async function tellPerson(
  tx: Transaction,
  { email, personId, personName, unitName, news, words, key }: { email: string; personId: string; personName: string; unitName: string; news: UnitNews; words: string | null; key: string },
): Promise<void> {
  await enqueueMail(tx, email, { template: "unitNews", news, personName, unitName, words: words?.slice(0, 1000) ?? null }, `${news}:${key}:${personId}`);
}
