import { findApprovedChallenges } from "#app/db/challenge.ts";
import { inTransaction } from "#app/db/client.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { enqueue } from "#app/jobs/queue.ts";
import { publicationInput, publishListed } from "#app/services/challenge/publish-challenge.ts";
import { checkWindow, closingOf, shortWindow } from "#app/services/challenge/publish-under-notice.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { checkOffline, invalidInput, type MoveExtras, type MoveService, refusalOf } from "#app/services/kernel/define-move.ts";

/** What became of a list: each item stands for itself. `done` and `refused` by number; one deadline, one paper. */
export type PublishedList = {
  to: "published";
  done: string[];
  refused: { no: string; refusal: Refusal }[];
  closesAt: string;
  notice: string;
};

// Long enough for a list: the job looks at what is public by then.
const tellAfterSeconds = 20;

/**
 * 发布榜单: all approved challenges of the round in one move under one paper, each in a transaction of its own. The first that
 * passes publishes the round and opens the paper; one that does not stays approved and says why, and may follow under the same
 * number. Where none passes, nothing is published. Refusals: those of publishing, nothingToPublish.
 */
export async function publishList(ctx: Context, reference: string, input: unknown, extras: MoveExtras = {}): Promise<Result<PublishedList>> {
  const round = await findSubject("round", reference);
  if (!round) return refuse("notFound");
  const refused = refusalOf("round", ctx, "publish", round, extras.offline !== undefined);
  return refused ? { ok: false, refusal: refused } : publishApproved(ctx, round.id, input, extras);
}

/** The same as the round's move. */
export const publishRound: MoveService<"round"> = {
  noun: "round",
  name: "publish",
  input: publicationInput,
  reasonNeeded: false,
  run: async (...given) => {
    const published = await publishList(...given);
    return published.ok ? ok({ ...published.value, refused: published.value.refused.map(({ no, refusal: { code, facts = {} } }) => ({ no, refusal: { code, facts } })) }) : published;
  },
};

/** The approved challenges of a round whose publication is the actor's, or was begun and broke off. Refusals: as `publishList`. */
export async function publishApproved(ctx: Context, roundId: string, rawInput: unknown, extras: MoveExtras = {}): Promise<Result<PublishedList>> {
  const input = publicationInput.safeParse(rawInput ?? {});
  if (!input.success) return invalidInput(input.error);
  // Once for the list: the paper is one, and its scan is kept once.
  const paper = extras.offline === undefined ? null : await checkOffline(ctx, extras.offline, { roundId, itemId: null });
  if (paper && !paper.ok) return paper;
  const settings = await readRoundSettings(roundId);
  const closing = closingOf(ctx.now, input.data, settings);
  if (!closing.ok) return closing;
  const explained = checkWindow(shortWindow(ctx.now, closing.value, settings), extras.reason);
  if (!explained.ok) return explained;
  const listed = await findApprovedChallenges(roundId);
  if (listed.length === 0) return refuse("nothingToPublish");
  // Asked for beforehand, so that nobody goes untold of what was published before an accident.
  await inTransaction(async (tx) => ok(await enqueue(tx, "tellSearches", { challengeIds: listed.map(({ id }) => id) }, { startAfter: tellAfterSeconds })));
  const along = { reason: extras.reason, ...(paper && { offline: paper.value.record }) };
  const list: PublishedList = { to: "published", done: [], refused: [], closesAt: closing.value, notice: "" };
  for (const { id, no } of listed) {
    const result = await publishListed.run(ctx, id, { documentNumber: input.data.documentNumber, closesAt: closing.value, onDayOff: true }, along);
    if (result.ok) {
      list.done.push(no);
      if (typeof result.value.notice === "string") list.notice = result.value.notice;
    } else list.refused.push({ no, refusal: result.refusal });
  }
  const [first] = list.refused;
  return first && list.done.length === 0 ? { ok: false, refusal: first.refusal } : ok(list);
}
