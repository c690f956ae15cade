import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { insertChallenge } from "#app/db/challenge.ts";
import { findOpenRounds } from "#app/db/challenge-content.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { type DemandUnit, findCoOwners, linkChallenge, readDemandForm, readLastVersion } from "#app/db/demand.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findOwnerUnit } from "#app/db/unit.ts";
import { challengeOfDemand } from "#app/domain/demand/convert.ts";
import { offeredPatterns } from "#app/domain/kernel/pattern.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { demandPolicy, demandRelations } from "#app/domain/policy/demand.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { usualDefaults } from "#app/domain/round/presets.ts";
import { isRehearsalNumber } from "#app/domain/rehearsal/numbers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { nextNumber } from "#app/services/challenge/edit-challenge.ts";
import { addUnit } from "#app/services/organisation/add-unit.ts";

export const conversion = z.strictObject({
  round: z.string().min(1, "required"),
  /** Left out: as the round begins its items. */
  pattern: z.enum(offeredPatterns).optional(),
});

/**
 * 生成榜单任务 of a listed demand in a round: a drafted challenge that keeps the link, for the officer to finish and approve.
 * Refusals: notFound, notAllowed, wrongState (not listed), challengeRunning (it has one already), textsTooLong, invalidInput (round).
 */
export async function convertDemand(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = conversion.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const demand = await findSubject("demand", reference);
  if (!demand || !demandPolicy.isVisible(demand, demandRelations(ctx.actor, demand), ctx.now)) return refuse("notFound");
  const round = await findSubject("round", input.data.round);
  if (!round) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, round.id)) ?? birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, demand.roundId));
  if (refused) return { ok: false, refusal: refused };
  const [open] = await findOpenRounds([round.id]);
  if (!open) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  return inTransaction(async (tx) => {
    const stored = await readDemandForm(demand.id, tx);
    const fresh = await findSubject("demand", demand.id, tx);
    if (fresh?.status !== "listed") return refuse("wrongState", { facts: { state: fresh?.status ?? "" } });
    if (fresh.hasLiveChallenge) return refuse("challengeRunning");
    const version = await readLastVersion(demand.id, tx);
    if (!version) return refuse("wrongState", { facts: { state: fresh.status } });
    const coOwners = await findCoOwners(demand.id, tx);
    const owners: string[] = [];
    for (const unit of [stored, ...coOwners]) {
      const owner = await ownerOf(tx, ctx, unit, { id: round.id, code: open.code });
      if (!owner.ok) return owner;
      owners.push(owner.value);
    }
    const defaults = open.defaults ?? usualDefaults;
    const made = challengeOfDemand(version.content, { no: nextNumber(open.code, open.numbers), round: open.code, owner: stored.unitUscc, coOwners: coOwners.map(({ unitUscc }) => unitUscc), pattern: input.data.pattern ?? defaults.pattern, fundingRule: defaults.fundingRule });
    if (!made.ok) return made;
    const challenge = made.value;
    const id = await insertChallenge(tx, challenge, { roundId: round.id, owners, createdBy: ctx.actor.personId, parentId: null });
    if (!id) return refuse("taken", { fields: [{ path: "no", message: "duplicateCode" }] });
    await linkChallenge(tx, id, demand.id);
    await recordBirthBy(ctx.actor, tx, "challenge", id, "create", { no: challenge.no, demand: demand.no });
    await appendEvent(tx, "demand", demand.id, "convert", { ...actorFacts(ctx.actor), no: demand.no, challenge: challenge.no, textVersion: version.number });
    return ok({ id, no: challenge.no });
  });
}

/**
 * The unit that asks: from paper, before anybody has taken the demand over, the one of its credit code, which is added when nobody has
 * registered it. The item must have its owner from the start: else that very firm and whom it controls could bid on it.
 */
async function ownerOf(tx: Transaction, ctx: Context, { unitId, unitUscc, unitName }: DemandUnit, round: { id: string; code: string }): Promise<Result<string>> {
  if (unitId !== null) return ok(unitId);
  const known = await findOwnerUnit(unitUscc, round.id, tx);
  const { kind, checkDigit } = checkUscc(unitUscc);
  // The cast of a rehearsal is fixed: a real unit has no part in it.
  const id = known?.id ?? (isRehearsalNumber(round.code) ? null : await addUnit(tx, ctx, { uscc: unitUscc, name: unitName, kind, checkDigitOk: checkDigit }));
  return id === null ? refuse("invalidInput", { fields: [{ path: "round", message: "unknownUnit" }] }) : ok(id);
}
