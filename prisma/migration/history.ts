import type pg from "pg";
import { checksumOf, type Migration } from "./folder.ts";
import { MigrationStopped } from "./stopped.ts";

type Row = { migration_name: string; checksum: string; finished_at: Date | null };

/** The table as Prisma makes it, so that Prisma's own tools read our history. */
const createTable = `
  create table if not exists public._prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

export async function isDeployed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ deployed: boolean }>("select to_regclass('public._prisma_migrations') is not null as deployed");
  return rows[0]?.deployed === true;
}

/**
 * The migrations that the database has not seen yet.
 *
 * @throws MigrationStopped when an applied one was changed or is unknown, or one was left half-done
 * by another tool: the history of the database and the files no longer tell the same story.
 */
export async function pendingMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const rows = await readRows(client);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const file = known.get(row.migration_name);
    if (!row.finished_at) throw new MigrationStopped(`数据库中的迁移 ${row.migration_name} 曾执行失败且未处理完，请先恢复备份或人工处理后再部署。`);
    if (!file) throw new MigrationStopped(`数据库已执行迁移 ${row.migration_name}，但本版本程序中没有这个文件：数据库可能由更新的版本部署过，请改用那个版本。`);
    if (!matches(file.sql, row.checksum)) throw new MigrationStopped(`迁移 ${row.migration_name} 执行后文件被改动，请恢复原文件，改动另建新的迁移。`);
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

export async function prepareHistory(client: pg.Client): Promise<void> {
  await client.query(createTable);
}

/** Writes the row of a migration inside the migration's own transaction, whose start is its `started_at`. */
export async function recordMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(
    `insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values (gen_random_uuid()::text, $1, $2, transaction_timestamp(), clock_timestamp(), 1)`,
    [migration.checksum, migration.name],
  );
}

async function readRows(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    "select migration_name, checksum, finished_at from public._prisma_migrations where rolled_back_at is null order by started_at, migration_name",
  );
  return rows;
}

/** Git may change line ends on the way to another machine; Prisma forgives that too. */
function matches(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksumOf(text) === checksum);
}
