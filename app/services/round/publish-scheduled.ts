import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { endSchedule, findConsenting, findDueSchedules, findOvertakenSchedules, findSchedules, type StoredSchedule } from "#app/db/scheduled-publication.ts";
import { isListNumber } from "#app/db/notice.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { refusalOf } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { publishApproved, type PublishedList } from "./publish-round.ts";

/**
 * Publishes what is due, as the person who consented and with the duties held now: everything that stops a publication stops it
 * here, and the schedule says why. Due or not, it stops where the rules or the items are no longer those that were consented to:
 * else one person could alter what takes two. Asked twice, it publishes once: the round is published by then. Answers how many.
 */
export async function publishScheduled(now: string): Promise<{ published: number; stopped: number }> {
  const overtaken = await findOvertakenSchedules();
  await inTransaction(async (tx) => {
    for (const schedule of overtaken) await stop(tx, schedule, "listChanged");
    return ok(null);
  });
  const counts = { published: 0, stopped: overtaken.length };
  for (const schedule of await findDueSchedules(now)) {
    const done = await publishOne(schedule, now);
    await inTransaction(async (tx) => {
      if (done.ok) await endSchedule(tx, schedule.id, "published", done.value.refused.length > 0 ? "itemsLeft" : null);
      else await stop(tx, schedule, done.refusal.code);
      return ok(null);
    });
    counts[done.ok ? "published" : "stopped"] += 1;
  }
  return counts;
}

/** What a process that was killed had begun under this number is gone on with; each item stands for itself. */
async function publishOne({ roundId, documentNumber, closesAt, reason, consentedBy }: StoredSchedule, now: string): Promise<Result<PublishedList>> {
  const actor = await findConsenting(consentedBy);
  if (!actor) return refuse("notAllowed");
  const round = await findSubject("round", roundId);
  const refused = round ? refusalOf("round", { actor, now }, "publish", round) : null;
  const isBegun = round?.status === "published" && (await isListNumber(roundId, documentNumber));
  if (!round || (refused && !isBegun)) return refused ? { ok: false, refusal: refused } : refuse("notFound");
  return publishApproved({ actor, now }, roundId, { documentNumber, ...(closesAt && { closesAt, onDayOff: true }) }, reason === null ? {} : { reason });
}

/** Ends a schedule that can no longer be kept, with the reason; in the log, too. */
async function stop(tx: Transaction, { id, roundId }: StoredSchedule, problem: RefusalCode): Promise<void> {
  if (await endSchedule(tx, id, "stopped", problem)) await appendEvent(tx, "round", roundId, "stopSchedule", { ...actorFacts(systemActor), problem });
}

/** A gate was taken back (三审 not passed any more): what waits for the round is stopped at once. */
export async function stopSchedules(tx: Transaction, roundId: string, problem: RefusalCode): Promise<void> {
  for (const schedule of await findSchedules(roundId, tx)) if (schedule.outcome === null) await stop(tx, schedule, problem);
}
