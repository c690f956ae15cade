import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findRoleGrants } from "#app/db/people.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import { decideRoleChange, findPendingChange, findStaffedRound, insertRoleChange, type PendingChange } from "#app/db/staffing.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { usernameSchema } from "#app/domain/organisation/identifier.ts";
import { staffRoles } from "#app/domain/policy/actor.ts";
import { staffRefusal } from "#app/domain/policy/staff.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { applyGrant, exclusiveHeld, mayPropose } from "./grant-role.ts";

/** By user name; `round`: the code of a round, or nothing for all rounds. */
export const dutyProposal = z.strictObject({
  username: usernameSchema,
  role: z.enum(staffRoles),
  round: z.preprocess((value) => (value === "" ? undefined : value), z.string().max(40).optional()),
});

/**
 * 提出任命: the system administrator for any duty, an officer for those of the own round. It counts when 安全管理员
 * has confirmed. Refusals: notAllowed, notFound, exclusiveRole, alreadyDone.
 */
export async function proposeDuty({ actor }: Context, rawInput: unknown): Promise<Result<{ changeId: string }>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const input = dutyProposal.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { username, role, round: code } = input.data;
  const round = code === undefined ? null : await findStaffedRound(code);
  if (code !== undefined && !round) return refuse("notFound");
  const roundId = round?.id ?? null;
  const refused = staffRefusal(actor, "proposeDuty", roundId);
  if (refused) return refuse(refused);
  if (!mayPropose(actor, roundId)) return refuse("notAllowed");
  const person = await findPersonByUsername(username);
  if (!person) return refuse("invalidInput", { fields: [{ path: "username", message: "unknownPerson" }] });
  const personId = person.id;
  return inTransaction(async (tx) => {
    const other = await exclusiveHeld(tx, personId, role, roundId);
    if (other) return refuse("exclusiveRole", { facts: { held: other, wanted: role } });
    const held = await findRoleGrants(personId, tx);
    if (held.some((grant) => grant.role === role && (grant.roundId === null || grant.roundId === roundId))) return refuse("alreadyDone");
    const changeId = await insertRoleChange(tx, { personId, role, roundId, proposedBy: actor.personId });
    if (!changeId) return refuse("alreadyDone");
    await appendEvent(tx, "person", personId, "proposeRole", { ...actorFacts(actor), role, round: roundId });
    return ok({ changeId });
  });
}

/** 确认任命 by 安全管理员, who is not the one who proposed it. Refusals: notAllowed, secondFactorNeeded, samePerson, exclusiveRole, statusChanged. */
export async function confirmDuty(ctx: Context, changeId: string): Promise<Result<{ grantId: string }>> {
  return decide(ctx, changeId, "confirmed", (tx, change) => applyGrant(tx, ctx.actor, change));
}

/** 退回任命: nothing changes but that the question is answered. */
export async function returnDuty(ctx: Context, changeId: string): Promise<Result<null>> {
  return decide(ctx, changeId, "returned", async (tx, change) => {
    await appendEvent(tx, "person", change.personId, "returnRole", { ...actorFacts(ctx.actor), role: change.role, round: change.roundId });
    return ok(null);
  });
}

type Work<T> = (tx: Transaction, change: PendingChange) => Promise<Result<T>>;

async function decide<T>({ actor }: Context, changeId: string, outcome: "confirmed" | "returned", work: Work<T>): Promise<Result<T>> {
  const refused = staffRefusal(actor, "confirmDuty", null);
  if (refused) return refuse(refused);
  return inTransaction(async (tx) => {
    const change = await findPendingChange(changeId, tx);
    if (!change) return refuse("statusChanged");
    if (change.proposedBy === actor.personId) return refuse("samePerson");
    if (!(await decideRoleChange(tx, changeId, actor.personId, outcome))) return refuse("statusChanged");
    return work(tx, change);
  });
}
