import { findPerson } from "#app/db/people.ts";
import { readSite } from "#app/db/site.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type MailTemplate, tellsOfBid } from "#app/domain/mail/mail.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { OutboxMessage } from "./outbox-folder.ts";

/** Whether a message is for this reader's eyes. */
export type OutboxSight = (message: OutboxMessage) => boolean;

/**
 * Who may read the outbox, and what of it: everybody their own messages; who has a duty also the others', because nothing is
 * real there, except those that tell of a bid. In a real database the page does not exist.
 * Refusals: signInNeeded, notFound.
 */
export async function outboxSight({ actor }: Context): Promise<Result<OutboxSight>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const [{ installation }, own] = await Promise.all([readSite(), findPerson(actor.personId)]);
  if (installation === "real") return refuse("notFound");
  const hasDuty = actor.roles.length > 0;
  return ok((message) => message.to === (message.kind === "mail" ? own?.email : own?.phone) || (hasDuty && !isOfBid(message)));
}

function isOfBid(message: OutboxMessage): boolean {
  // A template that is no longer known may be one of those.
  if (message.kind === "sms") return message.isOfBid;
  return tellsOfBid[message.template as MailTemplate] !== false;
}
