import { inTransaction } from "#app/db/client.ts";
import { readInstallation } from "#app/db/installation.ts";
import { insertRound } from "#app/db/round.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { newRound, usualCustody } from "#app/domain/round/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { isRehearsalNumber } from "#app/domain/rehearsal/numbers.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/** An officer opens a round (新建批次). Only who is officer for all rounds can: the round does not exist yet. */
export async function createRound(ctx: Context, rawInput: unknown): Promise<Result<{ id: string }>> {
  const held: Relation[] = ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role);
  const refused = birthRefusal("round", ctx.actor, held);
  if (refused) return { ok: false, refusal: refused };
  const input = newRound.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (isRehearsalNumber(input.data.code)) return refuse("invalidInput", { fields: [{ path: "code", message: "rehearsalCode" }] });
  return inTransaction(async (tx) => {
    const custody = input.data.custody ?? usualCustody((await readInstallation()).kind);
    const id = await insertRound(tx, { ...input.data, custody }, ctx.actor.personId);
    if (!id) return refuse("taken", { fields: [{ path: "code", message: "duplicateCode" }] });
    await recordBirthBy(ctx.actor, tx, "round", id, "create", { no: input.data.code });
    return ok({ id });
  });
}
