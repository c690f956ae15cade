import { randomBytes } from "node:crypto";
import { seal } from "#app/crypto/age.ts";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { proofOf, tagOf } from "#app/crypto/browser/key-set.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { insertKeySet } from "#app/db/key-set.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import { findSubject } from "#app/db/subjects.ts";
import { keySetPart } from "#app/domain/custody/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { mayMakeCodes } from "./custody-access.ts";

/**
 * 登记一套开标码 (`roundCode`) or 恢复码 (null), made in a browser or offline: public keys, holders, and never a share. A trial
 * envelope is sealed to it at once; it counts from its trial on. Refusals: notFound, notAllowed, wrongState, invalidInput, taken.
 */
export async function makeKeySet(ctx: Context, roundCode: string | null, rawPart: unknown): Promise<Result<{ tag: string }>> {
  const round = roundCode === null ? null : await findSubject("round", roundCode);
  if (roundCode !== null && !round) return refuse("notFound");
  if (!mayMakeCodes(ctx.actor, round?.id ?? null)) return refuse("notAllowed");
  if (round && (round.status === "closed" || round.status === "cancelled")) return refuse("wrongState", { facts: { state: round.status } });
  const part = keySetPart.safeParse(rawPart);
  if (!part.success) return invalidInput(part.error);
  const { tag, threshold, recipients } = part.data;
  if (threshold > part.data.holders.length) return refuse("invalidInput", { fields: [{ path: "threshold", message: "tooMany" }] });
  if (tag !== (await tagOf(recipients[0]!))) return refuse("invalidInput", { fields: [{ path: "tag", message: "codeTag" }] });
  const holders = await Promise.all(part.data.holders.map(async ({ label, username }) => ({ label, personId: username === null ? null : ((await findPersonByUsername(username))?.id ?? null) })));
  const said = randomBytes(32).toString("base64url");
  const trial = await seal(new TextEncoder().encode(said), [recipients[0]!]);
  const proofDigest = sha256Hex(await proofOf(said, recipients));
  const purpose = round ? "opening" : "recovery";
  return inTransaction(async (tx) => {
    const id = await insertKeySet(tx, { roundId: round?.id ?? null, purpose, tag, threshold, recipients, trial, proofDigest, madeBy: ctx.actor.personId }, holders);
    if (!id) return refuse("taken");
    const facts = { ...actorFacts(ctx.actor), set: tag, purpose, threshold, holders: holders.length, keys: recipients.length - 1, recipients: sha256Hex(recipients.join("\n")) };
    await appendEvent(tx, round ? "round" : "setting", round?.id ?? null, "makeKeySet", facts);
    return ok({ tag });
  });
}
