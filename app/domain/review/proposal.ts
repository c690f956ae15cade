import type { Judgement } from "#app/domain/challenge/judge.ts";

/** A mark that the rubric's own rule suggests (建议分); the expert decides. */
export interface ProposedMark {
  criterion: string;
  mark: string;
  /** Codes of the hard indicators (约束性) that the promise does not meet. */
  because: string[];
}

/** R01 (指标响应度): any hard indicator that is not met or not promised suggests 0 (实质性不响应). Null when all are met. */
export function proposedMark(judgement: Pick<Judgement, "failsHard" | "missingHard">): ProposedMark | null {
  const because = [...judgement.failsHard, ...judgement.missingHard];
  return because.length === 0 ? null : { criterion: "R01", mark: "0.00", because };
}
