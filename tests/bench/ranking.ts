import os from "node:os";
import { rankBids } from "#app/domain/review/ranking.ts";
import { type RankingRules, usualSettings } from "#app/domain/review/ranking-rules.ts";
import { formatMark, type ScoreSheet } from "#app/domain/review/score-sheets.ts";
import { sensitivityOf, type VariedStage } from "#app/domain/review/sensitivity/sensitivity.ts";
import { seededNumbers } from "#app/domain/kernel/seeded-random.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";

/** `npm run bench -- ranking`: the pure computation, without database or page. Marks are random and the same every time. */
const draw = seededNumbers(20_261_126);
const experts = Array.from({ length: 7 }, (_, index) => `P${String(10 + index)}`);

function panel(bids: number): ScoreSheet[] {
  return Array.from({ length: bids }, (_, index) => `S${String(index + 1).padStart(5, "0")}`).flatMap((bid) =>
    experts.map((expert) => ({ bid, expert, marks: Object.fromEntries(standardRubric.map(({ code, weight }) => [code, formatMark(50 * weight + draw(50 * weight + 1))])) })),
  );
}

const rules: RankingRules = { ...usualSettings, criteria: standardRubric, aggregation: "auto", leastValidScores: 3, passMark: 70 };

function measure(key: string, runs: number, goal: number, work: () => unknown) {
  const times: number[] = [];
  for (let run = 0; run < runs + 2; run += 1) {
    const start = performance.now();
    work();
    // The first two warm up.
    if (run >= 2) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 100) / 100;
  return [
    { key: `${key}.median`, value: at(0.5), unit: "ms", goal, holds: at(0.5) <= goal },
    { key: `${key}.p95`, value: at(0.95), unit: "ms", goal: null, holds: null },
  ];
}

const stageOf = (sheets: readonly ScoreSheet[], weight: number, advanced: readonly string[] = []): VariedStage => ({ weight, rules, sheets, votes: [], advanced });

const many = panel(10_000);
const hundred = panel(100);
const one = [stageOf(hundred, 100)];
/** The same with a stage before it, from which every bid went on: nothing is left out of the reckoning. */
const two = [stageOf(panel(100), 40, [...new Set(hundred.map(({ bid }) => bid))]), stageOf(hundred, 60)];
if (standardRubric.length !== 12) throw new Error("The goal is for twelve criteria.");
if (!rankBids(many, rules).ok || !sensitivityOf(one, rules.passMark, 1).ok || !sensitivityOf(two, rules.passMark, 1).ok) throw new Error("The panel is refused.");
const figures = [...measure("rank10000x7x12", 20, 200, () => rankBids(many, rules)), ...measure("sensitivity100", 20, 1000, () => sensitivityOf(one, rules.passMark, 1)), ...measure("sensitivity100.twoStages", 20, 1000, () => sensitivityOf(two, rules.passMark, 1))];
const cpu = os.cpus()[0]?.model ?? "unknown";
console.log(JSON.stringify({ name: "ranking", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, figures }, null, 2));
