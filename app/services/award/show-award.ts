import { type AwardRow, findAward, findAwards } from "#app/db/award.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { AwardView } from "#app/domain/award/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { awardPolicy } from "#app/domain/policy/award.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

const bureau: readonly (Relation & StaffRole)[] = ["officer", "secondOfficer", "leader", "supervisor"];

/** An award by id or number of its bid. Refusal: notFound, before 公示 for everybody but the bureau. */
export async function showAward(ctx: Context, reference: string): Promise<Result<AwardView>> {
  const subject = await findSubject("award", reference);
  if (!subject) return refuse("notFound");
  const held = awardPolicy.relationsOf(ctx.actor, subject);
  if (!awardPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const row = await findAward(subject.id);
  return row ? ok(viewOf(row, held.some((relation) => bureau.some((duty) => duty === relation)), held.includes("team"))) : refuse("notFound");
}

/** Awards that are public, and for the bureau all of its rounds; of one challenge when asked. */
export async function listAwards(ctx: Context, filter: { challengeNo?: string } = {}): Promise<Result<AwardView[]>> {
  const rounds = ctx.actor.roles.filter(({ role }) => bureau.some((duty) => duty === role)).map(({ roundId }) => roundId);
  const rows = await findAwards({ allOf: rounds.includes(null) ? "all" : rounds.flatMap((id) => id ?? []), challengeNo: filter.challengeNo, closed: itemsClosedTo(ctx.actor) });
  return ok(rows.map((row) => viewOf(row, (rounds.includes(null) || rounds.includes(row.roundId)) && !itemsClosedTo(ctx.actor).includes(row.challengeId), false)));
}

/** The number of a bid is its team's and the bureau's; the public reads the unit. */
function viewOf(row: AwardRow, isStaff: boolean, isTeam: boolean): AwardView {
  const { id, version, minuteNo, reason, decidedAt, bidNo, roundId: _round, challengeId: _challenge, ...facts } = row;
  return isStaff ? { sight: "staff", ...facts, bidNo, id, version, minuteNo, reason, decidedAt } : { sight: "public", ...facts, bidNo: isTeam ? bidNo : null };
}
