import { getPool } from "#app/db/client.ts";
import { type PasswordRules, passwordRulesSetting, readPasswordRules } from "#app/domain/organisation/password-rules.ts";
import type { Database } from "./database.ts";

export async function findPasswordRules(db: Database = getPool()): Promise<PasswordRules> {
  const { rows } = await db.query<{ value: unknown }>("select value from setting where key = $1", [passwordRulesSetting]);
  return readPasswordRules(rows[0]?.value);
}
