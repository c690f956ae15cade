import pg from "pg";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import type { InstallationKind } from "#app/domain/site/settings.ts";
import { env } from "#app/env.server.ts";
import { appendEvent, type JsonObject } from "./audit.ts";
import { getPool, inTransaction } from "./client.ts";

/** What this database is, and whether anything was ever done in it. */
export async function readInstallation(): Promise<{ kind: InstallationKind; clockOffsetMs: number; isEmpty: boolean }> {
  const { rows } = await getPool().query<{ kind: InstallationKind; offset: string; isEmpty: boolean }>(
    `select kind, clock_offset_ms as offset,
       not exists (select from audit_event) and not exists (select from person) and not exists (select from round) and not exists (select from unit) as "isEmpty"
     from installation where id = 1`,
  );
  const { kind, offset, isEmpty } = rows[0]!;
  return { kind, clockOffsetMs: Number(offset), isEmpty };
}

/** Sets the clock to an ISO instant, null to the real time; false in a real database. Noted in the log, which shows its times. */
export async function setClock(instant: string | null, by: JsonObject = { by: "system" }): Promise<boolean> {
  const set = await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ set: boolean }>(
      "select set_clock(case when $1::timestamptz is null then 0 else ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint end) as set",
      [instant],
    );
    if (!rows[0]!.set) return refuse("realClock");
    await appendEvent(tx, "installation", null, instant ? "setClock" : "resetClock", { ...by, ...(instant && { to: instant }) });
    return ok(null);
  });
  return set.ok;
}

/**
 * Runs work as the login of DATABASE_URL, which owns the tables, in one transaction: what the product's own role may
 * not do. Only for `demo reset` and for marking an empty database.
 */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, options: "-c statement_timeout=30000 -c lock_timeout=5000 -c client_min_messages=warning" });
  await client.connect();
  try {
    await client.query("begin");
    const value = await work(client);
    await client.query("commit");
    return value;
  } finally {
    await client.end();
  }
}

/** Turns an empty real database into a demo; anything else stays what it is. */
export async function markDemo(): Promise<void> {
  await asOwner((client) => client.query("update installation set kind = 'demo' where id = 1 and kind = 'real' and not exists (select from audit_event) and not exists (select from person)"));
}
