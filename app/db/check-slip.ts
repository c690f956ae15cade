import type { SelfCheckResult } from "#app/domain/site/self-check.ts";
import { getPool } from "./client.ts";

export interface CheckSlipRow {
  code: string;
  result: SelfCheckResult;
  createdAt: Date;
}

/** Keeps a result under a new code; false when the code is taken. Old slips go with it. */
export async function insertSlip(code: string, result: SelfCheckResult): Promise<boolean> {
  await getPool().query("delete from check_slip where created_at < app_now() - interval '30 days'");
  const { rowCount } = await getPool().query("insert into check_slip (code, result) values ($1, $2) on conflict do nothing", [code, JSON.stringify(result)]);
  return rowCount === 1;
}

export async function findSlip(code: string): Promise<CheckSlipRow | null> {
  const { rows } = await getPool().query<CheckSlipRow>("select code, result, created_at as \"createdAt\" from check_slip where code = $1 and created_at >= app_now() - interval '30 days'", [code]);
  return rows[0] ?? null;
}

export async function findRecentSlips(): Promise<CheckSlipRow[]> {
  const { rows } = await getPool().query<CheckSlipRow>("select code, result, created_at as \"createdAt\" from check_slip where created_at >= app_now() - interval '30 days' order by created_at desc, code limit 20");
  return rows;
}
