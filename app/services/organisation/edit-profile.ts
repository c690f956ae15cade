import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { writeAliases, writeInternalDeadline, writeUnitProfile } from "#app/db/profile.ts";
import { internalDeadlineInput, unitAliasesInput, unitProfileInput } from "#app/domain/organisation/profile-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/** 单位资料, by an administrator of the unit; every bid that it leads takes it over. Refusals: notFound, notAllowed, invalidInput. */
export async function editUnitProfile({ actor }: Context, unitId: string, rawInput: unknown): Promise<Result<null>> {
  const refused = unitRefusal(actor, "editProfile", unitId);
  if (refused) return refuse(refused);
  const input = unitProfileInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { capital, ...profile } = input.data;
  return inTransaction(async (tx) => {
    await writeUnitProfile(tx, unitId, { ...profile, capitalFen: capital }, actor.personId!);
    await appendEvent(tx, "unit", unitId, "editProfile", { actor: actor.personId });
    return ok(null);
  });
}

/**
 * 其他名称 (曾用名、简称、英文名), by an administrator of the unit or an officer: names that meet are hints in 回避情况, they exclude nobody.
 * Refusals: notFound, notAllowed, invalidInput.
 */
export async function keepAliases({ actor }: Context, unitId: string, rawInput: unknown): Promise<Result<null>> {
  const refused = unitRefusal(actor, "declare", unitId);
  if (refused) return refuse(refused);
  const input = unitAliasesInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    await writeAliases(tx, unitId, input.data.aliases, actor.personId!);
    await appendEvent(tx, "unit", unitId, "keepAliases", { actor: actor.personId, aliases: input.data.aliases });
    return ok(null);
  });
}

/** 内部截止, by an administrator: shown beside the platform's deadline, it stops nobody. Refusals: as `editUnitProfile`. */
export async function setInternalDeadline({ actor }: Context, unitId: string, rawInput: unknown): Promise<Result<null>> {
  const refused = unitRefusal(actor, "editProfile", unitId);
  if (refused) return refuse(refused);
  const input = internalDeadlineInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { days, time } = input.data;
  return inTransaction(async (tx) => {
    await writeInternalDeadline(tx, unitId, days === null ? null : { days, time }, actor.personId!);
    await appendEvent(tx, "unit", unitId, "setInternalDeadline", { actor: actor.personId, days });
    return ok(null);
  });
}
