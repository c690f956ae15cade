import { readBidGround } from "#app/db/bid.ts";
import { findLeadOf } from "#app/db/organisation-import.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import { addMonths } from "#app/domain/bid/milestone.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { ImportPlan, PlannedBid } from "#app/domain/round/import-plan.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { submitBid } from "#app/services/bid/submit-bid.ts";
import { withdrawBid } from "#app/services/bid/withdraw-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";

/**
 * How far a bid of the file came (`state` null: not at all), by whom, and why not further: `afterClosing` when the rest
 * is done by the product after the deadline, else the refusal that stopped it.
 */
export interface CarriedBid {
  no: string;
  by: string | null;
  state: BidState | null;
  intended: string;
  notCarried: "afterClosing" | null;
  refusal: Refusal | null;
}

type ActorOf = (username: string) => Promise<Actor | null>;

/** Each bid by its lead's own account: a draft is kept, everything else is submitted, and withdrawn where the file says so. */
export async function importBids(ctx: Context, plan: ImportPlan, unitIds: ReadonlyMap<string, string>, actorOf: ActorOf): Promise<CarriedBid[]> {
  const carried: CarriedBid[] = [];
  for (const bid of plan.bids) {
    const by = await findLeadOf(unitIds.get(bid.lead)!);
    const actor = by === null ? null : await actorOf(by);
    const uscc = plan.units.find((unit) => unit.code === bid.lead)!.uscc;
    const reached = actor ? await carry({ actor, now: ctx.now }, bid, uscc) : { state: null, refusal: { code: "staffingIncomplete" } satisfies Refusal };
    carried.push({ no: bid.no, by, intended: bid.intended, ...reached, notCarried: reached.state === "submitted" ? "afterClosing" : null });
  }
  return carried;
}

async function carry(ctx: Context, bid: PlannedBid, uscc: string): Promise<{ state: BidState | null; refusal: Refusal | null }> {
  const created = await createBid(ctx, { challenge: bid.challengeNo, unit: uscc }, { no: bid.no });
  if (!created.ok) return { state: null, refusal: created.refusal };
  const saved = await saveDraft(ctx, bid.no, { draft: await withDates(bid, created.value.id) });
  if (!saved.ok) return { state: "draft", refusal: saved.refusal };
  if (isToStayDraft(bid)) return { state: "draft", refusal: null };
  const submitted = await submitBid.run(ctx, bid.no, {});
  if (!submitted.ok) return { state: "draft", refusal: submitted.refusal };
  if (!isToBeWithdrawn(bid)) return { state: "submitted", refusal: null };
  const withdrawn = await withdrawBid.run(ctx, bid.no, {});
  return withdrawn.ok ? { state: "withdrawn", refusal: null } : { state: "submitted", refusal: withdrawn.refusal };
}

/** The milestones on their days, counted from the closing of the challenge. */
async function withDates({ draft, dueMonths }: PlannedBid, bidId: string): Promise<PlannedBid["draft"]> {
  const { closesAt } = await readBidGround(bidId);
  const closing = closesAt === null ? null : shanghaiDate(closesAt);
  return { ...draft, milestones: draft.milestones.map((milestone, index) => ({ ...milestone, due: closing?.ok ? addMonths(closing.value, dueMonths[index] ?? 0) : "" })) };
}

const isToStayDraft = ({ intended }: PlannedBid) => intended.startsWith("草稿");
const isToBeWithdrawn = ({ intended }: PlannedBid) => /截止前撤回|^已撤回/.test(intended);
