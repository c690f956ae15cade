import { createAccount, hashPassword } from "#app/auth/identity.ts";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { type StaffRole, systemActor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { grantRole } from "#app/services/staff/grant-role.ts";

/** The password of every person made here. */
export const testPassword = "red mud 2026 fine";

let passwordHash: Promise<string> | undefined;
let count = 0;

/** A person with an account and the duties named (for all rounds). */
export async function aPerson(more: { username?: string; name?: string; phone?: string; email?: string; roles?: StaffRole[] } = {}): Promise<{ personId: string; username: string }> {
  const { roles = [], ...rest } = more;
  passwordHash ??= hashPassword(testPassword);
  const username = rest.username ?? `person${++count}`;
  const { personId } = valueOf(await createAccount(getPool(), { name: "示例人员", ...rest, username, passwordHash: await passwordHash }));
  for (const role of roles) valueOf(await grantRole({ actor: systemActor, now: await readClock() }, { personId, role }));
  return { personId, username };
}

/** What a use case is given when this person asks now, with a second factor just given. */
export async function contextOf(username: string): Promise<Context> {
  const actor = await actorOfPerson(username);
  if (!actor) throw new Error(`There is no ${username}`);
  return { actor, now: await readClock() };
}

/** The value of a result that must not be a refusal. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The code of a refusal, or `ok`. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? "ok" : result.refusal.code;
}
