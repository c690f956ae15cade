import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findBars, insertBar, liftStoredBar } from "#app/db/unit-bar.ts";
import type { BarView } from "#app/domain/organisation/bar.ts";
import { barInput } from "#app/domain/organisation/profile-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

export const barLift = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1, "required").max(300) });

/** 限制名单 in force, for the officers. Refusals: signInNeeded, notAllowed. */
export async function listBars({ actor }: Context): Promise<Result<BarView[]>> {
  const refused = unitRefusal(actor, "bar", null);
  return refused ? refuse(refused === "notFound" ? "notAllowed" : refused) : ok(await findBars());
}

/** 列入限制名单. What it means for a bid is a rule of the round. Refusals: as `listBars`; invalidInput. */
export async function barUnit({ actor }: Context, rawInput: unknown): Promise<Result<{ id: string }>> {
  const refused = unitRefusal(actor, "bar", null);
  if (refused) return refuse(refused === "notFound" ? "notAllowed" : refused);
  const input = barInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { uscc, unitName, kind, words, until } = input.data;
  return inTransaction(async (tx) => {
    const id = await insertBar(tx, { uscc, name: unitName, kind, words, until, addedBy: actor.personId });
    await appendEvent(tx, "unitBar", id, "bar", { ...actorFacts(actor), kind, until }, { uscc, name: unitName, words });
    return ok({ id });
  });
}

/** 移出限制名单, with the reason. Refusals: as `listBars`; invalidInput; statusChanged. */
export async function liftBar({ actor }: Context, rawInput: unknown): Promise<Result<null>> {
  const refused = unitRefusal(actor, "bar", null);
  if (refused) return refuse(refused === "notFound" ? "notAllowed" : refused);
  const input = barLift.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    if (!(await liftStoredBar(tx, input.data.id, { by: actor.personId, reason: input.data.reason }))) return refuse("statusChanged");
    await appendEvent(tx, "unitBar", input.data.id, "liftBar", { ...actorFacts(actor) }, { reason: input.data.reason });
    return ok(null);
  });
}
