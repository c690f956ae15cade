/** One expert's total for one bid, in points. */
export interface ExpertMark {
  bid: string;
  expert: string;
  total: number;
}

/** 宽严校正: what each bid would have if all experts were equally mild, and how much milder than the others each expert is. */
export interface Leniency {
  corrected: Map<string, number>;
  effects: Map<string, number>;
  /** False when the experts fall into groups that share no bid: then corrected marks of two groups do not compare. */
  isComparable: boolean;
}

/**
 * Fits total = bid + expert by least squares; within each group of experts that share bids the effects add to zero. Where all
 * experts judge all bids, corrected marks are the plain means. Binary floating point: information beside the ranking, never a rank.
 */
export function leniencyOf(marks: readonly ExpertMark[]): Leniency {
  const experts = [...new Set(marks.map(({ expert }) => expert))];
  const indexOf = new Map(experts.map((expert, index) => [expert, index]));
  const byBid = new Map<string, { expert: number; total: number }[]>();
  for (const { bid, expert, total } of marks) byBid.set(bid, [...(byBid.get(bid) ?? []), { expert: indexOf.get(expert) ?? 0, total }]);
  const groups = groupsOf(experts.length, [...byBid.values()]);
  const effects = solve(...equations(experts.length, [...byBid.values()], groups));
  const corrected = new Map([...byBid].map(([bid, own]) => [bid, mean(own.map(({ expert, total }) => total - (effects[expert] ?? 0)))]));
  return { corrected, effects: new Map(experts.map((expert, index) => [expert, effects[index] ?? 0])), isComparable: new Set(groups).size <= 1 };
}

type Judged = readonly { expert: number; total: number }[];

/** The normal equations with the bids eliminated; each group's sum of effects is added to its rows, which makes them regular. */
function equations(count: number, bids: readonly Judged[], groups: readonly number[]): [number[][], number[]] {
  const matrix = Array.from({ length: count }, (_, row) => Array.from({ length: count }, (__, column): number => (groups[row] === groups[column] ? 1 : 0)));
  const right = Array.from({ length: count }, () => 0);
  const raise = (row: number, column: number, by: number) => {
    const line = matrix[row];
    if (line) line[column] = (line[column] ?? 0) + by;
  };
  for (const own of bids) {
    const average = mean(own.map(({ total }) => total));
    for (const { expert, total } of own) {
      raise(expert, expert, 1);
      right[expert] = (right[expert] ?? 0) + total - average;
      for (const other of own) raise(expert, other.expert, -1 / own.length);
    }
  }
  return [matrix, right];
}

/** Gaussian elimination; the matrix is symmetric and positive definite, so no pivot search is needed. */
function solve(matrix: number[][], right: number[]): number[] {
  for (const [pivot, line] of matrix.entries()) {
    for (let row = pivot + 1; row < matrix.length; row += 1) {
      const below = matrix[row] ?? [];
      const times = (below[pivot] ?? 0) / (line[pivot] ?? 1);
      if (times === 0) continue;
      for (let column = pivot; column < matrix.length; column += 1) below[column] = (below[column] ?? 0) - times * (line[column] ?? 0);
      right[row] = (right[row] ?? 0) - times * (right[pivot] ?? 0);
    }
  }
  const solution = right.map(() => 0);
  for (let row = matrix.length - 1; row >= 0; row -= 1) {
    const line = matrix[row] ?? [];
    const known = solution.reduce((sum, value, column) => (column > row ? sum + value * (line[column] ?? 0) : sum), 0);
    solution[row] = ((right[row] ?? 0) - known) / (line[row] ?? 1);
  }
  return solution;
}

/** A number for each expert, the same for all that are linked through bids. */
function groupsOf(count: number, bids: readonly Judged[]): number[] {
  const parent = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  for (const [first, ...others] of bids) for (const other of others) if (first) parent[rootOf(other.expert)] = rootOf(first.expert);
  return parent.map((_, index) => rootOf(index));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
