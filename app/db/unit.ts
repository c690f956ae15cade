import { getPool, type Transaction } from "./client.ts";

/** A unit by its (normalised) credit code. */
export async function findUnitByUscc(uscc: string, tx?: Transaction): Promise<{ id: string; name: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; name: string }>("select id, name from unit where uscc = $1", [uscc]);
  return rows[0] ?? null;
}

/** Units by id, by name. */
export async function findOwnUnits(ids: readonly string[]): Promise<{ id: string; name: string; uscc: string }[]> {
  const { rows } = await getPool().query<{ id: string; name: string; uscc: string }>("select id, name, uscc from unit where id = any($1) order by name", [ids]);
  return rows;
}
