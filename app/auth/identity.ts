import { getPool } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Database } from "./database.ts";
import { handleOf } from "./handle.ts";
import { setPassword, storePasswordHash } from "./password-change.ts";

// The one door of `auth` for services: accounts, codes, cards, sessions. Who may do it is the services' question.
export { type Activation, type ActivationPurpose, issueActivation, issueOnlineReset, redeemActivation } from "./activation.ts";
export { findCard, issueCard } from "./card.ts";
export { isPasswordOfPerson, setPassword } from "./password-change.ts";
export { createAccounts } from "./many-accounts.ts";
export { hashPassword } from "./passwords.ts";
export { revokeSessions } from "./session.ts";
export { issueSmsCode } from "./sms-code.ts";
export { confirmTotp, hasTotp, removeTotp, startTotp } from "./totp.ts";

/** A person to be known to the product. `passwordHash`: one that `hashPassword` made, for many demo accounts at once. */
export interface NewAccount {
  personId?: string | undefined;
  username: string;
  name: string;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  password?: string | undefined;
  passwordHash?: string | undefined;
}

/**
 * Creates a person with an account; without a password it waits for its activation. Refusals: taken, with the
 * fields; passwordTooWeak. Runs best on a transaction: a refused password must not leave the person behind.
 */
export async function createAccount(db: Database, account: NewAccount): Promise<Result<{ personId: string }>> {
  const { rows } = await db.query<{ id: string }>(
    `insert into person (id, username, name, phone, email) values (coalesce($1, uuidv7()), $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [account.personId ?? null, account.username, account.name, account.phone ?? null, account.email ?? null],
  );
  const personId = rows[0]?.id;
  if (!personId) return refuse("taken", { fields: await takenFields(db, account) });
  await db.query("insert into auth_user (id, name, email) values ($1, $2, $3)", [personId, account.name, handleOf(personId)]);
  if (account.passwordHash) await storePasswordHash(db, personId, account.passwordHash);
  else if (account.password !== undefined) {
    const set = await setPassword(db, personId, account.password, { field: "password" });
    if (!set.ok) return set;
  }
  return ok({ personId });
}

/** The person behind a user name, phone or e-mail, for a reset or an invitation; null also when disabled. */
export async function findPersonBy(identifier: { kind: "phone" | "email" | "username"; value: string }, db: Database = getPool()): Promise<PersonReach | null> {
  const { rows } = await db.query<PersonReach>(
    `select p.id as "personId", p.name, p.username, p.phone, p.email from person p join auth_user u on u.id = p.id
     where p.disabled_at is null and case $1 when 'phone' then p.phone when 'email' then p.email else p.username end = $2`,
    [identifier.kind, identifier.value],
  );
  return rows[0] ?? null;
}

/** How a person can be reached. */
export interface PersonReach {
  personId: string;
  name: string;
  username: string;
  phone: string | null;
  email: string | null;
}

async function takenFields(db: Database, account: NewAccount): Promise<{ path: string; message: string }[]> {
  const { rows } = await db.query<{ path: string }>(
    `select 'username' as path from person where username = $1
     union all select 'phone' from person where phone = $2 union all select 'email' from person where email = $3`,
    [account.username, account.phone ?? null, account.email ?? null],
  );
  return rows.map(({ path }) => ({ path, message: "taken" }));
}
