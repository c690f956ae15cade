import { findChair } from "#app/db/panel.ts";
import { findReviewedBids, readReviewedChallenge } from "#app/db/review.ts";
import { type CandidateFilter, findCandidates, findJudgedBids } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { CandidatePage } from "#app/domain/review/view.ts";
import { knowsJudges } from "#app/domain/timeline/sight.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { undecidedBids } from "./make-tasks.ts";
import { readGround } from "./review-ground.ts";
import { findUnwanted, shownUnwanted } from "./unwanted.ts";

const pageSize = 100;

/** Who an expert is of what: two operators and the supervisor, nobody else (guide 3.7). */

const beforeClosing: readonly ChallengeState[] = ["drafted", "approved", "open", "suspended", "withdrawn"];

/**
 * 分派专家: every expert with load, and for each bid of the item the conflict that excludes or the task that stands.
 * Refusals: notFound, notAllowed.
 */
export async function listCandidates(ctx: Context, reference: string, filter: Omit<CandidateFilter, "panel"> = {}, page = 1): Promise<Result<CandidatePage>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!knowsJudges(held)) return refuse("notAllowed");
  const challenge = await readReviewedChallenge(subject.id);
  // Before closing not even how many bids there are is read (guide 0.1, 1).
  const isClosed = !beforeClosing.includes(challenge.status);
  const [{ rules, roundCode }, all, bids] = await Promise.all([readGround(challenge), isClosed ? findReviewedBids(subject.id) : [], findJudgedBids(subject.id, challenge.reviewStage)]);
  const place = { challengeId: subject.id, roundId: subject.roundId, bidIds: bids.map(({ id }) => id) };
  const at = Math.max(1, Math.floor(page) || 1);
  const [found, panel] = await Promise.all([
    findCandidates(place, filter, { skip: (at - 1) * pageSize, take: pageSize }),
    findCandidates(place, { panel: true }, { skip: 0, take: 200 }),
  ]);
  return ok({
    roundCode,
    challenge: { no: challenge.no, title: challenge.title, status: challenge.status },
    bids: bids.map(({ no, reviewCode, unitName }) => ({ no, reviewCode, unitName })),
    undecided: undecidedBids(all),
    expertsPerBid: rules.expertsPerBid,
    leastValidScores: rules.leastValidScores,
    candidates: found.candidates,
    total: found.total,
    page: at,
    pageSize,
    panel: panel.candidates,
    unwanted: (await findUnwanted(bids)).map(shownUnwanted),
    chair: (await findChair(subject.id))?.no ?? null,
  });
}
