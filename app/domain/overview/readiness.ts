import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { type ChallengeProgress, uncheckedBids } from "./progress.ts";

const missing: Partial<Record<ChallengeMove, (progress: ChallengeProgress) => Refusal | null>> = {
  startReview: (progress) => lacking("formCheckOpen", uncheckedBids(progress)),
  endStage: ({ review }) => lacking("scoresUnsigned", review.live - review.signed),
  freezeRanking: ({ review }) => lacking("scoresUnsigned", review.live - review.signed),
};

/**
 * What a move of a challenge still lacks, as far as its progress tells, so that a page says it before somebody tries.
 * The service decides by the rows themselves, under a lock. Refusals: formCheckOpen, scoresUnsigned (facts: `count`).
 */
export function lackOf(move: string, progress: ChallengeProgress): Refusal | null {
  return missing[move as ChallengeMove]?.(progress) ?? null;
}

function lacking(code: Refusal["code"], count: number): Refusal | null {
  return count > 0 ? { code, facts: { count } } : null;
}
