import { getPool } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { passwordProblem } from "#app/domain/organisation/password-rules.ts";
import { waitSeconds } from "#app/domain/organisation/sign-in-throttle.ts";
import type { Database } from "./database.ts";
import { keyedDigest } from "./keyed-digest.ts";
import { hashPassword, isPasswordOf } from "./passwords.ts";
import { revokeSessions } from "./session.ts";
import { findPasswordRules } from "./settings.ts";
import { clearFailures, takeTry } from "./throttle.ts";

/**
 * Sets a person's password by the installation's rules and ends the person's sessions (except one, or all kept at
 * sign-in). Refusal: passwordTooWeak, with the problem as the message of `field`.
 */
export async function setPassword(
  db: Database,
  personId: string,
  password: string,
  options: { field?: string; exceptSessionId?: string | null; keepSessions?: boolean } = {},
): Promise<Result<null>> {
  const problem = await problemWith(db, personId, password);
  if (problem) return refuse("passwordTooWeak", { fields: [{ path: options.field ?? "newPassword", message: problem }] });
  await storePasswordHash(db, personId, await hashPassword(password));
  if (!options.keepSessions) await revokeSessions(db, personId, options.exceptSessionId ?? null);
  return ok(null);
}

/** What is wrong with a password that is to be this person's, or null. */
async function problemWith(db: Database, personId: string, password: string): Promise<string | null> {
  const rules = await findPasswordRules(db);
  const { rows } = await db.query<{ username: string; phone: string | null; email: string | null }>("select username, phone, email from person where id = $1", [personId]);
  const names = rows.flatMap(({ username, phone, email }) => [username, phone, email?.split("@")[0]]).filter((name): name is string => Boolean(name));
  const problem = passwordProblem(rules, password, names);
  if (problem || rules.history === 0) return problem;
  const former = await db.query<{ hash: string }>("select hash from auth_password_history where user_id = $1 order by set_at desc, id desc limit $2", [personId, rules.history]);
  for (const { hash } of former.rows) if (await isPasswordOf(hash, password)) return "passwordUsedBefore";
  return null;
}

/** Whether this is the person's password; tries are slowed down like those of a sign-in. Refusals: wrongCredentials, tooManyTries. */
export async function isPasswordOfPerson(personId: string, password: string): Promise<Result<null>> {
  const source = keyedDigest("throttle", "own", personId);
  const turn = await takeTry(source, waitSeconds);
  if (!turn.taken) return refuse("tooManyTries", { facts: { seconds: turn.seconds } });
  const { rows } = await getPool().query<{ password: string }>("select password from auth_account where user_id = $1 and provider_id = 'credential'", [personId]);
  if (!rows[0] || !(await isPasswordOf(rows[0].password, password))) return refuse("wrongCredentials", { fields: [{ path: "current", message: "passwordWrong" }] });
  await clearFailures(source);
  return ok(null);
}

/** Stores a hash as the person's password, whatever the rules say: the demo hashes one password for all. */
export async function storePasswordHash(db: Database, personId: string, hash: string): Promise<void> {
  await db.query(
    `insert into auth_account (account_id, provider_id, user_id, password) values ($1::uuid::text, 'credential', $1::uuid, $2)
     on conflict (provider_id, user_id) do update set password = excluded.password, updated_at = clock_timestamp()`,
    [personId, hash],
  );
  await db.query("update auth_user set password_set_at = clock_timestamp(), updated_at = clock_timestamp() where id = $1", [personId]);
  await db.query("insert into auth_password_history (user_id, hash) values ($1, $2)", [personId, hash]);
  // More than the longest rule never counts again.
  await db.query("delete from auth_password_history where user_id = $1 and id not in (select id from auth_password_history where user_id = $1 order by set_at desc, id desc limit 24)", [personId]);
}
