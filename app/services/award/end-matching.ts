import type { Transaction } from "#app/db/client.ts";
import { findReviewedBids, lockChallenge, type ReviewedBid } from "#app/db/review.ts";
import { findShortlist, type StoredShortlisted } from "#app/db/shortlist.ts";
import { matchingLack } from "#app/domain/award/matching.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { transition } from "#app/services/kernel/transition.ts";

function lackOf(rows: readonly StoredShortlisted[], unasked: string | null): Refusal | null {
  const due = rows.filter(({ status }) => status === "proposed").map(({ dueOn }) => dueOn).sort().at(-1) ?? null;
  return matchingLack({ unasked, states: rows.map(({ status }) => status), due });
}

/**
 * Why an item in 对接 may not end without agreement, or null; it is locked for its end. A word of the owner, or a bid put before it again,
 * leaves the version of the item alone: only under the lock is it seen for sure. Refusals: matchingRunning (count, until), agreementStands.
 */
export async function lackOfFailure(tx: Transaction, { id, status }: Pick<ChallengeSubject, "id" | "status">): Promise<Refusal | null> {
  if (status !== "matching") return null;
  await lockChallenge(tx, id, "update");
  const lack = lackOf(await findShortlist(id, tx), null);
  if (lack?.code === "nothingAgreed") return null;
  return lack ?? { code: "agreementStands" };
}

/** The bids of a locked item that go on to the review, and those that end here. Refusals: see `matchingLack`. */
export async function matchedBids(tx: Transaction, challengeId: string, passed: readonly ReviewedBid[]): Promise<Result<{ matched: ReviewedBid[]; unmatched: ReviewedBid[] }>> {
  const rows = await findShortlist(challengeId, tx);
  const unasked = passed.find(({ id }) => !rows.some(({ bidId }) => bidId === id))?.no ?? null;
  const lack = lackOf(rows, unasked);
  if (lack) return { ok: false, refusal: lack };
  const isMatched = ({ id }: ReviewedBid) => rows.some(({ bidId, status }) => bidId === id && status === "confirmed");
  return ok({ matched: passed.filter(isMatched), unmatched: passed.filter((bid) => !isMatched(bid)) });
}

/** 未达成对接: each of these bids goes no further, and its team reads why: what the owner wrote, or that its term ended. Refusal: statusChanged. */
export async function leaveUnmatched(tx: Transaction, challengeId: string, bids: readonly ReviewedBid[], { key, isTold }: { key: string; isTold: boolean }): Promise<Result<null>> {
  const rows = await findShortlist(challengeId, tx);
  for (const bid of bids) {
    const moved = await transition(tx, { noun: "bid", subject: bid, move: "unmatch", actor: systemActor, facts: { no: bid.no } });
    if (!moved.ok) return moved;
    const words = rows.find(({ bidId, status }) => bidId === bid.id && status === "vetoed")?.words;
    if (isTold) await tellTeam(tx, { bidId: bid.id, kind: "unmatched", ...(words && { words }), key });
  }
  return ok(null);
}

/** The bids of an item whose talks came to nothing: their teams are told with the item's end. */
export async function leaveAllUnmatched(tx: Transaction, challengeId: string, key: string): Promise<Result<null>> {
  const passed = (await findReviewedBids(challengeId, tx, true)).filter(({ status }) => status === "formPassed");
  return leaveUnmatched(tx, challengeId, passed, { key, isTold: false });
}
