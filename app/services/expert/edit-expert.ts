import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { deleteAbsence, endLink, findUnrecorded, insertAbsence, insertRecord, setSuspended, updateExpert } from "#app/db/expert-bank.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { absenceInput, expertEdit, recordInput } from "#app/domain/expert/schema.ts";
import { holdsRole, itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { expertFor, keptBy } from "./bank-access.ts";

function note(tx: Transaction, ctx: Context, expertId: string, kind: string, facts: { [key: string]: string | number } = {}, reason?: string): Promise<string> {
  return appendEvent(tx, "expert", expertId, kind, { ...actorFacts(ctx.actor), ...facts }, reason === undefined ? null : { reason });
}

/** 更正专家资料. Refusals: signInNeeded, notFound, notAllowed, samePerson, invalidInput. */
export async function editExpert(ctx: Context, no: string, rawInput: unknown): Promise<Result<null>> {
  const found = await keptBy(ctx, no);
  if (!found.ok) return found;
  const input = expertEdit.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    await updateExpert(tx, found.value.id, input.data);
    await note(tx, ctx, found.value.id, "editExpert", { no });
    return ok(null);
  });
}

/** 暂停, or with `reason` null 恢复: a suspended expert is neither drawn nor asked; what was taken on goes on. Refusals: as above, reasonNeeded, alreadyDone. */
export async function suspendExpert(ctx: Context, no: string, reason: string | null): Promise<Result<null>> {
  const found = await keptBy(ctx, no);
  if (!found.ok) return found;
  const words = reason?.trim() ?? null;
  if (words === "") return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
  return inTransaction(async (tx) => {
    if (!(await setSuspended(tx, found.value.id, words))) return refuse("alreadyDone");
    await note(tx, ctx, found.value.id, words === null ? "restoreExpert" : "suspendExpert", { no }, words ?? undefined);
    return ok(null);
  });
}

/** 不可参评时段, by the expert or an officer. Refusals: signInNeeded, notFound, notAllowed, invalidInput. */
export async function addAbsence(ctx: Context, no: string, rawInput: unknown): Promise<Result<null>> {
  const found = await expertFor(ctx, no, "self");
  if (!found.ok) return found;
  const input = absenceInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    await insertAbsence(tx, found.value.id, input.data);
    return ok(null);
  });
}

export async function removeAbsence(ctx: Context, no: string, id: string): Promise<Result<null>> {
  const found = await expertFor(ctx, no, "self");
  if (!found.ok) return found;
  return inTransaction(async (tx) => ((await deleteAbsence(tx, found.value.id, id)) ? ok(null) : refuse("statusChanged")));
}

/** A relation that was entered by mistake excludes no more; it stays on record. Officers alone, with a reason. */
export async function endExpertLink(ctx: Context, no: string, id: string, reason: string): Promise<Result<null>> {
  const found = await keptBy(ctx, no);
  if (!found.ok) return found;
  if (reason.trim() === "") return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
  return inTransaction(async (tx) => {
    if (!(await endLink(tx, found.value.id, id))) return refuse("statusChanged");
    await note(tx, ctx, found.value.id, "endLink", { no, link: id }, reason.trim());
    return ok(null);
  });
}

/** 履职评价 after the ranking is fixed, by an officer of the round. Refusals: as above, stageNotReached (no such item waits), alreadyDone. */
export async function recordService(ctx: Context, no: string, rawInput: unknown): Promise<Result<null>> {
  const found = await keptBy(ctx, no);
  if (!found.ok) return found;
  const input = recordInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { challenge: item, discipline, words } = input.data;
  const served = (await findUnrecorded(found.value.id, itemsClosedTo(ctx.actor))).find((one) => one.no === item);
  if (!served) return refuse("stageNotReached");
  if (!ctx.actor.system && !holdsRole(ctx.actor, "officer", served.roundId)) return refuse("notAllowed");
  return inTransaction(async (tx) => {
    if (!(await insertRecord(tx, { expertId: found.value.id, challengeId: served.id, discipline, words, recordedBy: ctx.actor.personId }))) return refuse("alreadyDone");
    await note(tx, ctx, found.value.id, "recordService", { no, challenge: item, discipline }, words === "" ? undefined : words);
    return ok(null);
  });
}
