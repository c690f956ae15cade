import { randomInt } from "node:crypto";
import { z } from "zod";
import { findBidOfTeam, insertBid } from "#app/db/bid.ts";
import { inTransaction } from "#app/db/client.ts";
import { readSite } from "#app/db/site.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { bidNumber, bidNumberCount } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import { isStaffOf } from "#app/domain/policy/actor.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { challengePolicy, isOpenForBids, ownersOf } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

export const newBid = z.strictObject({
  /** Number of the challenge. */
  challenge: z.string().min(1, "required"),
  /** Credit code of the lead unit, an own one or one that the person contests; needed by who has several. */
  unit: usccSchema.optional(),
});

/**
 * 我要揭榜: a person of a unit starts a draft, or one who contests it and waits: that draft is the person's alone until an officer
 * accepts the contest, and tells nobody of the unit. The number is random (guide 0.1, 1); a fixed one is for imports into a
 * database that is not real. Refusals: notFound, signInNeeded, notAllowed (no unit, or a rehearsal), notYetOpen, deadlinePassed,
 * staffMayNotApply, ownerMayNotBid, alreadyDone (the team has its bid; facts `no`).
 */
export async function createBid(ctx: Context, rawInput: unknown, fixed: { no?: string } = {}): Promise<Result<{ id: string; no: string }>> {
  const input = newBid.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const challenge = await findSubject("challenge", input.data.challenge);
  if (!challenge || !challengePolicy.isVisible(challenge, challengePolicy.relationsOf(ctx.actor, challenge), ctx.now)) return refuse("notFound");
  // In a rehearsal its fictional units bid and nobody else, whatever other duty shows them the item.
  if (challenge.isRehearsal && ctx.actor.counterpartOf !== challenge.roundId) return refuse("notAllowed");
  // The organiser's staff neither apply nor join (guide 3.4).
  if (!challenge.isRehearsal && isStaffOf(ctx.actor, challenge.roundId)) return refuse("staffMayNotApply");
  const refused = birthRefusal("bid", ctx.actor, teamsOpen(ctx).length > 0 ? ["team"] : []);
  if (refused) return { ok: false, refusal: refused };
  const team = await leadTeam(ctx, input.data.unit);
  if (!team.ok) return team;
  if (!isOpenForBids(challenge, ctx.now)) return refuse(challenge.status === "open" ? "deadlinePassed" : "notYetOpen");
  if (ownersOf(challenge).includes(team.value.unitId)) return refuse("ownerMayNotBid");
  const number = await numberOf(ctx, fixed.no);
  if (!number.ok) return number;
  return insert(ctx, number.value, challenge.id, team.value, fixed.no === undefined);
}

async function insert(ctx: Context, no: string, challengeId: string, team: Team, isDrawn: boolean): Promise<Result<{ id: string; no: string }>> {
  const created = await inTransaction(async (tx) => {
    const id = await insertBid(tx, { no, challengeId, leadUnitId: team.unitId, claimId: team.claimId, createdBy: ctx.actor.personId! });
    if (!id) {
      const existing = await findBidOfTeam(challengeId, team.claimId ?? team.unitId, tx);
      return existing ? refuse("alreadyDone", { facts: { no: existing } }) : refuse("taken", { fields: [{ path: "no", message: "duplicateCode" }] });
    }
    await recordBirthBy(ctx.actor, tx, "bid", id, "create", { no });
    return ok({ id, no });
  });
  if (created.ok || created.refusal.code !== "taken" || !isDrawn) return created;
  // The number was drawn before: draw again. With 90 million numbers this ends.
  const next = await numberOf(ctx, undefined);
  return next.ok ? insert(ctx, next.value, challengeId, team, isDrawn) : next;
}

/** For which unit somebody drafts, and by which contest of it. */
interface Team {
  unitId: string;
  claimId: string | null;
}

function teamsOpen({ actor }: Context): Team[] {
  return [...actor.units.map(({ unitId }) => ({ unitId, claimId: null })), ...actor.contests.filter(({ isOpen }) => isOpen).map(({ unitId, claimId }) => ({ unitId, claimId }))];
}

/** The unit that leads: the only one of the actor, or the one named. */
async function leadTeam(ctx: Context, uscc: string | undefined): Promise<Result<Team>> {
  const teams = teamsOpen(ctx);
  if (uscc === undefined) {
    const [only, ...more] = teams;
    return only && more.length === 0 ? ok(only) : refuse("invalidInput", { fields: [{ path: "unit", message: "required" }] });
  }
  const unit = await findUnitByUscc(uscc);
  const team = teams.find(({ unitId }) => unitId === unit?.id);
  return team ? ok(team) : refuse("invalidInput", { fields: [{ path: "unit", message: "notYourUnit" }] });
}

async function numberOf(ctx: Context, fixed: string | undefined): Promise<Result<string>> {
  if (fixed !== undefined) return (await readSite()).installation === "real" ? refuse("notAllowed") : ok(fixed);
  const today = shanghaiDate(ctx.now);
  return today.ok ? bidNumber(Number(today.value.slice(0, 4)), randomInt(bidNumberCount)) : today;
}
