import { findOrders, findOwnRequests, findStock } from "#app/db/sample.ts";
import { type EntryRow, findEntries } from "#app/db/item-visit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { seesInterested } from "#app/domain/sample/sight.ts";
import type { SamplePage, VisitGuest } from "#app/domain/sample/view.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { isArranged, itemOf } from "./item-of.ts";
import { keptGuests, keptPlace } from "./kept-place.ts";

function guestOf({ id, unitName, people, registeredAt, signedInAt }: EntryRow): VisitGuest {
  return { id, unitName, registeredAt, signedInAt, ...keptGuests.read(id, people) };
}

async function readHandles(challengeId: string, maySend: boolean): Promise<SamplePage["handles"]> {
  const [stock, orders, entries] = await Promise.all([findStock(challengeId), findOrders(challengeId), findEntries(challengeId, null)]);
  return { stock, orders: orders.map(({ place, ...order }) => ({ ...order, ...keptPlace.read(order.id, place) })), guests: entries.map(guestOf), maySend };
}

async function readAsks(challengeId: string, unitId: string, isOpen: boolean, takesGuests: boolean): Promise<SamplePage["asks"]> {
  const [requests, [own]] = await Promise.all([findOwnRequests(challengeId, unitId), findEntries(challengeId, unitId)]);
  const entry = own ? guestOf(own) : null;
  return { mayAsk: isOpen, mayRegister: isOpen && takesGuests, requests, entry: entry && { people: entry.people, phone: entry.phone, registeredAt: entry.registeredAt } };
}

/** 样品与踏勘 of an item: for who bids the own requests, for who handles them everybody's. Refusals: notFound, signInNeeded. */
export async function showSamples(ctx: Context, no: string): Promise<Result<SamplePage>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  const [found, shown] = [await itemOf(ctx, no), await showChallenge(ctx, no)];
  if (!found.ok) return found;
  if (!shown.ok) return shown;
  const { item, held } = found.value;
  const { title, lots, visit } = shown.value;
  const unitId = held.some((relation) => relation !== "public") ? undefined : ctx.actor.units[0]?.unitId;
  const takesGuests = visit !== null && Date.parse(ctx.now) < Date.parse(visit.registerUntil);
  return ok({
    no: item.no,
    title,
    lots,
    visit,
    mayPrepare: held.includes("officer") && isArranged(item),
    asks: unitId === undefined ? null : await readAsks(item.id, unitId, isOpenForBids(item, ctx.now), takesGuests),
    handles: seesInterested(held) ? await readHandles(item.id, held.includes("officer")) : null,
  });
}
