import { getPool, type Transaction } from "./client.ts";

/** A person by user name, with the id alone: names are read where they are shown. */
export async function findPersonByUsername(username: string, tx?: Transaction): Promise<{ id: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ id: string }>("select id from person where username = $1 and disabled_at is null", [username]);
  return rows[0] ?? null;
}

/** Whether a person is known by this mobile number. */
export async function hasPhone(personId: string, phone: string): Promise<boolean> {
  const { rowCount } = await getPool().query({ name: "person-phone", text: "select from person where id = $1 and phone = $2", values: [personId, phone] });
  return rowCount === 1;
}
