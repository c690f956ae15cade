import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { countOpenedBids, insertScreen } from "#app/db/similarity.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { screenRequest } from "#app/domain/similarity/screen.ts";
import { enqueue } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { roundPlaceFor } from "#app/services/round/round-place.ts";
import { heavyWorkRefusal } from "#app/services/site/export-pause.ts";
import { findReaders } from "./screen-readers.ts";

/**
 * 发起雷同核查: asks the worker to compare the opened bids of a round, for two named persons. Refusals: notFound, notAllowed,
 * heavyWorkPaused, invalidInput (not two persons of this round), stageNotReached (nothing was opened).
 */
export async function askScreen(ctx: Context, roundCode: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const paused = await heavyWorkRefusal();
  if (paused) return paused;
  const input = screenRequest.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { roundId } = place.value;
  const readers = (await findReaders(roundId)).filter(({ username }) => input.data.readers.includes(username));
  if (readers.length !== 2) return refuse("invalidInput", { fields: [{ path: "readers", message: "twoReaders" }] });
  if ((await countOpenedBids(roundId, itemsClosedTo(ctx.actor))) === 0) return refuse("stageNotReached");
  return inTransaction(async (tx) => {
    const id = await insertScreen(tx, { roundId, requestedBy: ctx.actor.personId, readers: readers.map(({ personId }) => personId) });
    await appendEvent(tx, "round", roundId, "askSimilarity", { ...actorFacts(ctx.actor), screen: id, readers: readers.map(({ personId }) => personId) });
    await enqueue(tx, "screenSimilarity", { screenId: id });
    return ok({ id });
  });
}
