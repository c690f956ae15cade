import type { SavedView, ViewedList } from "#app/domain/site/saved-view.ts";
import { getPool, type Transaction } from "./client.ts";

/** A person's views of one list, by name. */
export async function findViews(personId: string, list: ViewedList): Promise<SavedView[]> {
  const { rows } = await getPool().query<SavedView>('select name, query from saved_view where person_id = $1 and list = $2 order by name collate "zh-x-icu"', [personId, list]);
  return rows;
}

/** Keeps it, or renews the one of that name; false when there are `most` others. */
export async function putView(tx: Transaction, personId: string, { list, name, query }: SavedView & { list: ViewedList }, most: number): Promise<boolean> {
  // One person's views one after the other, so that many windows keep the count.
  await tx.query("select from person where id = $1 for no key update", [personId]);
  const { rowCount } = await tx.query(
    `insert into saved_view (person_id, list, name, query) select $1, $2, $3, $4 where (select count(*) from saved_view where person_id = $1 and list = $2 and name <> $3) < $5
     on conflict (person_id, list, name) do update set query = excluded.query`,
    [personId, list, name, query, most],
  );
  return rowCount === 1;
}

export async function deleteView(personId: string, list: ViewedList, name: string): Promise<void> {
  await getPool().query("delete from saved_view where person_id = $1 and list = $2 and name = $3", [personId, list, name]);
}
