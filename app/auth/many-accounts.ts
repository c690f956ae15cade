import type { Database } from "./database.ts";
import { handleOf } from "./handle.ts";

/** Accounts for many people at once, without passwords: each waits for its activation. False when a user name or telephone was taken meanwhile. */
export async function createAccounts(db: Database, people: readonly { personId: string; username: string; name: string; phone: string | null }[]): Promise<boolean> {
  const ids = people.map(({ personId }) => personId);
  const names = people.map(({ name }) => name);
  const { rowCount } = await db.query("insert into person (id, username, name, phone) select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) on conflict do nothing", [
    ids,
    people.map(({ username }) => username),
    names,
    people.map(({ phone }) => phone),
  ]);
  if (rowCount !== people.length) return false;
  await db.query("insert into auth_user (id, name, email) select * from unnest($1::uuid[], $2::text[], $3::text[])", [ids, names, ids.map(handleOf)]);
  return true;
}
