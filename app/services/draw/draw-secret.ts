import { unprotect } from "#app/crypto/at-rest.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** What does not agree with what was committed to before the witness spoke: the secret cannot be read, is another one, or the pool is. */
export type DrawFault = "secret" | "commitment" | "pool";

export const drawBroken = (item: string, problem: DrawFault) => refuse("drawBroken", { facts: { item, problem } });

/** The secret of a lot, kept protected until the witness's number is there; null when it cannot be read. */
export function readDrawSecret(keptAs: "draw" | "defence", id: string, secret: Uint8Array): string | null {
  const read = unprotect(keyEncryptionKey(), keptAs, id, new Uint8Array(secret));
  return read.ok ? new TextDecoder().decode(read.value) : null;
}

/** Puts a lot that cannot be held into the log: the try leaves nothing else, and the supervisor must learn of it. */
export async function noteBroken<T>(ctx: Context, challengeId: string, held: Result<T>): Promise<Result<T>> {
  if (held.ok || held.refusal.code !== "drawBroken") return held;
  const { item = "", problem = "" } = held.refusal.facts ?? {};
  await inTransaction(async (tx) => ok(await appendEvent(tx, "challenge", challengeId, "drawBroken", { ...actorFacts(ctx.actor), no: item, problem })));
  return held;
}
