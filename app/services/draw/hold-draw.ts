import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { drawTools } from "#app/crypto/draw.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findDraws, insertDrawResult } from "#app/db/expert-draw.ts";
import { lockChallenge } from "#app/db/review.ts";
import { inShanghai } from "#app/domain/kernel/calendar.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { witnessNumber } from "#app/domain/review/draw/draw-conditions-schema.ts";
import { type DrawPlan, makeDrawRecord } from "#app/domain/review/draw/draw-record.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { placesFor } from "./draw-access.ts";
import { drawBroken, noteBroken, readDrawSecret } from "./draw-secret.ts";

/**
 * 报数抽取: the witness says a number, and the lists follow from it and from what was fixed before; nothing can be chosen any
 * more. One number may serve several items that wait, each with a secret of its own, all or none. Refusals: notFound, notAllowed,
 * wrongState, alreadyDone (no draw waits), samePerson (who prepared it), drawBroken (secret or pool are not those committed to; prepared anew, nothing was drawn), invalidInput.
 */
export async function holdDraw(ctx: Context, reference: string, rawInput: { number: string; also?: string[] }): Promise<Result<{ digest: string; items: number }>> {
  const input = witnessNumber.safeParse({ ...rawInput, number: toHalfWidth(rawInput.number) });
  const places = await placesFor(ctx, reference, input.success ? input.data.also : [], "hold");
  if (!places.ok) return places;
  if (!input.success) return invalidInput(input.error);
  let broken = "";
  const held = await inTransaction(async (tx) => {
    const digests: string[] = [];
    for (const { challenge } of places.value) {
      const held = await holdOne(tx, ctx, challenge.id, input.data.number);
      if (!held.ok) {
        broken = challenge.id;
        return held;
      }
      digests.push(held.value.digest);
    }
    return ok({ digest: digests[0] ?? "", items: digests.length });
  });
  return noteBroken(ctx, broken, held);
}

async function holdOne(tx: Transaction, ctx: Context, challengeId: string, number: string): Promise<Result<{ digest: string }>> {
  const challenge = await lockChallenge(tx, challengeId, "update");
  if (!takesExperts(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
  const [draw] = await findDraws(challenge.id, tx);
  if (!draw?.sealed || draw.result) return refuse("alreadyDone");
  if (ctx.actor.personId !== null && draw.preparedBy === ctx.actor.personId) return refuse("samePerson");
  const { commitment, poolDigest } = draw.sealed;
  const secret = readDrawSecret("draw", draw.id, draw.sealed.secret);
  if (secret === null) return drawBroken(challenge.no, "secret");
  const record = makeDrawRecord(JSON.parse(draw.plan) as DrawPlan, { committedAt: inShanghai(draw.preparedAt), drawnAt: inShanghai(ctx.now), secret, witnessNumber: number }, drawTools);
  if (record.commitment !== commitment || record.poolDigest !== poolDigest) return drawBroken(challenge.no, record.commitment === commitment ? "pool" : "commitment");
  const text = canonicalJson(record);
  const digest = sha256Hex(text);
  await insertDrawResult(tx, { drawId: draw.id, witnessNumber: number, record: text, digest, drawnBy: ctx.actor.personId, drawnAt: ctx.now });
  const drawn = record.groups.reduce((sum, group) => sum + group.drawn.length, 0);
  await appendEvent(tx, "challenge", challenge.id, "holdDraw", { ...actorFacts(ctx.actor), no: challenge.no, commitment, witnessNumber: number, record: digest, count: drawn });
  return ok({ digest });
}
