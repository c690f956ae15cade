import { liveStates } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { findForbidden } from "./taint-facts.ts";

/** The notes that something the rule of conflicts reads has changed (written by triggers), oldest first. */
export async function readConflictNews(): Promise<string[]> {
  return (await getPool().query<{ id: string }>("select id from conflict_news order by id limit 10000")).rows.map(({ id }) => id);
}

/** Takes off what was acted on. By id, not by time: what was written before may be committed after. */
export async function forgetConflictNews(ids: readonly string[]): Promise<void> {
  await getPool().query("delete from conflict_news where id = any($1)", [ids]);
}

/** The experts with a task that the rule forbids now, in all items that are judged and not fixed. */
export async function findForbiddenAnywhere(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select b.id from bid b join challenge c on c.id = b.challenge_id where c.status in ('closed', 'singleBid', 'inReview')
       and exists (select from review_assignment a where a.bid_id = b.id and a.status = any($1)) order by b.id`,
    [liveStates],
  );
  return (await findForbidden(tx, rows.map(({ id }) => id), liveStates)).map(({ id }) => id).sort();
}
