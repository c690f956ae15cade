import { randomInt } from "node:crypto";
import { z } from "zod";
import { recordBirth } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { type Assignment, findAssignments, findConflict, findExperts, findLoads, findObstacles, findReviewedBids, insertAssignment, lockChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { undecidedStates } from "#app/domain/bid/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { pseudonymCount, pseudonymOf } from "#app/domain/review/pseudonym.ts";
import { isLive } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { writeToExperts } from "./write-invitations.ts";

/**
 * Who is asked for what: `bid` for one bid, `challenge` (or a bid with `allBids`) for every bid of an item, which is the usual
 * way, because the group must be the same for all (guide 3.2). Experts by number, one or several.
 */
export const invitation = z
  .strictObject({
    bid: z.string().min(1).optional(),
    challenge: z.string().min(1).optional(),
    expert: z.string().min(1).optional(),
    experts: z.array(z.string().min(1)).max(30).default([]),
    allBids: z.boolean().optional(),
  })
  .superRefine(({ bid, challenge, expert, experts }, context) => {
    if ((bid === undefined) === (challenge === undefined)) context.addIssue({ code: "custom", path: ["bid"], message: bid === undefined ? "required" : "bidOrChallenge" });
    if (expert === undefined && experts.length === 0) context.addIssue({ code: "custom", path: ["expert"], message: "required" });
  });

/** `id` is the first of the tasks made. */
export interface Invited {
  id: string;
  ids: string[];
  /** Numbers of the experts who got one; who had it already is not written to again. */
  experts: string[];
}

/**
 * An officer asks experts to judge (邀请专家). An expert with a conflict on one bid of the item is refused for the whole
 * panel, because the group must be the same for all. Tasks that stand already are left as they are.
 * Refusals: conflictOfInterest (facts expert, bid, reason), expertNotFree (facts expert, why), expertOverloaded (facts expert, load, most), formCheckOpen, alreadyDone, wrongState, declarationDue, invalidInput.
 */
export async function inviteExperts(ctx: Context, rawInput: unknown): Promise<Result<Invited>> {
  const input = invitation.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const place = await placeOf(ctx, input.data);
  if (!place.ok) return place;
  const refused = birthRefusal("reviewAssignment", ctx.actor, staffRelations(ctx.actor, place.value.roundId, place.value.challengeId));
  if (refused) return { ok: false, refusal: refused };
  const due = await declarationRefusal(ctx, place.value.challengeId);
  if (due) return { ok: false, refusal: due };
  return inTransaction(async (tx) => {
    const experts = [...new Set([input.data.expert ?? [], input.data.experts].flat())];
    const invited = await inviteUnderLock(tx, ctx, { challengeId: place.value.challengeId, bidId: place.value.bidId, experts });
    if (invited.ok) await writeToExperts(tx, invited.value.experts);
    return invited;
  });
}

/** A bid that the actor may not know of is as unknown as one that does not exist. */
async function placeOf(ctx: Context, input: z.output<typeof invitation>): Promise<Result<{ challengeId: string; roundId: string; bidId: string | null }>> {
  if (input.challenge !== undefined) {
    const challenge = await findSubject("challenge", input.challenge);
    return challenge ? ok({ challengeId: challenge.id, roundId: challenge.roundId, bidId: null }) : refuse("invalidInput", { fields: [{ path: "challenge", message: "unknownChallenge" }] });
  }
  const bid = await findSubject("bid", input.bid ?? "");
  return bid && bidPolicy.isVisible(bid, bidPolicy.relationsOf(ctx.actor, bid), ctx.now) ? ok({ challengeId: bid.challengeId, roundId: bid.roundId, bidId: input.allBids === true ? null : bid.id }) : refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
}

/** The same inside a transaction, with the right already checked; `bidId` null is every bid that passed the form check. */
export async function inviteUnderLock(tx: Transaction, ctx: Context, request: { challengeId: string; bidId: string | null; experts: readonly string[] }): Promise<Result<Invited>> {
  const challenge = await lockChallenge(tx, request.challengeId, "update");
  const bids = await openBids(tx, challenge, request.bidId);
  if (!bids.ok) return bids;
  const experts = await findExperts(request.experts, challenge.roundId, tx);
  const unknown = request.experts.findIndex((no) => !experts.some((expert) => expert.no === no));
  if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: `experts.${String(unknown)}`, message: "unknownExpert" }] });
  const standing = await findAssignments(tx, challenge.id, null);
  const wanted = experts.flatMap((expert) => bids.value.map((bid) => ({ expert, bid })));
  const fresh: Pair[] = [];
  for (const pair of wanted) {
    const existing = standing.find(({ expertId, bidId, stage }) => expertId === pair.expert.id && bidId === pair.bid.id && stage === challenge.reviewStage);
    if (existing && !isLive(existing.status)) return refuse("alreadyDone", { facts: { expert: pair.expert.no, bid: pair.bid.no, state: existing.status } });
    const reason = await findConflict(pair.expert.id, pair.bid.id, tx);
    if (reason) return refuse("conflictOfInterest", { facts: { expert: pair.expert.no, bid: pair.bid.no, reason } });
    if (!existing) fresh.push(pair);
  }
  if (fresh.length === 0) return refuse("alreadyDone");
  const obstacles = await findObstacles(tx, challenge.id, fresh.map(({ expert }) => expert.id));
  const barred = fresh.find(({ expert }) => obstacles.has(expert.id))?.expert;
  if (barred) return refuse("expertNotFree", { facts: { expert: barred.no, why: obstacles.get(barred.id)! } });
  const over = await overloadOf(tx, challenge.roundId, fresh);
  return over ? refuse("expertOverloaded", { facts: over }) : insertAll(tx, ctx, fresh, standing);
}

/** Bids that experts may judge: those that passed, once every other one is decided. */
async function openBids(tx: Transaction, challenge: ReviewedChallenge, bidId: string | null): Promise<Result<ReviewedBid[]>> {
  if (!["closed", "singleBid", "inReview"].includes(challenge.status)) return refuse("wrongState", { facts: { state: challenge.status } });
  const bids = await findReviewedBids(challenge.id, tx);
  const undecided = undecidedBids(bids);
  if (undecided > 0) return refuse("formCheckOpen", { facts: { count: undecided } });
  const inStage = (bid: ReviewedBid) => bid.status === "formPassed" && bid.reviewStage === challenge.reviewStage && bid.missedStage === null;
  const passed = bids.filter((bid) => inStage(bid) && (bidId === null || bid.id === bidId));
  return passed.length > 0 ? ok(passed) : refuse("wrongState", { facts: { state: bids.find((bid) => bid.id === bidId)?.status ?? challenge.status } });
}

/** Bids whose form check has no end yet, the unopened ones among them. */
export function undecidedBids(bids: readonly Pick<ReviewedBid, "status">[]): number {
  return bids.filter(({ status }) => (undecidedStates as readonly string[]).includes(status)).length;
}

interface Pair {
  expert: { id: string; no: string };
  bid: ReviewedBid;
}

/** The first expert who would judge more bids of the round than its rules allow (guide 3.2); the load counts what stands in every item. */
async function overloadOf(tx: Transaction, roundId: string, fresh: readonly Pair[]): Promise<{ expert: string; load: number; most: number } | null> {
  const { rules } = await readRoundSettings(roundId, tx);
  const experts = new Map(fresh.map(({ expert }) => [expert.id, expert.no]));
  const loads = await findLoads(tx, roundId, [...experts.keys()]);
  for (const [id, no] of experts) {
    const load = (loads.get(id) ?? 0) + fresh.filter(({ expert }) => expert.id === id).length;
    if (load > rules.bidsPerExpert) return { expert: no, load, most: rules.bidsPerExpert };
  }
  return null;
}

async function insertAll(tx: Transaction, ctx: Context, pairs: readonly Pair[], standing: readonly Assignment[]): Promise<Result<Invited>> {
  // One expert keeps one pseudonym over all bids of the item.
  const pseudonyms = new Map(standing.map(({ expertId, pseudonym }) => [expertId, pseudonym]));
  const made: { id: string; bid: string; pseudonym: string }[] = [];
  for (const { expert, bid } of pairs) {
    const pseudonym = pseudonyms.get(expert.id) ?? pseudonymOf(randomInt(pseudonymCount), new Set(pseudonyms.values()));
    if (pseudonym === null) return refuse("invalidInput", { fields: [{ path: "experts", message: "tooManyExperts" }] });
    pseudonyms.set(expert.id, pseudonym);
    const inserted = await insertAssignment(tx, { bidId: bid.id, expertId: expert.id, pseudonym, assignedBy: ctx.actor.personId });
    if (inserted === "conflict") return refuse("conflictOfInterest", { facts: { expert: expert.no, bid: bid.no } });
    if (inserted === "taken") return refuse("statusChanged");
    made.push({ id: inserted.id, bid: bid.no, pseudonym });
  }
  for (const { id, bid, pseudonym } of made) await recordBirth(tx, "reviewAssignment", id, "invite", { ...actorFacts(ctx.actor), bid, pseudonym });
  const ids = made.map(({ id }) => id);
  return ok({ id: ids[0] ?? "", ids, experts: [...new Set(pairs.map(({ expert }) => expert.no))] });
}
