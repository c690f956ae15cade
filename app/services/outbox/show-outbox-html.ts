import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { outboxSight } from "./outbox-access.ts";
import { readOutboxMessage } from "./outbox-folder.ts";

/** The HTML of a mail in the outbox, to be shown in a sandbox. */
export async function showOutboxHtml(ctx: Context, input: { id: string }): Promise<Result<string>> {
  const sight = await outboxSight(ctx);
  if (!sight.ok) return sight;
  const message = await readOutboxMessage(input.id);
  return message?.kind === "mail" && sight.value(message) ? ok(message.html) : refuse("notFound");
}
