import { findExceptions } from "#app/db/exceptions.ts";
import { findSubject } from "#app/db/subjects.ts";
import { exceptionKinds, type ExceptionKind } from "#app/domain/exception/kinds.ts";
import type { ExceptionList, ExceptionRow } from "#app/domain/exception/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { followsRound } from "#app/domain/round/view.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

const knowsExperts: readonly StaffRole[] = ["officer", "secondOfficer", "supervisor"];

const pageSize = 100;

function listOf(all: ExceptionRow[], kind: ExceptionKind | undefined, page: number): ExceptionList {
  const chosen = kind === undefined ? all : all.filter((row) => row.kinds.includes(kind));
  const byKind = exceptionKinds.map((one) => ({ kind: one, count: all.filter((row) => row.kinds.includes(one)).length })).filter(({ count }) => count > 0);
  return { rows: chosen.slice((page - 1) * pageSize, page * pageSize), total: chosen.length, page, pageSize, byKind };
}

/** The 例外清单 of a round, whole or of one kind; `byKind` counts the whole. Refusal: notFound for who does not follow the round. */
export async function listExceptions(ctx: Context, roundCode: string, kind?: ExceptionKind, page = 1): Promise<Result<ExceptionList & { round: { code: string } }>> {
  const all = await exceptionsOf(ctx, roundCode);
  return all.ok ? ok({ ...listOf(all.value, kind, page), round: { code: roundCode } }) : all;
}

/** All of them, or all of one kind, for an export. Refusal: notFound. */
export async function exportExceptions(ctx: Context, roundCode: string, kind?: ExceptionKind): Promise<Result<ExceptionRow[]>> {
  const all = await exceptionsOf(ctx, roundCode);
  return all.ok ? ok(all.value.filter(({ kinds }) => kind === undefined || kinds.includes(kind))) : all;
}

async function exceptionsOf(ctx: Context, roundCode: string): Promise<Result<ExceptionRow[]>> {
  const round = await findSubject("round", roundCode);
  if (!round || !followsRound(staffRelations(ctx.actor, round.id))) return refuse("notFound");
  const seesExperts = ctx.actor.system || ctx.actor.roles.some((grant) => knowsExperts.includes(grant.role) && (grant.roundId === null || grant.roundId === round.id));
  return ok(await findExceptions([round.id], seesExperts, itemsClosedTo(ctx.actor)));
}
