import type { Transaction } from "./client.ts";

/** A setting as stored, locked for its change; null when it was never set. */
export async function lockSetting(tx: Transaction, key: string): Promise<unknown> {
  const { rows } = await tx.query<{ value: unknown }>("select value from setting where key = $1 for update", [key]);
  return rows[0]?.value ?? null;
}

export async function writeSetting(tx: Transaction, key: string, value: unknown): Promise<void> {
  await tx.query("insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value", [key, JSON.stringify(value)]);
}
