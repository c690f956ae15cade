import type { AssignmentProblem } from "./problem.ts";

/** How many bids an expert reads at least and at most; `maxOf` where one may read fewer than the others (null: as many as they). */
export interface LoadLimits {
  min: number;
  max: number;
  maxOf?: readonly (number | null)[] | undefined;
}

export function loadOf({ load, loadMaxOf }: Pick<AssignmentProblem, "load" | "loadMaxOf">): LoadLimits {
  return { ...load, maxOf: loadMaxOf };
}

export function mostLoad({ max, maxOf }: LoadLimits, expert: number): number {
  return Math.min(max, maxOf?.[expert] ?? max);
}

/** Who may read fewer than all others must owes no more than that. */
export function leastLoad(load: LoadLimits, expert: number): number {
  return Math.min(load.min, mostLoad(load, expert));
}
