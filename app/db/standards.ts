import { type StoredStandards, storedStandards } from "#app/domain/challenge/standards-file.ts";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";
import { getPool, type Transaction } from "./client.ts";
import { lockSetting, writeSetting } from "./setting.ts";

const key = "standards";

/** The table that was adopted, as a column of any statement that reads the site's facts; null while the seeded one holds. */
export const standardsColumn = `(select value -> 'table' from setting where key = '${key}') as standards`;

/** What is stored; a row that does not fit counts as none: it must not take every page down. */
function readStored(value: unknown): StoredStandards {
  const parsed = storedStandards.safeParse(value ?? {});
  return parsed.success ? parsed.data : storedStandards.parse({});
}

export function tableOf(value: unknown): Standard[] | null {
  return value === null || value === undefined ? null : readStored({ table: value }).table;
}

export async function findStandards(): Promise<StoredStandards> {
  const { rows } = await getPool().query<{ value: unknown }>("select value from setting where key = $1", [key]);
  return readStored(rows[0]?.value);
}

export async function lockStandards(tx: Transaction): Promise<StoredStandards> {
  await tx.query("insert into setting (key, value) values ($1, '{}') on conflict (key) do nothing", [key]);
  return readStored(await lockSetting(tx, key));
}

export async function writeStandards(tx: Transaction, stored: StoredStandards): Promise<void> {
  await writeSetting(tx, key, stored);
}
