import { findLastVerification } from "#app/db/audit-views.ts";
import { findProgress } from "#app/db/challenge-progress.ts";
import { findExceptions } from "#app/db/exceptions.ts";
import { countOpenInfluenceReports } from "#app/db/influence.ts";
import { findRoundRows } from "#app/db/round-views.ts";
import type { Verification } from "#app/domain/audit/view.ts";
import { exceptionKinds, type ExceptionKind } from "#app/domain/exception/kinds.ts";
import type { ExceptionRow } from "#app/domain/exception/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { datesAround, type OverviewDate } from "#app/domain/overview/round-overview.ts";
import type { TodoItem } from "#app/domain/todo/view.ts";
import { type RoundRow, roundsWithin } from "#app/domain/round/view.ts";
import { everyMatter, listTodo } from "#app/services/todo/list-todo.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** The supervisor's start page: exceptions by kind and how many of them are of the last week, running terms, the last check of the log. */
export interface SupervisionView {
  rounds: RoundRow[];
  byKind: { kind: ExceptionKind; count: number; recent: number }[];
  latest: ExceptionRow[];
  dates: { thisWeek: OverviewDate[]; later: OverviewDate[] };
  verification: Verification | null;
  /** 打招呼情况报告 without an answer. */
  openReports: number;
  /** What waits for the person in any duty: this is a start page. */
  todo: TodoItem[];
}

const week = 7 * 86_400_000;
const mostShown = 10;

/** Refusal: notFound for who supervises no round. */
export async function showSupervision(ctx: Context): Promise<Result<SupervisionView>> {
  const rounds = roundsWithin(ctx.actor, ["supervisor"]);
  if (rounds.length === 0) return refuse("notFound");
  const [rows, exceptions, progress, verification, openReports, todo] = await Promise.all([
    findRoundRows(rounds, ctx.now, false),
    findExceptions(rounds, true),
    findProgress({ unfinishedOf: rounds }),
    findLastVerification(),
    countOpenInfluenceReports(rounds),
    listTodo(ctx, everyMatter),
  ]);
  if (!todo.ok) return todo;
  const since = Date.parse(ctx.now) - week;
  const byKind = exceptionKinds
    .map((kind) => exceptions.filter((row) => row.kinds.includes(kind)))
    .map((found, index) => ({ kind: exceptionKinds[index]!, count: found.length, recent: found.filter(({ at }) => Date.parse(at) >= since).length }))
    .filter(({ count }) => count > 0);
  return ok({ rounds: rows, byKind, latest: exceptions.slice(0, mostShown), dates: datesAround(progress, ctx.now), verification, openReports, todo: todo.value.mine });
}
