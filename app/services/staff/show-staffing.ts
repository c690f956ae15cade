import { findDutyHolders, findPendingChanges, findStaffedRound, type DutyHolder, type PendingChange } from "#app/db/staffing.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type BlockedWork, missingDuties, staffingOf } from "#app/domain/organisation/staffing.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { staffRefusal } from "#app/domain/policy/staff.ts";
import type { ExclusiveRoles } from "#app/domain/round/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { mayPropose } from "./grant-role.ts";

/** 人员与分工 of a round: who is what, what is missing, and what waits for it. */
export interface StaffingView {
  round: { code: string; title: string };
  duties: { role: StaffRole; holders: DutyHolder[]; missing: "no" | "stops" | "paper"; blocks: readonly BlockedWork[] }[];
  missing: StaffRole[];
  exclusive: ExclusiveRoles;
  pending: PendingChange[];
  may: { propose: boolean; confirm: boolean; revoke: boolean };
}

export async function showStaffing({ actor }: Context, code: string): Promise<Result<StaffingView>> {
  const round = await findStaffedRound(code);
  if (!round) return staffRefusal(actor, "viewStaffing", null) === "signInNeeded" ? refuse("signInNeeded") : refuse("notFound");
  const refused = staffRefusal(actor, "viewStaffing", round.id);
  // To strangers a round that is being prepared does not exist.
  if (refused) return refuse(refused === "notAllowed" ? "notFound" : refused);
  const [holders, pending] = await Promise.all([findDutyHolders(round.id), findPendingChanges()]);
  const fresh = { ...actor, secondFactorFresh: true };
  return ok({
    round: { code: round.code, title: round.title },
    duties: staffingOf(holders).map((duty) => ({ ...duty, holders: holders.filter((holder) => holder.role === duty.role) })),
    missing: missingDuties(holders),
    exclusive: round.exclusive,
    pending: pending.filter((change) => change.roundId === null || change.roundId === round.id),
    may: {
      propose: mayPropose(actor, round.id),
      confirm: staffRefusal(fresh, "confirmDuty", round.id) === null,
      revoke: staffRefusal(fresh, "revokeDuty", round.id) === null,
    },
  });
}
