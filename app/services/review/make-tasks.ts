import { randomInt } from "node:crypto";
import type { Transaction } from "#app/db/client.ts";
import { type Assignment, findAssignments, findConflict, findExperts, findLoads, findObstacles, findReviewedBids, insertAssignment, lockChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { undecidedStates } from "#app/domain/bid/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { pseudonymCount, pseudonymOf } from "#app/domain/review/pseudonym.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import { isLive } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/** `id` is the first of the tasks made. */
export interface Invited {
  id: string;
  ids: string[];
  /** Numbers of the experts who got one; who had it already is not written to again. */
  experts: string[];
}

/**
 * Makes the tasks of an invitation in a transaction, with the right already checked; `bidId` null is every bid that passed the form check.
 * Refusals: conflictOfInterest (facts expert, bid, reason), expertNotFree (facts expert, why), expertOverloaded (facts expert, load, most), formCheckOpen, alreadyDone, wrongState, invalidInput.
 */
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
  if (!takesExperts(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
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
  for (const { id, bid, pseudonym } of made) await recordBirthBy(ctx.actor, tx, "reviewAssignment", id, "invite", { bid, pseudonym });
  const ids = made.map(({ id }) => id);
  return ok({ id: ids[0] ?? "", ids, experts: [...new Set(pairs.map(({ expert }) => expert.no))] });
}
