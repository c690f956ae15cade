import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { type ChallengeProgress, lackOfFormCheck } from "./progress.ts";

type Lack = (progress: ChallengeProgress, now: string) => Refusal | null;

const unsigned: Lack = ({ review: { live, signed } }) => (live > signed ? { code: "scoresUnsigned", facts: { count: live - signed } } : null);

const unjudged: Lack = (progress, now) => lackOfFormCheck(progress, now) ?? unsigned(progress, now);

/** 对接 still runs, or came to nothing. */
const unmatchedYet = ({ status, shortlist }: ChallengeProgress): Refusal | null => {
  if (status !== "matching") return null;
  if (shortlist.proposed > 0) return { code: "matchingRunning", facts: { count: shortlist.proposed, until: shortlist.dueOn ?? "" } };
  return shortlist.confirmed > 0 ? null : { code: "nothingAgreed" };
};

const missing: Partial<Record<ChallengeMove, Lack>> = {
  startMatching: lackOfFormCheck,
  startReview: (progress, now) => lackOfFormCheck(progress, now) ?? unmatchedYet(progress),
  endStage: unjudged,
  freezeRanking: unjudged,
};

/**
 * What a move of a challenge still lacks, as far as its progress tells, so that a page says it before somebody tries.
 * The service decides by the rows themselves, under a lock. Refusals: formCheckOpen, scoresUnsigned (facts: `count`), reviewTermRunning, matchingRunning (count, until), nothingAgreed.
 */
export function lackOf(move: string, progress: ChallengeProgress, now: string): Refusal | null {
  return missing[move as ChallengeMove]?.(progress, now) ?? null;
}
