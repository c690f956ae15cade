import { getPool, type Transaction } from "./client.ts";

/** The database's clock as ISO with milliseconds: the only "now" of the product. */
export async function readClock(tx?: Transaction): Promise<string> {
  const { rows } = await (tx ?? getPool()).query<{ now: Date }>("select app_now() as now");
  return rows[0]!.now.toISOString();
}
