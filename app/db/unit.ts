import { getPool, type Transaction } from "./client.ts";

/** A unit by its (normalised) credit code. */
export async function findUnitByUscc(uscc: string, tx?: Transaction): Promise<{ id: string; name: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; name: string }>("select id, name from unit where uscc = $1", [uscc]);
  return rows[0] ?? null;
}
