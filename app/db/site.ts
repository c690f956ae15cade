import { readdir } from "node:fs/promises";
import type { InstallationKind } from "#app/domain/site/settings.ts";
import { announcePlans, type HolidayPlans } from "#app/domain/kernel/calendar.ts";
import { announceStandards, type Standard } from "#app/domain/challenge/adopted-standards.ts";
import { calendarColumn, plansOf } from "./calendar.ts";
import { getPool } from "./client.ts";
import { standardsColumn, tableOf } from "./standards.ts";
import { shared } from "./together.ts";

/** The clock and what every page shows around its content, as columns of any statement. `settings` as stored, not yet checked. */
export const siteColumns = `app_now() as now, coalesce((select kind from installation where id = 1), 'real') as kind,
  coalesce((select clock_offset_ms from installation where id = 1), 0) as "clockOffset", (select value from setting where key = 'site') as settings, ${calendarColumn}, ${standardsColumn}`;

export interface SiteRow {
  now: Date;
  kind: InstallationKind;
  clockOffset: string;
  settings: unknown;
  calendar: unknown;
  standards: unknown;
}

export interface StoredSite {
  now: string;
  installation: InstallationKind;
  clockOffsetMs: number;
  settings: unknown;
  plans: HolidayPlans;
  standards: Standard[] | null;
}

/** What a request knows of its site; the holidays and standards in force are learned with the clock. */
export function storedSite({ now, kind, clockOffset, settings, calendar, standards: stored }: SiteRow): StoredSite {
  const plans = plansOf(calendar);
  announcePlans(plans);
  const standards = tableOf(stored);
  announceStandards(standards);
  return { plans, standards, now: now.toISOString(), installation: kind, clockOffsetMs: kind === "real" ? 0 : Number(clockOffset), settings };
}

/** The same in one query of its own, which all who ask in the same turn share: the clock is read after each of them asked. */
export const readSite: () => Promise<StoredSite> = shared(async () => {
  const { rows } = await getPool().query<SiteRow>({ name: "site", text: `select ${siteColumns}`, values: [] });
  return storedSite(rows[0]!);
});

/** Names of migrations in `folder` that this database has not finished. Throws when it cannot be reached. */
export async function unfinishedMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const { rows } = await getPool().query<{ name: string }>(
    "select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const finished = new Set(rows.map((row) => row.name));
  return entries.filter((entry) => entry.isDirectory() && !finished.has(entry.name)).map((entry) => entry.name);
}
