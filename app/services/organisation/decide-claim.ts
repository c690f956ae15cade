import { revokeSessions } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { type ClaimRow, findClaim, writeClaimDecision } from "#app/db/unit-claim.ts";
import { deleteMember, findMembers, insertMember, lockUnit, setAdministrator } from "#app/db/unit-members.ts";
import type { ClaimOthers } from "#app/domain/organisation/claim.ts";
import { claimDecision } from "#app/domain/organisation/claim-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { settleContestBids } from "./settle-contest-bids.ts";
import { tellPerson } from "./tell-unit.ts";

/**
 * 核实认领 and 处理认领异议, by an officer, with the reason that the claimant reads. An accepted contest makes the claimant an
 * administrator; what becomes of the others is said with it, and the bids of a contest follow the decision. A declined registration takes nothing away: bids go on, and the
 * form check says that the unit is not verified. Refusals: notFound, notAllowed, samePerson, invalidInput; statusChanged.
 */
export async function decideClaim(ctx: Context, claimId: string, rawInput: unknown): Promise<Result<{ unitId: string }>> {
  const { actor } = ctx;
  const claim = await findClaim(claimId).catch(() => null);
  if (!claim) return refuse("notFound");
  const refused = unitRefusal(actor, "decideClaim", claim.unitId);
  if (refused) return refuse(refused);
  const isConcerned = claim.personId === actor.personId || actor.units.some(({ unitId }) => unitId === claim.unitId);
  if (isConcerned) return refuse("samePerson");
  const input = claimDecision.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { outcome, reason, others } = input.data;
  return inTransaction(async (tx) => {
    await lockUnit(tx, claim.unitId);
    const open = await findClaim(claimId, tx);
    if (!open || open.decidedAt !== null) return refuse("statusChanged");
    await writeClaimDecision(tx, claimId, { outcome, reason, decidedBy: actor.personId });
    const takesOver = outcome === "accepted" && open.kind === "contest";
    if (takesOver) await handOver(tx, ctx, open, others);
    await appendEvent(tx, "unit", open.unitId, outcome === "accepted" ? "acceptClaim" : "declineClaim", { ...actorFacts(actor), claim: claimId, kind: open.kind, ...(takesOver && { others }) }, { reason });
    if (open.kind === "contest") await settleContestBids(tx, ctx.now, open, outcome);
    if (open.email) {
      const { email, personId, name: personName, unitName } = open;
      await tellPerson(tx, { email, personId, personName, unitName, news: outcome === "accepted" ? "claimAccepted" : "claimDeclined", words: reason, key: claimId });
    }
    return ok({ unitId: open.unitId });
  });
}

/** The claimant becomes an administrator before anybody else steps back: a unit is never without one. */
async function handOver(tx: Transaction, { actor }: Context, claim: ClaimRow, others: ClaimOthers): Promise<void> {
  const { unitId, personId } = claim;
  const before = await findMembers(unitId, tx);
  if (!(await insertMember(tx, unitId, personId, true))) await setAdministrator(tx, unitId, personId, true);
  await revokeSessions(tx, personId);
  await appendEvent(tx, "unit", unitId, "addMember", { ...actorFacts(actor), person: personId, kind: "contest", administrator: true });
  if (others === "keep") return;
  const concerned = before.filter((member) => member.personId !== personId && (others === "remove" || member.administrator));
  for (const member of concerned) {
    if (others === "remove") await deleteMember(tx, unitId, member.personId);
    else await setAdministrator(tx, unitId, member.personId, false);
    await revokeSessions(tx, member.personId);
    await appendEvent(tx, "unit", unitId, others === "remove" ? "removeMember" : "dismissAdministrator", { ...actorFacts(actor), person: member.personId, kind: "contest" });
  }
}
