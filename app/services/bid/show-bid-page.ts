import { findSubject } from "#app/db/subjects.ts";
import { type LineVerdict, lineVerdicts } from "#app/domain/bid/form-lines.ts";
import type { BidView } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type MoveOffer, offersDeclared } from "#app/services/list-moves.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { timelineOf } from "#app/services/timeline/show-timeline.ts";
import { viewBid } from "./show-bid.ts";

/** The object page of a bid: what the reader may see of it, what may be done and why not, its history. */
export interface BidPage {
  bid: BidView;
  offers: MoveOffer[];
  timeline: TimelineEvent[];
  checkers: { username: string; name: string }[];
  /** Whether this reader may record that the notice of a correction was served otherwise. */
  mayServe: boolean;
  /** What the reader may say to a line of the form check; after the passing, of what came to light since, that it is in order. */
  lineVerdicts: readonly LineVerdict[];
}

const wholeForms = new Set(["submit", "replace", "correct"]);

/** Whether the platform holds text of the team that 清除草稿 would let go. */
function hasReadable(bid: BidView): boolean {
  return bid.sight === "own" && (bid.submitted !== null || bid.draftSavedAt !== null);
}

/** Refusal: notFound, as `showBid`. Moves that are never this reader's, or do not exist in this state, are left out; the others say why not now. */
export async function showBidPage(ctx: Context, reference: string): Promise<Result<BidPage>> {
  const subject = await findSubject("bid", reference);
  if (!subject) return refuse("notFound");
  const held = bidPolicy.relationsOf(ctx.actor, subject);
  const [bid, timeline] = await Promise.all([viewBid(ctx, subject), timelineOf(ctx, "bid", subject.id, held)]);
  if (!bid.ok) return bid;
  const offers = (await offersDeclared("bid", ctx, subject)).filter(({ move, refusal, offlineRefusal }) => (move !== "clearDraft" || hasReadable(bid.value)) && refusal?.code !== "nothingFoundLater" && (offlineRefusal === null || (refusal?.code !== "notAllowed" && refusal?.code !== "wrongState")));
  const checkers = bid.value.sight === "whole" ? await listCheckers(ctx, bid.value.challenge.no) : null;
  // The whole form has a page of its own: its schema would only weigh on this one.
  const light = offers.map((offer) => (wholeForms.has(offer.move) ? { ...offer, inputSchema: {} } : offer));
  const mayPass = offers.some(({ move, refusal }) => move === "passForm" && refusal === null);
  const mayLook = subject.isFoundLater && held.some((relation) => relation === "officer" || relation === "secondOfficer");
  const verdicts = mayPass ? lineVerdicts : mayLook ? (["pass"] as const) : [];
  return ok({ bid: bid.value, offers: light, timeline, checkers: checkers?.ok ? checkers.value : [], mayServe: subject.status === "correctionRequested" && held.includes("officer"), lineVerdicts: verdicts });
}
