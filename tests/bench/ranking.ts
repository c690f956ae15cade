import os from "node:os";
import { rankBids } from "#app/domain/review/ranking.ts";
import { type RankingRules, usualSettings } from "#app/domain/review/ranking-rules.ts";
import { formatMark, type ScoreSheet } from "#app/domain/review/score-sheets.ts";
import { type EarlierStages, sensitivityOf } from "#app/domain/review/sensitivity/sensitivity.ts";
import { seededNumbers } from "#app/domain/kernel/seeded-random.ts";
import { type MarkedStage, rankStages } from "#app/domain/review/staged-ranking.ts";
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

/** The round of a hundred bids with a stage before the last one, from which every bid went on: nothing is left out of the reckoning. */
function inTwoStages(first: ScoreSheet[], second: ScoreSheet[]): EarlierStages {
  const weights = [40, 60];
  const marked = [first, second].map((sheets, index): MarkedStage => {
    const ranked = rankBids(sheets, rules);
    if (!ranked.ok) throw new Error("The panel is refused.");
    return { weight: weights[index] ?? 1, rules, sheets, bids: ranked.value.bids, advanced: index === 0 ? ranked.value.bids.map(({ bid }) => bid) : [], votes: [] };
  });
  const whole = rankStages(marked, rules.passMark);
  if (!whole.ok) throw new Error("The stages are refused.");
  return { marked: marked.slice(0, 1), weights, totals: new Map(whole.value.map(({ bid, stages }) => [bid, stages])), passMark: rules.passMark };
}

const many = panel(10_000);
const hundred = panel(100);
const before = inTwoStages(panel(100), hundred);
if (standardRubric.length !== 12) throw new Error("The goal is for twelve criteria.");
if (!rankBids(many, rules).ok || !sensitivityOf(hundred, rules, 1).ok || !sensitivityOf(hundred, rules, 1, [], before).ok) throw new Error("The panel is refused.");
const figures = [...measure("rank10000x7x12", 20, 200, () => rankBids(many, rules)), ...measure("sensitivity100", 20, 1000, () => sensitivityOf(hundred, rules, 1)), ...measure("sensitivity100.twoStages", 20, 1000, () => sensitivityOf(hundred, rules, 1, [], before))];
const cpu = os.cpus()[0]?.model ?? "unknown";
console.log(JSON.stringify({ name: "ranking", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, figures }, null, 2));
