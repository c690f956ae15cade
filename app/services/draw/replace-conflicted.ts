import type { Transaction } from "#app/db/client.ts";
import { findDraws } from "#app/db/expert-draw.ts";
import { findReserveStates } from "#app/db/reserves.ts";
import { findReviewedBids, lockChallenge } from "#app/db/review.ts";
import type { Replacement } from "#app/domain/review/declaration.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { type CallEntry, callList, type CallResult, callResults } from "#app/domain/review/draw/call-list.ts";
import { lateConflictReason } from "#app/domain/review/draw/draw-conditions.ts";
import type { ExpertKind } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { DroppedItem } from "#app/services/review/drop-conflicted.ts";
import { askNames } from "./ask-names.ts";
import { type CallStanding, readCallStandings } from "./call-state.ts";
import { readDrawnFor } from "./draw-access.ts";
import { prepareUnderLock } from "./prepare-draw.ts";

type Group = CallStanding["groups"][number];
type State = Awaited<ReturnType<typeof findReserveStates>>[number];

/**
 * 递补: the place of an expert who stepped out goes to the next of the published reserve order who may be asked, and where none is
 * left to a new draw of the same kind. The system does it, nobody chooses. Null where the panel was not drawn or nobody can be.
 */
export async function replaceConflicted(tx: Transaction, ctx: Context, expertId: string, item: DroppedItem): Promise<Replacement | null> {
  const bySystem = { ...ctx, actor: systemActor };
  const [standing] = await readCallStandings(item.challengeId, tx);
  if (!standing) return null;
  const challenge = await lockChallenge(tx, item.challengeId, "update");
  // What an earlier stage marked is over: nobody is asked for it again.
  const present = (await findReviewedBids(item.challengeId, tx)).filter(({ id, reviewStage }) => reviewStage === challenge.reviewStage && item.bidIds.includes(id)).map(({ id }) => id);
  if (present.length === 0) return null;
  const states = await findReserveStates(tx, standing.draw.id, item.challengeId);
  const own = states.find((state) => state.expertId === expertId)?.pseudonym;
  const lists = standing.groups.filter(({ group }) => own === undefined || group.drawn.includes(own) || group.standby.includes(own));
  const passed = new Set(states.filter(({ isFree }) => !isFree).map(({ pseudonym }) => pseudonym));
  for (const list of lists) {
    for (let next = nextOf(list, passed, own); next !== null; next = nextOf(list, passed, own)) {
      if (await isAsked(tx, bySystem, { standing, challenge, names: [next], bidIds: present })) return namedReserve(list, states, next);
      passed.add(next);
    }
  }
  return lists[0] ? drawAnew(tx, bySystem, item, lists[0]) : null;
}

/** For every item that is being judged: before that, the officer calls the next of the list. */
export async function replaceInReview(tx: Transaction, ctx: Context, expertId: string, items: readonly DroppedItem[]): Promise<void> {
  for (const item of items) if (item.status === "inReview") await replaceConflicted(tx, ctx, expertId, item);
}

/** The reserve whose turn it is when those who cannot be asked are passed over, as in the draw: local ones too where outsiders are needed. */
function nextOf({ group, entries }: Group, passed: ReadonlySet<string>, own: string | undefined): string | null {
  const results = resultsOf(entries, passed);
  // Who was asked without a draw has no place in a list: then the first reserve of it who can be asked.
  if (own === undefined) return group.standby.find((pseudonym) => !results.has(pseudonym)) ?? null;
  return callList(group, results).find(({ pseudonym, state }) => state === "next" && group.standby.includes(pseudonym))?.pseudonym ?? null;
}

function resultsOf(entries: readonly CallEntry[], passed: ReadonlySet<string>): Map<string, CallResult> {
  const isResult = (state: CallEntry["state"]): state is CallResult => (callResults as readonly string[]).includes(state);
  const results = new Map<string, CallResult>();
  for (const { pseudonym, state } of entries) {
    if (isResult(state)) results.set(pseudonym, state);
    else if (passed.has(pseudonym)) results.set(pseudonym, "conflict");
  }
  return results;
}

/** Who is overloaded in this round is refused and passed over; nothing of the try stays. */
async function isAsked(tx: Transaction, ctx: Context, request: Parameters<typeof askNames>[2]): Promise<boolean> {
  await tx.query("savepoint ask_reserve");
  const asked = await askNames(tx, ctx, request);
  if (!asked.ok) await tx.query("rollback to savepoint ask_reserve");
  return asked.ok;
}

function namedReserve({ group }: Group, states: readonly State[], pseudonym: string): Replacement {
  const { no, name, unitName } = states.find((state) => state.pseudonym === pseudonym)!;
  return { kind: "asked", no, name, unitName, place: group.standby.indexOf(pseudonym) + 1 };
}

async function drawAnew(tx: Transaction, ctx: Context, item: DroppedItem, { group, entries }: Group): Promise<Replacement | null> {
  const [latest] = await findDraws(item.challengeId, tx);
  if (latest && !latest.result) return { kind: "drawPrepared" };
  const challenge = await lockChallenge(tx, item.challengeId, "update");
  const { passed } = await readDrawnFor(challenge);
  const isOutside = new Set(group.pool.filter(({ local }) => !local).map(({ pseudonym }) => pseudonym));
  const outside = entries.filter(({ pseudonym, state }) => (state === "accepted" || state === "asked") && isOutside.has(pseudonym)).length;
  const condition = { kind: group.name as ExpertKind, places: 1, leastOutside: outside < group.leastOutside ? 1 : 0 };
  const prepared = await prepareUnderLock(tx, ctx, { challenge, bidIds: passed.map(({ id }) => id), groups: [condition], reason: lateConflictReason });
  return prepared.ok ? { kind: "drawPrepared" } : null;
}
