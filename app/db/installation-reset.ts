import pg from "pg";
import { asOwner } from "./installation.ts";

/** What describes the structure and not the work. */
const kept: readonly string[] = ["_prisma_migrations", "installation"];

/**
 * Empties a demo or test database: every row of the work, the log and the queue, in one transaction, so that nobody
 * ever sees half of it. The triggers of append-only tables stop even their owner, so they are off for this moment.
 * False, with nothing done, where the database is real or a rehearsal.
 */
export async function emptyDatabase(): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await emptyOnce();
    } catch (error) {
      // A running product holds locks of its own for moments: whoever loses against it tries again.
      if (attempt === 5 || !["40P01", "55P03"].includes((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

function emptyOnce(): Promise<boolean> {
  return asOwner(async (client) => {
    const { rowCount } = await client.query("select from installation where id = 1 and kind in ('demo', 'test') for update");
    if (rowCount === 0) return false;
    const tables = await tablesOf(client, "public");
    const guarded = await guardedTables(client);
    for (const table of guarded) await client.query(`alter table ${table} disable trigger user`);
    await client.query(`truncate ${[...tables, ...(await queueTables(client))].join(", ")}`);
    for (const table of guarded) await client.query(`alter table ${table} enable trigger user`);
    await client.query("insert into audit_head (id, seq, hash) values (1, 0, decode(repeat('00', 32), 'hex'))");
    await client.query("update installation set clock_offset_ms = 0 where id = 1");
    return true;
  });
}

async function tablesOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = $1 and tablename <> all ($2)", [schema, kept]);
  return rows.map(({ name }) => `${schema}.${pg.escapeIdentifier(name)}`);
}

/** Tables that a trigger keeps from being truncated; 32 is its bit for TRUNCATE. */
async function guardedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgtype & 32 <> 0 and c.relnamespace = 'public'::regnamespace",
  );
  return rows.map(({ name }) => `public.${pg.escapeIdentifier(name)}`);
}

/** The queue's jobs, not its settings: the worker goes on with the same queues. */
async function queueTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'pgboss' and c.relkind in ('r', 'p') and not c.relispartition and starts_with(c.relname, 'job')`,
  );
  return rows.map(({ name }) => `pgboss.${pg.escapeIdentifier(name)}`);
}
