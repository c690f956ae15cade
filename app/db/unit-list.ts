import { getPool } from "./client.ts";
import type { UnitRow } from "./unit-members.ts";

/** Every registered unit, by credit code. */
export async function findAllUnits(): Promise<UnitRow[]> {
  const { rows } = await getPool().query<UnitRow>('select id, uscc, name, kind, check_digit_ok as "checkDigitOk" from unit order by uscc limit 10000');
  return rows;
}
