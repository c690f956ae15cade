import type { TakedownPlace } from "#app/domain/takedown/target.ts";
import { type Json, withoutTexts } from "#app/domain/takedown/redaction.ts";
import type { Transaction } from "./client.ts";

/** The items that a mail about this place names. */
const itemsOf: Readonly<Record<TakedownPlace["noun"], string>> = {
  challenge: "select no from challenge where id = $1",
  notice: "select c.no from notice n join challenge c on c.id = n.challenge_id or n.body -> 'challenges' ? c.no where n.id = $1",
};

/** How a text begins inside JSON; so far it is looked for, because mails shorten what is long. */
const beginning = (text: string) => JSON.stringify(text.slice(0, 200)).slice(1, -1);

/**
 * Mails about this place that are still to be sent, or wait to be sent again, say the public reason instead of these texts; so do those
 * that were sent, as far as the queue still holds them. What has reached a mailbox cannot be called back.
 */
export async function redactMails(tx: Transaction, place: TakedownPlace, texts: readonly string[], words: string): Promise<void> {
  const { rows: items } = await tx.query<{ no: string }>(itemsOf[place.noun], [place.id]);
  const { rows } = await tx.query<{ id: string; mail: Json }>(
    `select id, data -> 'mail' as mail from pgboss.job where name in ('sendMail', 'undelivered') and exists (select from unnest($1::text[]) t where strpos(data ->> 'mail', t) > 0)
       and exists (select from unnest($2::text[]) n where strpos(data ->> 'mail', n) > 0) for update`,
    [texts.map(beginning), items.map(({ no }) => no)],
  );
  for (const { id, mail } of rows) await tx.query("update pgboss.job set data = jsonb_set(data, '{mail}', $2::jsonb) where id = $1 and name in ('sendMail', 'undelivered')", [id, JSON.stringify(withoutTexts(mail, texts, words))]);
}
