import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findCoOwners, insertCommitment, readDemandForm, readLastVersion } from "#app/db/demand.ts";
import { findSubject } from "#app/db/subjects.ts";
import { commitmentLetter } from "#app/domain/demand/schema.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demandPolicy, demandRelations } from "#app/domain/policy/demand.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { signingUnit } from "./signing-unit.ts";

/**
 * 登记承诺书: the owner's signed letter for the last version of the text, by the owner, a 联合需求单位 or the officer from paper. A later
 * version asks for a new one. Refusals: notFound, notAllowed, wrongState (nothing to sign for yet), badDate, invalidInput (`unit`).
 */
export async function commitDemand(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ no: string }>> {
  const input = commitmentLetter.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const subject = await findSubject("demand", reference);
  const held = subject ? demandRelations(ctx.actor, subject) : [];
  if (!subject || !demandPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => relation === "owner" || relation === "coOwner" || relation === "officer")) return refuse("notAllowed");
  if (subject.status !== "underVetting" && subject.status !== "listed") return refuse("wrongState", { facts: { state: subject.status } });
  const today = shanghaiDate(ctx.now);
  if (!today.ok || input.data.signedOn > today.value) return refuse("badDate", { fields: [{ path: "signedOn", message: "dateInFuture" }] });
  return inTransaction(async (tx) => {
    const version = await readLastVersion(subject.id, tx);
    if (!version) return refuse("wrongState", { facts: { state: subject.status } });
    const { unitUscc } = await readDemandForm(subject.id, tx);
    const unit = signingUnit(ctx.actor, held, input.data.unit, { lead: unitUscc, coOwners: await findCoOwners(subject.id, tx) });
    if (!unit.ok) return unit;
    await insertCommitment(tx, subject.id, { ...input.data, unitUscc: unit.value, versionNumber: version.number, recordedBy: ctx.actor.personId });
    await appendEvent(tx, "demand", subject.id, "commit", { ...actorFacts(ctx.actor), no: subject.no, textVersion: version.number, scan: input.data.scan, ...(unit.value && { unit: unit.value }) });
    return ok({ no: subject.no });
  });
}
