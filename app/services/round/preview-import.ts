import { readInstallation } from "#app/db/installation.ts";
import { findHolders } from "#app/db/organisation-import.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { planImport } from "#app/domain/round/import-plan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { takenNumbers } from "./import-round.ts";

/** What an import would do (核对报告); nothing is written. With problems it would be refused. */
export interface ImportPreview {
  round: { code: string; title: string };
  counts: { units: number; affiliations: number; experts: number; challenges: number; ready: number; bids: number };
  challenges: { no: string; title: string; isReady: boolean }[];
  /** Whether the import publishes at once, as a demo does; in a real database a second officer does. */
  publishes: boolean;
  problems: FieldProblem[];
  warnings: FieldProblem[];
}

/** Whether the actor may import at all: the page exists for nobody else. Refusal: notFound. */
export function importRefusal(ctx: Context): ReturnType<typeof refuse> | null {
  const held = ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role);
  return birthRefusal("round", ctx.actor, held) ? refuse("notFound") : null;
}

/** Refusals: notFound, invalidInput with every problem by its path in the file. */
export async function previewImport(ctx: Context, rawFile: unknown): Promise<Result<ImportPreview>> {
  const refused = importRefusal(ctx);
  if (refused) return refused;
  const plan = planImport(rawFile);
  if (!plan.ok) return plan;
  const { round, units, affiliations, experts, challenges, bids, warnings } = plan.value;
  const isReal = (await readInstallation()).kind === "real";
  const [taken, second] = await Promise.all([takenNumbers(plan.value), findHolders("secondOfficer")]);
  const problems = [
    ...taken,
    ...(isReal && bids.length > 0 ? [{ path: "bids", message: "bidsBelongToTeams" }] : []),
    ...(!isReal && second.length === 0 ? [{ path: "round", message: "noSecondOfficer" }] : []),
  ];
  return ok({
    round: { code: round.code, title: round.title },
    counts: { units: units.length, affiliations: affiliations.length, experts: experts.length, challenges: challenges.length, ready: challenges.filter(({ isReady }) => isReady).length, bids: bids.length },
    challenges: challenges.map(({ input, isReady }) => ({ no: input.no, title: input.title, isReady })),
    publishes: !isReal,
    problems,
    warnings,
  });
}
