import { readdir } from "node:fs/promises";
import type { InstallationKind } from "#app/domain/site/settings.ts";
import { getPool } from "./client.ts";

/** The clock and what every page shows around its content, in one query. `settings` as stored, not yet checked. */
export async function readSite(): Promise<{ now: string; installation: InstallationKind; clockOffsetMs: number; settings: unknown }> {
  const { rows } = await getPool().query<{ now: Date; kind: InstallationKind; offset: string; settings: unknown }>({
    name: "site",
    text: `select app_now() as now,
            coalesce((select kind from installation where id = 1), 'real') as kind,
            coalesce((select clock_offset_ms from installation where id = 1), 0) as offset,
            (select value from setting where key = 'site') as settings`,
  });
  const { now, kind, offset, settings } = rows[0]!;
  return { now: now.toISOString(), installation: kind, clockOffsetMs: kind === "real" ? 0 : Number(offset), settings };
}

/** Names of migrations in `folder` that this database has not finished. Throws when it cannot be reached. */
export async function unfinishedMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const { rows } = await getPool().query<{ name: string }>(
    "select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const finished = new Set(rows.map((row) => row.name));
  return entries.filter((entry) => entry.isDirectory() && !finished.has(entry.name)).map((entry) => entry.name);
}
