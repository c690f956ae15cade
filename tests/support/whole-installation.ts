import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { getPool } from "#app/db/client.ts";

/** What an installation keeps anywhere, for tests that look for a word that must not stand there. */

/** Every column of every table as text, byte columns as the text they might hold. */
export async function wholeDatabase(): Promise<string> {
  const { rows: columns } = await getPool().query<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as "table", column_name as "column", data_type as type from information_schema.columns
     where table_schema in ('public', 'pgboss') and table_name in (select tablename from pg_tables)`,
  );
  const texts: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const { rows } = await getPool().query<{ value: Buffer | string | null }>(`select ${type === "bytea" ? `"${column}"` : `"${column}"::text`} as value from "${schema}"."${table}"`);
    texts.push(...rows.map(({ value }) => (value === null ? "" : typeof value === "string" ? value : value.toString("utf8"))));
  }
  return texts.join("\n");
}

/** Everything under the data directory: uploads, sealed files, outbox. */
export function wholeDisk(): string {
  const folder = process.env.DATA_DIR!;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return paths.map((path) => `${path}\n${statSync(path).isFile() ? readFileSync(path).toString("latin1") : ""}`).join("\n");
}

/** How many segments of the write-ahead log that changed since hold these bytes. */
export async function walHits(bytes: Buffer, since: Date): Promise<number> {
  return hitsOf("select count(*)::int as hits from pg_ls_waldir() w where w.modification >= $2 and position($1::bytea in pg_read_binary_file('pg_wal/' || w.name)) > 0", [bytes, since]);
}

/** How many files of this database on the server's disk hold these bytes. */
export async function dataFileHits(bytes: Buffer): Promise<number> {
  await hitsOf("checkpoint", []);
  const folder = "(select 'base/' || oid || '/' as path from pg_database where datname = current_database())";
  return hitsOf(`select count(*)::int as hits from ${folder} f, pg_ls_dir(f.path) name where position($1::bytea in pg_read_binary_file(f.path || name, true)) > 0`, [bytes]);
}

/** As the owner of the server: the product's role may read none of its files. */
async function hitsOf(sql: string, values: unknown[]): Promise<number> {
  const owner = new pg.Client(process.env.DATABASE_URL);
  await owner.connect();
  const { rows } = await owner.query<{ hits: number }>(sql, values).finally(() => owner.end());
  return rows[0]?.hits ?? 0;
}
