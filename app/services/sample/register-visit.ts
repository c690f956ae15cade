import { uuidv7 } from "uuidv7";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { deleteEntry, lockVisit, putEntry } from "#app/db/item-visit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { guestsOf, newVisitEntry } from "#app/domain/sample/schema.ts";
import type { ItemVisit } from "#app/domain/sample/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { type Asking, askingUnit } from "./item-of.ts";
import { keptGuests } from "./kept-place.ts";

/** Until the registration ends. Refusals: notFound, deadlinePassed. */
async function inRegistration<T>(ctx: Context, asking: Asking, work: (tx: Transaction, visit: ItemVisit) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, asking.challengeId);
    if (!visit) return refuse("notFound");
    return Date.parse(ctx.now) < Date.parse(visit.registerUntil) ? work(tx, visit) : refuse("deadlinePassed");
  });
}

/** 报名踏勘, once a unit; the last names count. Refusals: notFound, signInNeeded, notAllowed, notYetOpen, deadlinePassed, invalidInput. */
export async function registerVisit(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ people: number }>> {
  const input = newVisitEntry.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const asking = await askingUnit(ctx, no);
  if (!asking.ok) return asking;
  return inRegistration(ctx, asking.value, async (tx, { mostPeople }) => {
    const people = guestsOf(input.data.people);
    if (people.length > mostPeople) return refuse("invalidInput", { fields: [{ path: "people", message: "tooManyPeople" }] });
    const id = uuidv7();
    await putEntry(tx, { id, ...asking.value, people: keptGuests.keep(id, { people, phone: input.data.phone }) });
    return ok({ people: people.length });
  });
}

/** 取消报名. Refusals: as `registerVisit`. */
export async function cancelVisit(ctx: Context, no: string): Promise<Result<{ people: number }>> {
  const asking = await askingUnit(ctx, no);
  if (!asking.ok) return asking;
  return inRegistration(ctx, asking.value, async (tx) => ((await deleteEntry(tx, asking.value.challengeId, asking.value.unitId)) ? ok({ people: 0 }) : refuse("notFound")));
}
