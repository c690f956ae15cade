import { findMembers, findOpenJoins, findUnit, findUnitsOf, type JoinRow, type MemberRow, type UnitRow } from "#app/db/unit-members.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 我的单位: the own units, and invitations that wait for an answer. */
export interface OwnUnits {
  units: (UnitRow & { administrator: boolean })[];
  invitations: JoinRow[];
  requests: JoinRow[];
}

export async function listOwnUnits({ actor }: Context): Promise<Result<OwnUnits>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const [units, joins] = await Promise.all([findUnitsOf(actor.personId), findOpenJoins({ personId: actor.personId })]);
  return ok({ units, invitations: joins.filter((join) => join.kind === "invitation"), requests: joins.filter((join) => join.kind === "request") });
}

/** One unit with its people. Phones are masked for everybody but the person concerned. */
export interface UnitView {
  unit: UnitRow;
  members: MemberRow[];
  /** Empty for who may not decide. */
  joins: JoinRow[];
  mayManage: boolean;
}

export async function showUnit({ actor }: Context, unitId: string): Promise<Result<UnitView>> {
  const refused = unitRefusal(actor, "view", unitId);
  if (refused) return refuse(refused);
  const unit = await findUnit(unitId);
  if (!unit) return refuse("notFound");
  const mayManage = unitRefusal(actor, "decideJoin", unitId) === null;
  const [members, joins] = await Promise.all([findMembers(unitId), mayManage ? findOpenJoins({ unitId }) : []]);
  return ok({ unit, joins, mayManage, members: members.map((member) => ({ ...member, phone: member.phone && maskMobile(member.phone) })) });
}
