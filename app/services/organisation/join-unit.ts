import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { decideJoin, findOpenJoin, insertJoin, insertMember } from "#app/db/unit-members.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** 申请加入: asks the administrators of a registered unit. Refusals: invalidInput (code), notFound, alreadyDone. */
export async function requestToJoin({ actor }: Context, uscc: string): Promise<Result<null>> {
  const refused = unitRefusal(actor, "requestToJoin", null);
  if (refused) return refuse(refused);
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  const code = usccSchema.safeParse(uscc);
  if (!code.success) return refuse("invalidInput", { fields: [{ path: "uscc", message: code.error.issues[0]!.message }] });
  const unit = await findUnitByUscc(code.data);
  if (!unit) return refuse("invalidInput", { fields: [{ path: "uscc", message: "unitUnknown" }] });
  if (actor.units.some(({ unitId }) => unitId === unit.id)) return refuse("alreadyDone");
  return inTransaction(async (tx) => {
    const id = await insertJoin(tx, { unitId: unit.id, personId, kind: "request", administrator: false, createdBy: personId });
    if (!id) return refuse("alreadyDone");
    await appendEvent(tx, "unit", unit.id, "requestToJoin", { actor: personId });
    return ok(null);
  });
}

/**
 * Answers a request (by an administrator of the unit) or an invitation (by the person invited). Refusals: notFound,
 * notAllowed; statusChanged when it was answered meanwhile.
 */
export async function answerJoin({ actor }: Context, joinId: string, outcome: "accepted" | "declined"): Promise<Result<{ unitName: string }>> {
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  return inTransaction(async (tx) => {
    const join = await findOpenJoin(joinId, tx);
    if (!join) return refuse("statusChanged");
    const refused = join.kind === "request" ? unitRefusal(actor, "decideJoin", join.unitId) : join.personId === personId ? null : "notFound";
    if (refused) return refuse(refused);
    await decideJoin(tx, join.id, personId, outcome);
    if (outcome === "accepted") await insertMember(tx, join.unitId, join.personId, join.administrator);
    await appendEvent(tx, "unit", join.unitId, outcome === "accepted" ? "addMember" : "declineMember", { ...actorFacts(actor), person: join.personId, kind: join.kind });
    return ok({ unitName: join.unitName });
  });
}
