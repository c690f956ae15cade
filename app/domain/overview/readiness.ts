import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { type ChallengeProgress, lackOfFormCheck } from "./progress.ts";

type Lack = (progress: ChallengeProgress, now: string) => Refusal | null;

const unsigned: Lack = ({ review: { live, signed } }) => (live > signed ? { code: "scoresUnsigned", facts: { count: live - signed } } : null);

const unjudged: Lack = (progress, now) => lackOfFormCheck(progress, now) ?? unsigned(progress, now);

const missing: Partial<Record<ChallengeMove, Lack>> = {
  startReview: lackOfFormCheck,
  endStage: unjudged,
  freezeRanking: unjudged,
};

/**
 * What a move of a challenge still lacks, as far as its progress tells, so that a page says it before somebody tries.
 * The service decides by the rows themselves, under a lock. Refusals: formCheckOpen, scoresUnsigned (facts: `count`), reviewTermRunning (count, until).
 */
export function lackOf(move: string, progress: ChallengeProgress, now: string): Refusal | null {
  return missing[move as ChallengeMove]?.(progress, now) ?? null;
}
