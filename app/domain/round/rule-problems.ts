import type { RoundRules } from "./schema.ts";

/** Rules of a round that cannot stand together, each with the key of its words and its numbers (guide 0.1, 20). */
export function ruleProblems({ expertsPerBid, leastValidScores, aggregation, bidsPerDay, bidsPerExpert }: RoundRules): { path: (keyof RoundRules)[]; message: string }[] {
  return [
    ...(leastValidScores > expertsPerBid ? [{ path: ["leastValidScores" as const], message: `quorumOverExperts:${String(leastValidScores)}:${String(expertsPerBid)}` }] : []),
    ...(aggregation === "trimmedMean" && expertsPerBid < 5 ? [{ path: ["aggregation" as const], message: `trimmedNeedsFive:${String(expertsPerBid)}` }] : []),
    ...(bidsPerDay > bidsPerExpert ? [{ path: ["bidsPerDay" as const], message: `dayOverRound:${String(bidsPerDay)}:${String(bidsPerExpert)}` }] : []),
  ];
}
