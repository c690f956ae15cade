/** What is held against each other: of the rules of a round. */
interface WeighedRules {
  expertsPerBid: number;
  leastValidScores: number;
  aggregation: string;
  bidsPerDay: number;
  bidsPerExpert: number;
}

/** Rules of a round that cannot stand together, each with the key of its words and its numbers (guide 0.1, 20). */
export function ruleProblems({ expertsPerBid, leastValidScores, aggregation, bidsPerDay, bidsPerExpert }: WeighedRules): { path: (keyof WeighedRules)[]; message: string }[] {
  return [
    ...(leastValidScores > expertsPerBid ? [{ path: ["leastValidScores" as const], message: `quorumOverExperts:${String(leastValidScores)}:${String(expertsPerBid)}` }] : []),
    ...(aggregation === "trimmedMean" && expertsPerBid < 5 ? [{ path: ["aggregation" as const], message: `trimmedNeedsFive:${String(expertsPerBid)}` }] : []),
    ...(bidsPerDay > bidsPerExpert ? [{ path: ["bidsPerDay" as const], message: `dayOverRound:${String(bidsPerDay)}:${String(bidsPerExpert)}` }] : []),
  ];
}
