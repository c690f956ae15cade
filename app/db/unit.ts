import { getPool, type Transaction } from "./client.ts";
import { playsIn } from "./rehearsal.ts";

/** A unit by its (normalised) credit code. */
export async function findUnitByUscc(uscc: string, tx?: Transaction): Promise<{ id: string; name: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; name: string }>("select id, name from unit where uscc = $1", [uscc]);
  return rows[0] ?? null;
}

/** The unit with this credit code that may own an item of a round: in a rehearsal one of its own, else a real one. */
export async function findOwnerUnit(uscc: string, roundId: string, tx?: Transaction): Promise<{ id: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ id: string }>(`select p.id from unit p where p.uscc = $1 and ${playsIn("$2")}`, [uscc, roundId]);
  return rows[0] ?? null;
}

/** Units by id, by name. */
export async function findOwnUnits(ids: readonly string[]): Promise<{ id: string; name: string; uscc: string }[]> {
  const { rows } = await getPool().query<{ id: string; name: string; uscc: string }>("select id, name, uscc from unit where id = any($1) order by name", [ids]);
  return rows;
}
