import { listUndelivered, type UndeliveredMail } from "#app/db/mail-delivery.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { outboxSight } from "./outbox-access.ts";
import { readOutbox, readOutboxMessage, type OutboxMessage } from "./outbox-folder.ts";

/** A line of the list. */
export interface OutboxLine {
  id: string;
  kind: OutboxMessage["kind"];
  at: string;
  to: string;
  /** The subject of a mail; of an SMS the text itself. */
  subject: string;
}

export interface OutboxView {
  lines: OutboxLine[];
  shown: OutboxMessage | null;
  undelivered: UndeliveredMail[];
}

const mostLines = 200;

/** The outbox (发件夹) as far as the reader may see it, newest first, with one message opened. Refuses where messages are real. */
export async function listOutbox(ctx: Context, input: { id: string | null }): Promise<Result<OutboxView>> {
  const sight = await outboxSight(ctx);
  if (!sight.ok) return sight;
  const sees = sight.value;
  const [messages, shown, undelivered] = await Promise.all([readOutbox(mostLines, sees), input.id === null ? null : readOutboxMessage(input.id), ctx.actor.roles.length > 0 ? listUndelivered(mostLines) : []]);
  return ok({ lines: messages.map(lineOf), shown: shown && sees(shown) ? shown : null, undelivered });
}

function lineOf(message: OutboxMessage): OutboxLine {
  const { id, kind, at, to } = message;
  return { id, kind, at, to, subject: message.kind === "mail" ? message.subject : message.text };
}
