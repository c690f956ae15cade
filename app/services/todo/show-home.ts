import { findRoundRows } from "#app/db/round-views.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { overviewRow, railOf, type RailStage } from "#app/domain/overview/round-overview.ts";
import { type Problem, problemsOf } from "#app/domain/overview/problems.ts";
import { columnsOf } from "#app/domain/overview/stage-cells.ts";
import { overviewDuties, type RoundRow, roundsWithin } from "#app/domain/round/view.ts";
import type { OpenReview } from "#app/domain/review/own-list.ts";
import type { TodoList } from "#app/domain/todo/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listOpenReviews } from "#app/services/review/list-reviews.ts";
import { collectTodo, everyMatter, shorten } from "./list-todo.ts";

/** The start page of the workbench: what is to be done, what is waited for, how far the rounds are. */
export interface Home {
  todo: TodoList;
  rounds: { round: RoundRow; rail: RailStage[] }[];
  /** What has gone wrong in the rounds that the reader follows: a witness sees what is witnessed. */
  problems: Problem[];
  /** Of an expert, instead of the matters that say the same. */
  reviews: OpenReview[];
}

const mostRounds = 3;

/** Refusal: signInNeeded. `all`: every matter and not only the most pressing seven. */
export async function showHome(ctx: Context, all = false): Promise<Result<Home>> {
  const followed = roundsWithin(ctx.actor, overviewDuties);
  const [collected, rows, reviews] = await Promise.all([collectTodo(ctx), followed.length > 0 ? findRoundRows(followed, ctx.now, false) : [], listOpenReviews(ctx)]);
  if (!collected.ok) return collected;
  const progress = followed === "all" ? collected.value.progress : collected.value.progress.filter(({ roundId }) => followed.includes(roundId));
  const running = rows.filter(({ status }) => status !== "closed" && status !== "cancelled").slice(0, mostRounds);
  const rounds = running.map((round) => {
    const own = progress.filter(({ roundCode }) => roundCode === round.code);
    const columns = columnsOf(own);
    return { round, rail: railOf(own.map((one) => overviewRow(one, columns, ctx.now)), columns) };
  });
  const told = new Set(reviews.map(({ no }) => no));
  const mine = collected.value.mine.filter(({ code, no }) => code !== "scoreBids" || no === null || !told.has(no));
  return ok({ todo: shorten({ ...collected.value, mine }, all ? everyMatter : undefined), rounds, problems: problemsOf(progress), reviews });
}
