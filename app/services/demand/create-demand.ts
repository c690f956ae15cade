import { inTransaction, type Transaction } from "#app/db/client.ts";
import { insertDemand, nextDemandNo } from "#app/db/demand.ts";
import { findCall, findUnitIds, type StoredCall } from "#app/db/demand-call.ts";
import { findOwnUnits } from "#app/db/unit.ts";
import { type DemandForm, emptyDemandForm } from "#app/domain/demand/form.ts";
import { newDemand, type NewDemand } from "#app/domain/demand/schema.ts";
import { dayOf, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { isRehearsalNumber, seriesOf } from "#app/domain/rehearsal/numbers.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { takesDemands } from "./show-call.ts";
import { makeTakeoverCode } from "./takeover-code.ts";

export interface CreatedDemand {
  id: string;
  no: string;
  /** 认领码, shown this once; null for what a firm begins itself. */
  code: string | null;
}

/**
 * 新建需求: by a firm for its unit while the call is open, or 代录 by an officer from paper that came in before it closed.
 * Refusals: signInNeeded, notAllowed (no unit), invalidInput (unknown call), notYetOpen, deadlinePassed, badDate.
 */
export async function createDemand(ctx: Context, rawInput: unknown): Promise<Result<CreatedDemand>> {
  const input = newDemand.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  const call = await findCall(input.data.call);
  if (!call || call.noticeStatus === "draft") return refuse("invalidInput", { fields: [{ path: "call", message: "unknownCall" }] });
  // In a rehearsal its fictional owner asks, or an officer from paper; nobody else knows of it.
  if (isRehearsalNumber(call.roundCode) && !input.data.paper && ctx.actor.counterpartOf !== call.roundId) return refuse("invalidInput", { fields: [{ path: "call", message: "unknownCall" }] });
  return input.data.paper ? fromPaper(ctx, call, input.data, input.data.paper) : ofOwnUnit(ctx, call, input.data);
}

async function ofOwnUnit(ctx: Context, call: StoredCall, input: NewDemand): Promise<Result<CreatedDemand>> {
  const units = await findOwnUnits(ctx.actor.units.map(({ unitId }) => unitId));
  const unit = input.unit === undefined ? units[0] : units.find(({ uscc }) => uscc === input.unit);
  const refused = birthRefusal("demand", ctx.actor, unit ? ["owner"] : []);
  if (refused || !unit) return { ok: false, refusal: refused ?? { code: "notAllowed" } };
  if (!takesDemands(call, ctx.now)) return refuse(call.noticeStatus === "published" ? "deadlinePassed" : "notYetOpen");
  return insert(ctx, call, input, { unitId: unit.id, unitName: unit.name, unitUscc: unit.uscc, receivedOn: null });
}

async function fromPaper(ctx: Context, call: StoredCall, input: NewDemand, paper: NonNullable<NewDemand["paper"]>): Promise<Result<CreatedDemand>> {
  const refused = birthRefusal("demand", ctx.actor, staffRelations(ctx.actor, call.roundId));
  if (refused) return { ok: false, refusal: refused };
  const problem = receiptProblem(ctx, call, paper.receivedOn);
  if (problem !== null) return refuse("badDate", { fields: [{ path: "paper.receivedOn", message: problem }] });
  return insert(ctx, call, input, ownerOfPaper(paper));
}

/** Why a paper that came in on this day is not entered, or null: it lies in the future, or came after the call closed. */
export function receiptProblem({ now }: Context, { closesAt }: StoredCall, receivedOn: string): "dateInFuture" | "receivedLate" | null {
  const [today, lastDay] = [now, closesAt ?? now].map(shanghaiDate);
  if (today?.ok && receivedOn > today.value) return "dateInFuture";
  return lastDay?.ok && receivedOn > lastDay.value ? "receivedLate" : null;
}

/** The firm of a paper: known by name and code until it takes its demand over. */
export const ownerOfPaper = ({ unitName, uscc, receivedOn }: NonNullable<NewDemand["paper"]>): Owner => ({ unitId: null, unitName, unitUscc: uscc, receivedOn });

type Owner = { unitId: string | null; unitName: string; unitUscc: string; receivedOn: string | null };

async function insert(ctx: Context, call: StoredCall, input: NewDemand, owner: Owner): Promise<Result<CreatedDemand>> {
  const form = input.form ?? emptyDemandForm;
  const [recommender] = form.recommender !== "" && call.recommenders.some(({ uscc }) => uscc === form.recommender) ? await findUnitIds([form.recommender]) : [];
  return inTransaction(async (tx) => ok(await addDemand(tx, ctx, call, { ...owner, form, recommenderId: recommender?.id ?? null })));
}

/** The row, its number and its birth; for a firm without account the code with which it takes the demand over. */
export async function addDemand(tx: Transaction, ctx: Context, call: StoredCall, { form, recommenderId, ...owner }: Owner & { form: DemandForm; recommenderId: string | null }): Promise<CreatedDemand> {
  const no = await nextDemandNo(tx, seriesOf("XQ", dayOf(ctx.now).slice(0, 4), call.roundCode));
  const takeover = owner.unitId === null ? makeTakeoverCode(no) : null;
  const id = await insertDemand(tx, { ...owner, no, callId: call.id, form, recommenderId, takeoverDigest: takeover?.digest ?? null, createdBy: ctx.actor.personId });
  await recordBirthBy(ctx.actor, tx, "demand", id, "create", { no, call: call.code, ...(owner.receivedOn && { receivedOn: owner.receivedOn }) });
  return { id, no, code: takeover?.code ?? null };
}
