import { findWorkChallenges } from "#app/db/challenge-work-list.ts";
import type { WorkChallengeRow, WorkListFilter } from "#app/domain/challenge/work-list.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { overviewDuties, roundsWithin } from "#app/domain/round/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
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

/**
 * 榜单 in the workbench: all challenges of the rounds that the actor follows, the unpublished ones too, and the published
 * ones of the actor's own units. Refusal: notFound for who has neither a duty nor a unit.
 */
export async function listWorkChallenges(ctx: Context, filter: WorkListFilter): Promise<Result<WorkChallenges>> {
  const rounds = roundsWithin(ctx.actor, overviewDuties);
  const ownerUnits = ctx.actor.units.map((unit) => unit.unitId);
  if (rounds.length === 0 && ownerUnits.length === 0) return refuse("notFound");
  const found = await findWorkChallenges({ rounds, ownerUnits, closed: itemsClosedTo(ctx.actor) }, filter, pageSize);
  return ok({ ...found, page: filter.page, pageSize, isStaff: rounds.length > 0, mayCreate: roundsWithin(ctx.actor, ["officer"]).length > 0 });
}
