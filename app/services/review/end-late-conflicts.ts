import { inTransaction } from "#app/db/client.ts";
import { findForbiddenAnywhere, forgetConflictNews, readConflictNews } from "#app/db/conflict-news.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { noteConflictsAfterDecision } from "./decided-conflict.ts";
import { endConflicted } from "./end-conflicted.ts";

/**
 * 迟到的回避, whatever it came by: a unit joined, an ID number, an affiliation confirmed, a team corrected or opened elsewhere, a
 * vetting recorded. The database notes every change of what the rule reads; this asks the rule again of all tasks that stand and ends
 * those it forbids now; where the item is decided it is noted for a person to settle. Without news nothing is asked. The notes stay until all was done. Answers how many experts, and in how many
 * items their tasks ended.
 */
export async function endLateConflicts(now: string): Promise<{ experts: number; items: number; decided: number; failed: number }> {
  const done = { experts: 0, items: 0, decided: 0, failed: 0 };
  const news = await readConflictNews();
  if (news.length === 0) return done;
  const found = await inTransaction(async (tx) => ok(await findForbiddenAnywhere(tx)));
  for (const expertId of found.ok ? found.value : []) {
    const ended = await inTransaction((tx) => endConflicted(tx, { actor: systemActor, now }, expertId));
    if (!ended.ok) done.failed += 1;
    else if (ended.value.items > 0) {
      done.experts += 1;
      done.items += ended.value.items;
    }
  }
  done.decided = await noteConflictsAfterDecision({ actor: systemActor, now });
  if (done.failed === 0) await forgetConflictNews(news);
  return done;
}
