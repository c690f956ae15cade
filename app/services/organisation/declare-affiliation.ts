import { confirmDeclared, deleteDeclared, findAffiliations, insertDeclared } from "#app/db/affiliation.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { insertUnit } from "#app/db/unit-members.ts";
import { type AffiliationView, edgeOfRelation, relationOf } from "#app/domain/organisation/affiliation.ts";
import { affiliationInput } from "#app/domain/organisation/profile-schema.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** The declarations about a unit, from its own side. For who may view the unit. */
export async function affiliationsOf(unitId: string): Promise<AffiliationView[]> {
  const rows = await findAffiliations(unitId);
  return rows.map(({ kind, isController, share, declaredBy, confirmedAt, ...other }) => ({ ...other, relation: relationOf(kind, isController), share: Math.round(share * 10_000), isOwn: declaredBy === unitId, isByBureau: declaredBy === null, isConfirmed: declaredBy === null || confirmedAt !== null }));
}

/**
 * 关联关系声明: by the unit's administrators about their own unit, or by an officer. 同一实控人 is an edge each way; circles
 * are allowed. What the other unit said already is confirmed by it. Refusals: notFound, notAllowed, invalidInput (ownUnit), alreadyDone.
 */
export async function declareAffiliation({ actor }: Context, unitId: string, rawInput: unknown): Promise<Result<null>> {
  const refused = unitRefusal(actor, "declare", unitId);
  if (refused) return refuse(refused);
  const input = affiliationInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { uscc, unitName, relation, share } = input.data;
  const isOfUnit = actor.units.some((unit) => unit.unitId === unitId);
  const { kind, isController } = edgeOfRelation[relation];
  return inTransaction(async (tx) => {
    const check = checkUscc(uscc);
    const otherId = (await findUnitByUscc(uscc, tx))?.id ?? (await insertUnit(tx, { uscc, name: unitName, kind: check.kind, checkDigitOk: check.checkDigit }));
    if (!otherId) return refuse("statusChanged");
    if (otherId === unitId) return refuse("invalidInput", { fields: [{ path: "uscc", message: "ownUnit" }] });
    const edge = { share, kind, declaredBy: isOfUnit ? unitId : null };
    const [controllerId, controlledId] = isController ? [unitId, otherId] : [otherId, unitId];
    const added = await insertDeclared(tx, { ...edge, controllerId, controlledId });
    const addedBack = kind === "sameController" && (await insertDeclared(tx, { ...edge, controllerId: controlledId, controlledId: controllerId }));
    if (!added && !addedBack) return refuse("alreadyDone");
    await appendEvent(tx, "unit", unitId, "declareAffiliation", { ...actorFacts(actor), other: otherId, relation, share });
    return ok(null);
  });
}

/**
 * 确认声明: what another unit said of this one, by this one's administrators or by an officer; from then on it excludes experts.
 * Refusals: notFound, notAllowed; statusChanged when nothing waits.
 */
export async function confirmAffiliation({ actor }: Context, unitId: string, otherId: string): Promise<Result<null>> {
  const refused = unitRefusal(actor, "declare", unitId);
  if (refused) return refuse(refused);
  const isOfUnit = actor.units.some((unit) => unit.unitId === unitId);
  return inTransaction(async (tx) => {
    if ((await confirmDeclared(tx, unitId, otherId, !isOfUnit)) === 0) return refuse("statusChanged");
    await appendEvent(tx, "unit", unitId, "confirmAffiliation", { ...actorFacts(actor), other: otherId });
    return ok(null);
  });
}

/** 撤回声明: a unit its own that nobody confirmed, an officer any. Refusals: notFound, notAllowed; statusChanged when there is none. */
export async function withdrawAffiliation({ actor }: Context, unitId: string, otherId: string): Promise<Result<null>> {
  const refused = unitRefusal(actor, "declare", unitId);
  if (refused) return refuse(refused);
  const isOfUnit = actor.units.some((unit) => unit.unitId === unitId);
  return inTransaction(async (tx) => {
    const removed = await deleteDeclared(tx, unitId, otherId, !isOfUnit);
    if (removed === 0) return refuse("statusChanged");
    await appendEvent(tx, "unit", unitId, "withdrawAffiliation", { ...actorFacts(actor), other: otherId });
    return ok(null);
  });
}
