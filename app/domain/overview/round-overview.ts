import { isBeforeOwner } from "#app/domain/policy/award.ts";
import type { ExceptionKind } from "#app/domain/exception/kinds.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { type CalendarDate, addDays, shanghaiDate, weekday } from "#app/domain/kernel/calendar.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { nextSteps, type Step } from "./next-steps.ts";
import type { ChallengeProgress } from "./progress.ts";
import { type CellState, currentStage, type MatrixStage, type StageCell, stageCells } from "./stage-cells.ts";

/** A challenge in the matrix of 批次总览. */
export interface OverviewRow {
  no: string;
  title: string;
  ownerName: string | null;
  pattern: Pattern;
  status: ChallengeState;
  cells: (StageCell | null)[];
  stage: MatrixStage | null;
  step: Step | null;
}

/** A stage of the rail: how many challenges are in it, how many were stopped there, how far it is as a whole. */
export interface RailStage {
  stage: MatrixStage;
  here: number;
  stopped: number;
  state: CellState;
}

export const dateKinds = ["closes", "correctionDue", "ownerDue", "publicityEnds"] as const;

/** A date of a challenge (本周日程). `on` is the date in Shanghai, `at` the instant where there is one. */
export interface OverviewDate {
  kind: (typeof dateKinds)[number];
  on: string;
  at: string | null;
  no: string;
  title: string;
}

export interface ExceptionCount {
  kind: ExceptionKind;
  count: number;
}

export function overviewRow(progress: ChallengeProgress, columns: readonly MatrixStage[], now: string): OverviewRow {
  const { no, title, ownerName, pattern, status } = progress;
  const cells = stageCells(progress, columns, now);
  return { no, title, ownerName, pattern, status, cells, stage: currentStage(cells)?.stage ?? null, step: nextSteps(progress, now)[0] ?? null };
}

/** The rail of stages: a stage is done when no challenge is before or in it any more. */
export function railOf(rows: readonly OverviewRow[], columns: readonly MatrixStage[]): RailStage[] {
  return columns.map((stage, index) => {
    const cells = rows.flatMap((row) => row.cells[index] ?? []);
    const here = rows.filter((row) => row.stage === stage && row.cells[index]?.state !== "done").length;
    const isDone = cells.length > 0 && cells.every((one) => one.state === "done" || one.state === "stopped");
    const isBegun = cells.some((one) => one.state !== "ahead");
    return { stage, here, stopped: cells.filter((one) => one.state === "stopped" && one.word !== "stopped").length, state: isDone ? "done" : isBegun ? "current" : "ahead" };
  });
}

function datesOf({ no, title, status, closesAt, correctionDueAt, pattern, shortlist, awards }: ChallengeProgress): OverviewDate[] {
  const dates: OverviewDate[] = [];
  const add = (kind: OverviewDate["kind"], at: string) => {
    const on = at.length === 10 ? at : shanghaiDate(at);
    if (typeof on === "string") dates.push({ kind, on, at: null, no, title });
    else if (on.ok) dates.push({ kind, on: on.value, at, no, title });
  };
  if (status === "open" && closesAt) add("closes", closesAt);
  if (correctionDueAt) add("correctionDue", correctionDueAt);
  if (isBeforeOwner(pattern, status) && shortlist.dueOn) add("ownerDue", shortlist.dueOn);
  for (const { status: state, endsOn } of awards) if (state === "inPublicity" && endsOn) add("publicityEnds", endsOn);
  return dates;
}

/** The dates of this week (Monday to Sunday in Shanghai) and, when it has none, the next ones; by date. */
export function datesAround(progress: readonly ChallengeProgress[], now: string): { thisWeek: OverviewDate[]; later: OverviewDate[] } {
  const today = shanghaiDate(now);
  if (!today.ok) return { thisWeek: [], later: [] };
  const sunday: CalendarDate = addDays(today.value, 7 - weekday(today.value));
  const all = progress.flatMap(datesOf).filter(({ on }) => on >= today.value).sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return { thisWeek: all.filter(({ on }) => on <= sunday), later: all.filter(({ on }) => on > sunday).slice(0, 10) };
}
