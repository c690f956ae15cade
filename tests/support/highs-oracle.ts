import loadHighs from "highs";
import { groupsOf, mostIn } from "#app/domain/review/assignment/limits.ts";
import type { AssignmentProblem } from "#app/domain/review/assignment/problem.ts";

/** What HiGHS says of an assignment problem: an independent solver, used in tests and measurements only. */
export interface OracleAnswer {
  status: "optimal" | "infeasible" | "stopped";
  objective: number;
  pairs: [number, number][];
}

let loaded: ReturnType<typeof loadHighs> | undefined;

/** Solves the problem as a mixed integer program. `weightOf` replaces the weights, `least` forbids pairs below a weight. */
export async function askHighs(problem: AssignmentProblem, options: { least?: number; seconds?: number; values?: Float64Array } = {}): Promise<OracleAnswer> {
  const highs = await (loaded ??= loadHighs());
  const solution = highs.solve(programOf(problem, options.least ?? -Infinity, options.values ?? weightsOf(problem)), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, ...(options.seconds !== undefined && { time_limit: options.seconds }) });
  if (solution.Status === "Infeasible") return { status: "infeasible", objective: NaN, pairs: [] };
  if (solution.Status !== "Optimal") return { status: "stopped", objective: NaN, pairs: [] };
  const pairs = Object.entries(solution.Columns).flatMap(([name, column]): [number, number][] => {
    const found = /^x(\d+)_(\d+)$/.exec(name);
    return found && "Primal" in column && Number(column.Primal) > 0.5 ? [[Number(found[1]), Number(found[2])]] : [];
  });
  return { status: "optimal", objective: solution.ObjectiveValue, pairs };
}

/** The worst match that HiGHS can reach: the highest weight below which it may forbid everything. */
export async function askHighsWorst(problem: AssignmentProblem): Promise<number | null> {
  const weights = weightsOf(problem);
  const levels = [...new Set(weights)].sort((a, b) => b - a);
  for (const level of levels) if ((await askHighs(problem, { least: level })).status === "optimal") return level;
  return null;
}

export function weightsOf({ bids, experts, weights }: AssignmentProblem): Float64Array {
  const values = new Float64Array(bids * experts);
  for (const [bid, expert, weight] of weights) values[bid! * experts + expert!] = weight!;
  return values;
}

function programOf(problem: AssignmentProblem, least: number, values: Float64Array): string {
  const { bids, experts, perBid, load, forbidden, fixed = [] } = problem;
  const banned = new Set(forbidden.map(([bid, expert]) => bid! * experts + expert!));
  const name = (bid: number, expert: number) => `x${bid}_${expert}`;
  const isAllowed = (bid: number, expert: number) => !banned.has(bid * experts + expert) && values[bid * experts + expert]! >= least;
  const sum = (terms: string[]) => (terms.length > 0 ? terms.join(" + ") : "0 none");
  const all = Array.from({ length: experts }, (_, expert) => expert);
  const lines: string[] = [];
  const terms: string[] = [];
  const names: string[] = [];
  for (let bid = 0; bid < bids; bid += 1) {
    const row = all.filter((expert) => isAllowed(bid, expert));
    for (const expert of row) {
      names.push(name(bid, expert));
      terms.push(`${values[bid * experts + expert]! < 0 ? "-" : "+"} ${Math.abs(values[bid * experts + expert]!)} ${name(bid, expert)}`);
    }
    lines.push(`${sum(row.map((expert) => name(bid, expert)))} = ${perBid}`);
    for (const group of groupsOf(problem)) {
      const members = sum(group.members.filter((expert) => isAllowed(bid, expert)).map((expert) => name(bid, expert)));
      if (group.least > 0) lines.push(`${members} >= ${group.least}`);
      else lines.push(`${members} <= ${mostIn(group, bid)}`);
    }
  }
  for (const expert of all) {
    const column = sum(Array.from({ length: bids }, (_, bid) => bid).filter((bid) => isAllowed(bid, expert)).map((bid) => name(bid, expert)));
    const most = Math.min(load.max, problem.loadMaxOf?.[expert] ?? load.max);
    lines.push(`${column} >= ${Math.min(load.min, most)}`, `${column} <= ${most}`);
  }
  for (const [bid, expert] of fixed) lines.push(`${isAllowed(bid!, expert!) ? name(bid!, expert!) : "0 none"} = 1`);
  return `Maximize\n obj: ${terms.join(" ") || "0 none"}\nSubject To\n${lines.map((line, at) => ` r${at}: ${line}`).join("\n")}\nBounds\n none = 0\nBinary\n ${names.join(" ")}\nEnd\n`;
}
