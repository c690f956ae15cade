import { findWaitingDraws } from "#app/db/expert-draw.ts";
import { findOpenings, type OpeningRecord } from "#app/db/audit-views.ts";
import { findProgress } from "#app/db/challenge-progress.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isOver } from "#app/domain/overview/progress.ts";
import type { WaitingDraw } from "#app/domain/review/draw/draw-view.ts";
import type { TodoItem } from "#app/domain/todo/view.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { everyMatter, listTodo } from "#app/services/todo/list-todo.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** An opening that comes: `isDue` once the deadline has passed; the count is known from the closing on. */
export interface ComingOpening {
  no: string;
  title: string;
  roundCode: string;
  closesAt: string | null;
  isDue: boolean;
  bidsAtClose: number | null;
}

export interface WitnessView {
  coming: ComingOpening[];
  records: OpeningRecord[];
  /** Draws that wait for a number. */
  draws: WaitingDraw[];
  /** What waits for the person in any duty: this is a start page. */
  todo: TodoItem[];
}

/** What a witness sees: openings that come and the records of those that were. Refusal: notFound for who witnesses no round. */
export async function showWitness(ctx: Context): Promise<Result<WitnessView>> {
  const rounds = roundsWithin(ctx.actor, ["witness", "supervisor"]);
  if (rounds.length === 0) return refuse("notFound");
  const [progress, records, draws, todo] = await Promise.all([findProgress({ unfinishedOf: rounds }, itemsClosedTo(ctx.actor)), findOpenings(rounds), findWaitingDraws(rounds, itemsClosedTo(ctx.actor)), listTodo(ctx, everyMatter)]);
  if (!todo.ok) return todo;
  const coming = progress
    .filter(({ status, bids }) => status === "open" || (status === "closed" && bids === null))
    .map(({ no, title, roundCode, closesAt, bidsAtClose }) => ({ no, title, roundCode, closesAt, isDue: isOver(closesAt, ctx.now), bidsAtClose }));
  return ok({ coming: coming.sort((one, other) => Number(other.isDue) - Number(one.isDue)), records, draws: draws.map(({ kind, no, title, preparedAt }) => ({ kind, no, title, preparedAt })), todo: todo.value.mine });
}
