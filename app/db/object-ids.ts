import type { Noun } from "#app/domain/policy/nouns.ts";
import { getPool } from "./client.ts";

/** Ids of all objects of a noun, the oldest first: for lists of a few hundred at most. */
export async function findObjectIds(noun: Noun): Promise<string[]> {
  const { rows: tables } = await getPool().query<{ name: string }>("select table_of_noun($1) as name", [noun]);
  // The name comes from the database's own closed list.
  const { rows } = await getPool().query<{ id: string }>(`select id from ${tables[0]!.name} order by id`);
  return rows.map(({ id }) => id);
}
