import { appendEvent } from "#app/db/audit.ts";
import { moveContestBids } from "#app/db/bid-team.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { insertClaim } from "#app/db/unit-claim.ts";
import { unitContest } from "#app/domain/organisation/claim-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { tellUnit } from "./tell-unit.ts";

/**
 * 认领异议: somebody finds the own unit in other hands. The officer decides; until then nothing changes for anybody, and
 * the unit's administrators know of it, but not of the bids that the claimant drafts and submits meanwhile. Refusals: signInNeeded, invalidInput (unitUnknown), alreadyDone (a member, or one waits).
 */
export async function contestUnit({ actor }: Context, rawInput: unknown): Promise<Result<{ claimId: string }>> {
  const refused = unitRefusal(actor, "contest", null);
  if (refused) return refuse(refused);
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  const input = unitContest.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const unit = await findUnitByUscc(input.data.uscc);
  if (!unit) return refuse("invalidInput", { fields: [{ path: "uscc", message: "unitUnknown" }] });
  if (actor.units.some(({ unitId }) => unitId === unit.id)) return refuse("alreadyDone");
  return inTransaction(async (tx) => {
    const claimId = await insertClaim(tx, { unitId: unit.id, personId, kind: "contest", words: input.data.words });
    if (!claimId) return refuse("alreadyDone");
    await moveContestBids(tx, { claimId, unitId: unit.id, personId });
    await appendEvent(tx, "unit", unit.id, "contest", { actor: personId, claim: claimId }, { words: input.data.words });
    await tellUnit(tx, unit.id, { news: "contested", words: null, key: claimId });
    return ok({ claimId });
  });
}
