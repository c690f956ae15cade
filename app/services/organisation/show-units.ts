import { findAliases, findUnitProfile } from "#app/db/profile.ts";
import { findClaims } from "#app/db/unit-claim.ts";
import { findMembers, findOpenJoins, findUnit, findUnitsOf, type JoinRow, type MemberRow, type UnitRow } from "#app/db/unit-members.ts";
import { type ClaimView, standingOf, type UnitStanding } from "#app/domain/organisation/claim.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { InternalDeadline, UnitProfile } from "#app/domain/organisation/profile.ts";
import type { AffiliationView } from "#app/domain/organisation/affiliation.ts";
import { type UnitAction, unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { affiliationsOf } from "./declare-affiliation.ts";
import { viewsOf } from "./list-claims.ts";

/** 我的单位: the own units, and invitations that wait for an answer. */
export interface OwnUnits {
  units: (UnitRow & { administrator: boolean })[];
  invitations: JoinRow[];
  requests: JoinRow[];
  /** 认领异议 of this person that wait or were not accepted. */
  contests: ClaimView[];
}

export async function listOwnUnits({ actor }: Context): Promise<Result<OwnUnits>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const [units, joins, claims] = await Promise.all([findUnitsOf(actor.personId), findOpenJoins({ personId: actor.personId }), findClaims({ personId: actor.personId })]);
  const contests = await viewsOf(claims.filter(({ kind, outcome }) => kind === "contest" && outcome !== "accepted"));
  return ok({ units, invitations: joins.filter((join) => join.kind === "invitation"), requests: joins.filter((join) => join.kind === "request"), contests });
}

/** One unit with its people. Phones are masked for everybody but the person concerned. */
export interface UnitView {
  unit: UnitRow;
  members: MemberRow[];
  /** Empty for who may not decide. */
  joins: JoinRow[];
  mayManage: boolean;
  standing: UnitStanding;
  /** The registration with its papers, for who manages the unit; null where there is none. */
  registration: ClaimView | null;
  profile: UnitProfile | null;
  internal: InternalDeadline | null;
  affiliations: AffiliationView[];
  aliases: string[];
  mayEdit: boolean;
  mayDeclare: boolean;
  /** An officer looks at a unit of somebody else. */
  isBureau: boolean;
  /** Whether somebody contests the unit and waits for an answer. */
  isContested: boolean;
}

export async function showUnit({ actor }: Context, unitId: string): Promise<Result<UnitView>> {
  const refused = unitRefusal(actor, "view", unitId);
  if (refused) return refuse(refused);
  const unit = await findUnit(unitId);
  if (!unit) return refuse("notFound");
  const mayManage = unitRefusal(actor, "decideJoin", unitId) === null;
  const [members, joins, claims, stored, affiliations, aliases] = await Promise.all([findMembers(unitId), mayManage ? findOpenJoins({ unitId }) : [], findClaims({ unitId }), findUnitProfile(unitId), affiliationsOf(unitId), findAliases(unitId)]);
  const may = (action: UnitAction) => unitRefusal(actor, action, unitId) === null;
  const registrations = claims.filter(({ kind }) => kind === "register");
  const [registration = null] = mayManage ? await viewsOf(registrations.slice(-1)) : [];
  const standing = standingOf(claims.some(({ outcome }) => outcome === "accepted") ? [] : registrations);
  const isContested = mayManage && claims.some(({ kind, decidedAt }) => kind === "contest" && decidedAt === null);
  return ok({ unit, joins, mayManage, standing, registration, isContested, profile: stored?.profile ?? null, internal: stored?.internal ?? null, affiliations, aliases, mayEdit: may("editProfile"), mayDeclare: may("declare"), isBureau: may("declare") && !actor.units.some((one) => one.unitId === unitId), members: members.map((member) => ({ ...member, phone: member.phone && maskMobile(member.phone) })) });
}
