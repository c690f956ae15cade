import os from "node:os";
import { type AssignmentProblem, readAssignmentProblem } from "#app/domain/review/assignment/problem.ts";
import { solveAssignment } from "#app/domain/review/assignment/solve.ts";
import { verifyAssignment } from "#app/domain/review/assignment/verify.ts";
import { askHighs } from "#tests/support/highs-oracle.ts";

/**
 * `npm run bench -- assignment`: time of solving without reading the file. Whole preferences of -10 to 20 on a quarter of
 * the pairs, conflicts of the same unit, 3 experts a bid, equal loads; nested: at least one financial expert, units within
 * kinds. Each size with three different problems after one to warm up; the middle time counts. The optimum is compared with HiGHS
 * where it finishes: seconds for the smallest size, half a minute for the next; two minutes for 2,000 × 300, asked with `--patient`.
 */
const isPatient = process.argv.includes("--patient");
const sizes = [
  { bids: 10_000, experts: 1_000, goal: 5_000, compared: 0 },
  { bids: 2_000, experts: 300, goal: 400, compared: isPatient ? 1 : 0 },
  { bids: 1_000, experts: 150, goal: 100, compared: isPatient ? 3 : 1 },
  { bids: 400, experts: 80, goal: 40, compared: 3 },
];
const oracleSeconds = isPatient ? 300 : 60;

interface Figure {
  key: string;
  value: number;
  unit: string;
  goal: number | null;
  holds: boolean | null;
}

/** A small generator with a seed (mulberry32's recurrence), so that every run measures the same problems. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
}

function aProblem(bids: number, experts: number, seed: number, isNested: boolean): AssignmentProblem {
  const next = numbersFrom(seed);
  const units = Math.ceil(experts / 3);
  const unitOf = Array.from({ length: experts }, () => Math.floor(next() * units));
  const weights: number[][] = [];
  const forbidden: number[][] = [];
  for (let bid = 0; bid < bids; bid += 1) {
    const own = Math.floor(next() * units);
    for (let expert = 0; expert < experts; expert += 1) {
      if (unitOf[expert] === own) forbidden.push([bid, expert]);
      else if (next() < 0.25) weights.push([bid, expert, Math.floor(next() * 31) - 10]);
    }
  }
  const even = (bids * 3) / experts;
  const nested = { expertUnits: unitOf.map((unit) => `u${unit}`), expertKinds: kindsOf(unitOf, units), perBidKinds: { financial: 1 } };
  const read = readAssignmentProblem({ bids, experts, perBid: 3, load: { min: Math.floor(even), max: Math.ceil(even) }, weights, forbidden, ...(isNested && nested) });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

/** Two of five experts are financial, whole units of them: by chance alone there would sometimes be too few for every bid. */
function kindsOf(unitOf: readonly number[], units: number): string[] {
  const isFinancial = new Uint8Array(units);
  let [all, financial] = [0, 0];
  for (let unit = 0; unit < units; unit += 1) {
    const size = unitOf.filter((one) => one === unit).length;
    isFinancial[unit] = financial < all * 0.4 ? 1 : 0;
    all += size;
    if (isFinancial[unit] === 1) financial += size;
  }
  return unitOf.map((unit) => (isFinancial[unit] === 1 ? "financial" : "technical"));
}

function timed(problem: AssignmentProblem) {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const answer = solveAssignment(problem, { elapsed });
  const milliseconds = performance.now() - start;
  const verdict = verifyAssignment(problem, answer);
  if (answer.status !== "optimal" || !verdict.ok || verdict.value !== null) throw new Error(`${answer.status}, ${JSON.stringify(verdict)}`);
  return { milliseconds, objective: answer.objective! };
}

interface Case {
  key: string;
  goal: number;
  problemOf: (seed: number) => AssignmentProblem;
  /** So many of the problems are given to HiGHS. */
  compared: number;
}

const cases: Case[] = sizes.flatMap(({ bids, experts, goal, compared }) =>
  [false, true].map((isNested) => ({
    key: `${bids}x${experts}${isNested ? ".nested" : ""}`,
    goal: isNested ? 2 * goal : goal,
    problemOf: (seed) => aProblem(bids, experts, seed === 0 ? 7 : seed * 1_000 + bids, isNested),
    compared,
  })),
);

/** The middle time, and the optimum of each problem. One problem at a time: what the memory holds is what one round needs. */
function measure({ key, goal, problemOf }: Case, isWarm: boolean): { figure: Figure; objectives: number[] } {
  if (isWarm) timed(problemOf(0));
  const found = [1, 2, 3].map((seed) => timed(problemOf(seed)));
  const middle = found.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[1]!;
  return { figure: { key, value: Math.round(middle * 10) / 10, unit: "ms", goal, holds: middle <= goal }, objectives: found.map(({ objective }) => objective) };
}

async function compare({ key, problemOf, compared: asked }: Case, objectives: readonly number[]): Promise<Figure[]> {
  let differing = 0;
  let compared = 0;
  for (const [index, objective] of objectives.slice(0, asked).entries()) {
    const answer = await askHighs(problemOf(index + 1), { seconds: oracleSeconds });
    if (answer.status === "stopped") continue;
    compared += 1;
    if (Math.round(answer.objective) !== objective) differing += 1;
  }
  return [{ key: `${key}.oracleCompared`, value: compared, unit: `problems of ${asked}`, goal: null, holds: null }, { key: `${key}.oracleDiffers`, value: differing, unit: "problems", goal: 0, holds: differing === 0 }];
}

// The largest comes first, and the other solver after all that is timed: it leaves a gigabyte behind.
const measured = cases.map((each) => {
  const isLargest = each.key.startsWith("10000x1000");
  const { figure, objectives } = measure(each, !isLargest);
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const memory: Figure = { key: "10000x1000.memory", value: mebibytes, unit: "MiB", goal: 1024, holds: mebibytes <= 1024 };
  return { each, objectives, figures: each.key === "10000x1000.nested" ? [figure, memory] : [figure] };
});
const figures = measured.flatMap((of) => of.figures);
for (const { each, objectives } of measured) if (each.compared > 0) figures.push(...(await compare(each, objectives)));
const cpu = os.cpus()[0]?.model ?? "unknown";
console.log(JSON.stringify({ name: "assignment", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, figures }, null, 2));
