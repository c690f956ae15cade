import { findWorkChallenges } from "#app/db/challenge-work-list.ts";
import type { WorkChallengeRow, WorkListFilter } from "#app/domain/challenge/work-list.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { overviewDuties, roundsWithin } from "#app/domain/round/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { bulkExportRefusal } from "#app/services/site/export-pause.ts";
import type { Context } from "#app/services/kernel/context.ts";

export interface WorkChallenges {
  rows: WorkChallengeRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Codes of the rounds in the list, for the filter. */
  rounds: string[];
  /** Whether the actor follows rounds; an owner reads the public pages. */
  isStaff: boolean;
  /** Whether the actor may add one, to some round. */
  mayCreate: boolean;
}

const pageSize = 200;

/** More than a city will ever have in its list. */
const mostExported = 20_000;

/**
 * 榜单 in the workbench: all challenges of the rounds that the actor follows, the unpublished ones too, and the published
 * ones of the actor's own units. Refusal: notFound for who has neither a duty nor a unit.
 */
export async function listWorkChallenges(ctx: Context, filter: WorkListFilter): Promise<Result<WorkChallenges>> {
  const rounds = roundsWithin(ctx.actor, overviewDuties);
  const found = await findThose(ctx, rounds, filter, pageSize);
  if (!found.ok) return found;
  return ok({ ...found.value, page: filter.page, pageSize, isStaff: rounds.length > 0, mayCreate: roundsWithin(ctx.actor, ["officer"]).length > 0 });
}

/** All that the list's filter lets through, in its order, for an export. Refusals: those of the list; exportPaused. */
export async function exportWorkChallenges(ctx: Context, filter: WorkListFilter): Promise<Result<WorkChallengeRow[]>> {
  const refused = await bulkExportRefusal();
  if (refused) return refused;
  const found = await findThose(ctx, roundsWithin(ctx.actor, overviewDuties), { ...filter, page: 1 }, mostExported);
  return found.ok ? ok(found.value.rows) : found;
}

async function findThose(ctx: Context, rounds: "all" | readonly string[], filter: WorkListFilter, size: number): Promise<Result<Pick<WorkChallenges, "rows" | "total" | "rounds">>> {
  const ownerUnits = ctx.actor.units.map((unit) => unit.unitId);
  if (rounds.length === 0 && ownerUnits.length === 0) return refuse("notFound");
  return ok(await findWorkChallenges({ rounds, ownerUnits, closed: itemsClosedTo(ctx.actor) }, filter, size));
}
