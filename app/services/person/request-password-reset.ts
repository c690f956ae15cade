import { findPersonBy, issueOnlineReset } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { readIdentifier } from "#app/domain/organisation/identifier.ts";
import { env } from "#app/env.server.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { deliverCode } from "./deliver-code.ts";

/** Longer than the work takes: the time of the answer must not tell whether there is such an account. */
const answerAfterMs = 300;

/**
 * Asks for a reset code by mail or message. The answer is always the same; who has neither gets a printed slip from
 * the unit's administrator. Nothing that was issued before ends by it: a rival could otherwise spoil a slip.
 */
export async function requestPasswordReset(_ctx: Context, identifier: string): Promise<Result<null>> {
  const pause = new Promise((resolve) => setTimeout(resolve, answerAfterMs));
  await Promise.all([sendCode(identifier), pause]);
  return ok(null);
}

async function sendCode(identifier: string): Promise<void> {
  const person = await findPersonBy(readIdentifier(identifier));
  const via = person?.email ? "mail" : person?.phone && env().SMS_DRIVER !== "none" ? "sms" : null;
  if (!person || !via) return;
  await inTransaction(async (tx) => {
    const activation = await issueOnlineReset(tx, person.personId);
    if (!activation) return ok(null);
    await appendEvent(tx, "person", person.personId, "requestReset", { by: "public", via });
    return deliverCode(tx, { via, purpose: "passwordReset", recipient: { ...person, unitName: null }, activation });
  });
}
