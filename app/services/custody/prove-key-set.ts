import { sha256Hex } from "#app/crypto/canonical.ts";
import { combineCodes, proveCodes } from "#app/crypto/browser/key-set.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { readTrial, writeProven } from "#app/db/key-set.ts";
import type { KeySetState } from "#app/domain/custody/key-set.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { codesRefusal } from "./codes-refusal.ts";
import { findSeenSet, isHolder, mayMakeCodes } from "./custody-access.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** What a trial gives: the proof that a browser made, or the codes themselves where there is no script. */
export type Trial = { proof: string } | { codes: readonly string[] };

/**
 * 试开: whoever typed the codes shows that they open the trial envelope and give all public keys. Until it was done once, no
 * bid is sealed to the set. Refusals: notFound, notAllowed, codesWrong, codesDoNotOpen.
 */
export async function proveKeySet(ctx: Context, tag: string, trial: Trial): Promise<Result<{ tag: string }>> {
  const set = await findSeenSet(ctx, tag);
  if (!set) return refuse("notFound");
  if (!mayMakeCodes(ctx.actor, set.roundId) && !isHolder(ctx.actor, set)) return refuse("notAllowed");
  const stored = await readTrial(set.id);
  const proof = "proof" in trial ? ok(trial.proof) : await proofFrom(set, trial.codes, stored.trial);
  if (!proof.ok) return proof;
  if (sha256Hex(proof.value) !== stored.proofDigest) return refuse("codesDoNotOpen");
  return inTransaction(async (tx) => {
    await writeProven(tx, set.id, ctx.actor.personId);
    await appendEvent(tx, set.roundId ? "round" : "setting", set.roundId, "proveKeySet", { ...actorFacts(ctx.actor), set: tag, purpose: set.purpose });
    return ok({ tag });
  });
}

async function proofFrom(set: KeySetState, codes: readonly string[], trial: Uint8Array): Promise<Result<string>> {
  const combined = await combineCodes(codes, set.tag);
  if (!combined.ok) return codesRefusal(combined.problem);
  const proof = await proveCodes(combined.secret, new Uint8Array(trial), set.keys);
  combined.secret.fill(0);
  return proof === null ? refuse("codesDoNotOpen") : ok(proof);
}
