import type { PartnerIntent } from "#app/domain/intent/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The intents about challenge `c` as JSON, until its closing; part of the query of a page. */
export const intentsJson = `case when c.status = 'open' and app_now() < c.closes_at then
  coalesce((select json_agg(json_build_object('unitName', u2.name, 'text', i.text, 'contact', i.contact, 'postedAt', ${isoInstant("i.posted_at")}) order by i.posted_at desc) from partner_intent i join unit u2 on u2.id = i.unit_id where i.challenge_id = c.id), '[]')
  else '[]' end`;

/** One unit has one intent about a challenge: the last one counts. */
export async function putIntent(tx: Transaction, intent: { challengeId: string; unitId: string; personId: string; text: string; contact: string }): Promise<void> {
  await tx.query(
    `insert into partner_intent (challenge_id, unit_id, person_id, text, contact) values ($1, $2, $3, $4, $5)
     on conflict (challenge_id, unit_id) do update set person_id = excluded.person_id, text = excluded.text, contact = excluded.contact, posted_at = app_now()`,
    [intent.challengeId, intent.unitId, intent.personId, intent.text, intent.contact],
  );
}

export async function deleteIntent(tx: Transaction, challengeId: string, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from partner_intent where challenge_id = $1 and unit_id = $2", [challengeId, unitId]);
  return rowCount === 1;
}

/** Credit codes of the units whose intent everybody may read. */
export async function findIntentUnits(challengeId: string): Promise<string[]> {
  const { rows } = await getPool().query<{ uscc: string }>("select u.uscc from partner_intent i join unit u on u.id = i.unit_id where i.challenge_id = $1 order by i.posted_at", [challengeId]);
  return rows.map(({ uscc }) => uscc);
}

/** Whether the intent of a unit was taken down: then it posts no other one. */
export async function isIntentTakenDown(challengeId: string, unitId: string, tx?: Transaction): Promise<boolean> {
  const { rows } = await (tx ?? getPool()).query("select from takedown t join unit u on t.target = 'intent:' || u.uscc where t.challenge_id = $1 and u.id = $2 and t.status <> 'restored'", [challengeId, unitId]);
  return rows.length > 0;
}

export async function findIntent(challengeId: string, unitId: string): Promise<Omit<PartnerIntent, "unitName" | "postedAt"> | null> {
  const { rows } = await getPool().query<Omit<PartnerIntent, "unitName" | "postedAt">>("select text, contact from partner_intent where challenge_id = $1 and unit_id = $2", [challengeId, unitId]);
  return rows[0] ?? null;
}
