import { type PublicFigures, readRoundFigures, readWasteFigures, type RoundFigures } from "#app/db/public-facts.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What the public may know in figures (成效): all, by round, by kind of waste; `asOf` is when they were counted. */
export interface Impact {
  asOf: string;
  all: PublicFigures;
  rounds: RoundFigures[];
  wastes: { waste: string; challenges: number; investmentFen: number }[];
}

const none: PublicFigures = { challenges: 0, open: 0, investmentFen: 0, fiscalFen: 0, awards: 0, awardedFiscalFen: 0 };

/** Counts only what is published: nothing of bids, of drafts or of decisions without a notice. */
export async function showImpact(ctx: Context): Promise<Result<Impact>> {
  const [rounds, wastes] = await Promise.all([readRoundFigures(ctx.now), readWasteFigures()]);
  return ok({ asOf: ctx.now, all: rounds.reduce(add, none), rounds, wastes });
}

function add(a: PublicFigures, b: PublicFigures): PublicFigures {
  return {
    challenges: a.challenges + b.challenges,
    open: a.open + b.open,
    investmentFen: a.investmentFen + b.investmentFen,
    fiscalFen: a.fiscalFen + b.fiscalFen,
    awards: a.awards + b.awards,
    awardedFiscalFen: a.awardedFiscalFen + b.awardedFiscalFen,
  };
}
