import { getPool } from "#app/db/client.ts";

/** Changes what the table itself refuses to change: as somebody would who holds the server. */
export async function asOwner(sql: string, values: unknown[]): Promise<void> {
  const client = await getPool().connect();
  try {
    await client.query("set role none");
    await client.query("set session_replication_role = replica");
    await client.query("set statement_timeout = 0");
    await client.query(sql, values);
  } finally {
    await client.query("reset session_replication_role");
    await client.query("reset statement_timeout");
    await client.query("set role jiebang_app");
    client.release();
  }
}
