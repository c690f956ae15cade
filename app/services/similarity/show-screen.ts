import { findSubject } from "#app/db/subjects.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { countOpenedBids, findPairs, findScreen, findScreens, markRead, type StoredPair, type StoredScreen } from "#app/db/similarity.ts";
import { noteReading as insertReading } from "#app/db/bid-reading.ts";
import { readingRoleOf } from "#app/domain/bid/reading.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, itemsClosedTo } from "#app/domain/policy/actor.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { ScreenedName, ScreenSummary } from "#app/domain/similarity/screen.ts";
import type { ScreenBidView, ScreenListView, ScreenPairRow, ScreenPairView, ScreenResultView, ScreenRow, ScreenView } from "#app/domain/similarity/view.ts";
import { keptScreen } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { readingRefusal } from "#app/services/kernel/declared-first.ts";
import { roundPlaceFor } from "#app/services/round/round-place.ts";
import { findReaders } from "./screen-readers.ts";

/** 雷同核查 of a round, without what any of them says. Refusals: notFound. */
export async function listScreens(ctx: Context, roundCode: string): Promise<Result<ScreenListView>> {
  const place = await roundPlaceFor(ctx, roundCode, "see");
  if (!place.ok) return place;
  const { roundId, mayMake } = place.value;
  const [{ code, title }, screens, readers, openedBids] = await Promise.all([readRoundSettings(roundId), findScreens(roundId), mayMake ? findReaders(roundId) : [], countOpenedBids(roundId, itemsClosedTo(ctx.actor))]);
  return ok({ round: { code, title }, mayMake, openedBids, people: readers.map(({ username, name, duties }) => ({ username, name, duties })), screens: screens.map((screen) => toRow(screen, ctx.actor)) });
}

/** One screen; what it says to its two readers alone, each look in the log. Refusals: notFound. */
export async function showScreen(ctx: Context, roundCode: string, id: string): Promise<Result<ScreenView>> {
  const found = await findFor(ctx, roundCode, id);
  if (!found.ok) return found;
  const { screen, round } = found.value;
  const row = { ...toRow(screen, ctx.actor), ...progressFor(ctx.actor, screen) };
  if (!row.isMine || screen.answer === null) return ok({ round, screen: row, result: null });
  const summary = keptScreen.read(screen.id, screen.answer);
  const result = resultFor(ctx.actor, screen.id, summary, await findPairs(screen.id));
  await inTransaction(async (tx) => {
    await markRead(tx, screen.id, ctx.actor.personId!);
    await appendEvent(tx, "similarityScreen", screen.id, "read", actorFacts(ctx.actor));
    return ok(null);
  });
  return ok({ round, screen: row, result });
}

/** 证据页: the passages of two bids side by side, for the two readers; logged, and noted as a look at both bids. Refusals: notFound; declarationDue to a duty before its 回避声明 in one of the items. */
export async function showScreenPair(ctx: Context, roundCode: string, id: string, rank: number): Promise<Result<ScreenPairView>> {
  const found = await findFor(ctx, roundCode, id);
  if (!found.ok) return found;
  const { screen, round } = found.value;
  const [stored] = toRow(screen, ctx.actor).isMine && Number.isInteger(rank) ? await findPairs(screen.id, rank) : [];
  if (!stored || screen.answer === null) return refuse("notFound");
  const [row] = resultFor(ctx.actor, screen.id, keptScreen.read(screen.id, screen.answer), [stored]).pairs;
  if (!row) return refuse("notFound");
  const held = staffRelations(ctx.actor, screen.roundId);
  for (const { challengeNo } of [row.first, row.second].filter(({ isPast }) => !isPast)) {
    const due = await readingRefusal(ctx, held, (await findSubject("challenge", challengeNo))!.id);
    if (due) return due;
  }
  const { passages, morePassages } = keptScreen.readPair(screen.id, rank, stored.content);
  await inTransaction(async (tx) => ok(await appendEvent(tx, "similarityScreen", screen.id, "read", { ...actorFacts(ctx.actor), pair: rank })));
  const role = readingRoleOf(held);
  for (const bidId of [stored.bidId, stored.otherId]) if (role) await insertReading({ bidId, personId: ctx.actor.personId!, role, part: "similarity" });
  return ok({ round, screenId: screen.id, row, passages, morePassages });
}

async function findFor(ctx: Context, roundCode: string, id: string): Promise<Result<{ screen: StoredScreen; round: { code: string; title: string } }>> {
  const place = await roundPlaceFor(ctx, roundCode, "see");
  if (!place.ok) return place;
  const screen = /^[0-9a-f-]{36}$/.test(id) ? await findScreen(id) : null;
  if (!screen || screen.roundId !== place.value.roundId) return refuse("notFound");
  const { code, title } = await readRoundSettings(screen.roundId);
  return ok({ screen, round: { code, title } });
}

/** How many files there are tells of every item: nothing to whom one is closed. */
function progressFor(actor: Actor, { filesRead, filesAll }: StoredScreen): { filesRead: number; filesAll: number } {
  return itemsClosedTo(actor).length > 0 ? { filesRead: 0, filesAll: 0 } : { filesRead, filesAll };
}

function toRow({ id, stage, requestedBy, requestedAt, readers }: StoredScreen, actor: Actor): ScreenRow {
  return { id, stage, requestedBy, requestedAt, readers: readers.map(({ name }) => name), isMine: readers.some(({ personId }) => personId === actor.personId) };
}

/** What a reader may know of it: nothing of an item from which a conflict keeps the reader away. */
function resultFor(actor: Actor, screenId: string, { bids, traits, morePairs, unread }: ScreenSummary, stored: readonly StoredPair[]): ScreenResultView {
  const closed = itemsClosedTo(actor);
  const known = bids.filter(({ challengeId }) => !closed.includes(challengeId));
  const byId = new Map(known.map((bid) => [bid.id, bid]));
  const nameAt = (index: number) => byId.get(bids[index]!.id);
  const pairs = stored.flatMap(({ rank, bidId, otherId, content }): ScreenPairRow[] => {
    const [first, second] = [byId.get(bidId), byId.get(otherId)];
    if (!first || !second) return [];
    const { shared, percents, passages, morePassages } = keptScreen.readPair(screenId, rank, content);
    return [{ rank, first: viewOf(first), second: viewOf(second), shared, percents, passages: passages.length + morePassages, isSameTeam: first.unitName === second.unitName }];
  });
  const seen = traits.map(({ kind, value, places }) => ({
    kind,
    value,
    places: places.flatMap(({ bid, source }) => {
      const name = nameAt(bid);
      return name ? [{ bid: viewOf(name), source }] : [];
    }),
  }));
  return {
    current: known.filter(({ isPast }) => !isPast).length,
    past: known.filter(({ isPast }) => isPast).length,
    pairs,
    morePairs,
    traits: seen.filter(({ places }) => new Set(places.map(({ bid }) => bid.no)).size > 1),
    unread: unread.flatMap(({ bid, source }) => {
      const name = nameAt(bid);
      return name ? [{ bid: viewOf(name), source }] : [];
    }),
  };
}

function viewOf({ no, challengeNo, roundCode, unitName, isPast }: ScreenedName): ScreenBidView {
  return { no, challengeNo, roundCode, unitName, isPast };
}
