import { insertChallenge } from "#app/db/challenge.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { fundingMessage, paidOverInput } from "#app/domain/challenge/funding.ts";
import { planProblems } from "#app/domain/challenge/plan.ts";
import { newChallenge, type NewChallenge } from "#app/domain/challenge/schema.ts";
import { isNumberOf } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { findOwners } from "./find-owners.ts";

/**
 * An officer of the round adds a challenge (新增榜单任务). The owner is named by credit code. Refusals: invalidInput (also a number
 * of another round), taken (the number), and those of the birth.
 */
export async function createChallenge(ctx: Context, rawInput: unknown): Promise<Result<{ id: string }>> {
  const input = newChallenge.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const contradiction = contradictions(input.data);
  if (contradiction) return contradiction;
  const round = await findSubject("round", input.data.round);
  if (!round) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  if (!isNumberOf(input.data.round, input.data.no)) return refuse("invalidInput", { fields: [{ path: "no", message: "notOfThisRound" }] });
  const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, round.id));
  if (refused) return { ok: false, refusal: refused };
  const owners = await findOwners(input.data, round.id);
  if (!owners.ok) return owners;
  return inTransaction((tx) => addChallenge(tx, ctx, input.data, { roundId: round.id, owners: owners.value }));
}

/** What no item may say, drafted or not, beside its field: money paid out of nothing, a plan that does not add up. A funding rule may still be broken until the approval. */
export function contradictions(challenge: NewChallenge): ReturnType<typeof refuse> | null {
  const { fiscalFen: fiscal, ownerInputFen: ownerInput, payToBidderFen: payToBidder } = challenge;
  const fields = [...paidOverInput({ fiscal, ownerInput, payToBidder }).map((one) => ({ path: `${one.field}Fen`, message: fundingMessage(one) })), ...planProblems(challenge)];
  return fields.length > 0 ? refuse("invalidInput", { fields }) : null;
}

/** The row and its birth, of a judged challenge. Refusal: taken (the number). */
export async function addChallenge(tx: Transaction, ctx: Context, challenge: NewChallenge, place: { roundId: string; owners: readonly string[] }): Promise<Result<{ id: string }>> {
  const id = await insertChallenge(tx, challenge, { ...place, createdBy: ctx.actor.personId, parentId: null });
  if (!id) return refuse("taken", { fields: [{ path: "no", message: "duplicateCode" }] });
  await recordBirthBy(ctx.actor, tx, "challenge", id, "create", { no: challenge.no });
  return ok({ id });
}
