import { addDays, type CalendarDate } from "#app/domain/kernel/calendar.ts";
import { type Pattern, type Stage, stagesOf } from "#app/domain/kernel/pattern.ts";
import { addWorkingDays, nextWorkingDay } from "#app/domain/kernel/working-days.ts";
import { type RoundCalendar, roundCalendar } from "./calendar-schema.ts";
import type { RoundRules } from "./schema.ts";

/** 日程阶段: what is done before a list is out, the stages of its items, and the contract after them (guide 4.2). */
const beforeList = ["collecting", "recommending", "vetting", "approval"] as const;
export type PlannedStage = (typeof beforeList)[number] | Stage | "correction" | "contract";

export type DayUnit = "day" | "workingDay";

/** One stage on its dates, both counted. `movedFrom`: its last day would have been this day off. `provisional`: some year has no notice yet. */
export interface PlannedSpan {
  stage: PlannedStage;
  days: number;
  unit: DayUnit;
  from: string;
  to: string;
  movedFrom: string | null;
  provisional: boolean;
}

/** What a plan needs of a round's rules. */
export type PlannedRules = Pick<RoundRules, "calendar" | "bidWindowDays" | "correctionWorkingDays"> & { publicity: Pick<RoundRules["publicity"], "workingDays"> };

const inWorkingDays: readonly PlannedStage[] = ["formCheck", "correction", "publicity"];

export const unitOf = (stage: PlannedStage): DayUnit => (inWorkingDays.includes(stage) ? "workingDay" : "day");

/** The stages of a round whose items are organised so, in their order. */
export function plannedStages(pattern: Pattern): PlannedStage[] {
  return [...beforeList, ...stagesOf[pattern].flatMap((stage): PlannedStage[] => (stage === "formCheck" ? [stage, "correction"] : [stage])), "contract"];
}

/** The whole calendar of a round; empty where it has none. */
export function planRound(rules: PlannedRules, pattern: Pattern): PlannedSpan[] {
  return rules.calendar ? spansFrom(rules.calendar.startsOn, plannedStages(pattern), rules, true) : [];
}

/** What follows a deadline that stands (a date), stage by stage; empty where the round has no calendar. */
export function planAfterClosing(rules: PlannedRules, pattern: Pattern, closesOn: string): PlannedSpan[] {
  const stages = plannedStages(pattern);
  return rules.calendar ? spansFrom(closesOn, stages.slice(stages.indexOf("bidding") + 1), rules, false) : [];
}

/**
 * Stage after stage: each begins on the working day after the one before has ended and ends on a working day, so that a
 * holiday in one moves all that follow. The day a list is published does not count into its window, as at publication.
 */
function spansFrom(start: string, stages: readonly PlannedStage[], rules: PlannedRules, isStartCounted: boolean): PlannedSpan[] {
  const spans: PlannedSpan[] = [];
  let day = start;
  let isFree = isStartCounted;
  for (const stage of stages) {
    const days = daysOf(stage, rules);
    if (days === 0) continue;
    const begin = isFree ? addWorkingDays(day, 1) : addWorkingDays(day, 1, { countStart: false });
    const span = begin.ok ? spanOf(stage, days, begin.value.end) : null;
    if (span === null) return spans;
    spans.push({ ...span, provisional: span.provisional || (begin.ok && begin.value.provisional) });
    day = span.to;
    isFree = false;
  }
  return spans;
}

function spanOf(stage: PlannedStage, days: number, from: string): PlannedSpan | null {
  const unit = unitOf(stage);
  const last = addDays(from as CalendarDate, stage === "bidding" ? days : days - 1);
  const end = unit === "workingDay" ? addWorkingDays(from, days) : addWorkingDays(last, 1);
  if (!end.ok) return null;
  const { end: to, provisional } = end.value;
  return { stage, days, unit, from, to, movedFrom: unit === "day" && to !== last ? last : null, provisional };
}

function daysOf(stage: PlannedStage, rules: PlannedRules): number {
  if (stage === "bidding") return rules.bidWindowDays;
  if (stage === "correction") return rules.correctionWorkingDays;
  if (stage === "publicity") return rules.publicity.workingDays;
  return rules.calendar?.days[stage] ?? 0;
}

/** The calendar that a new round starts from: from the next working day on. */
export function calendarFrom(today: string, days: RoundCalendar["days"] | undefined): RoundCalendar {
  const next = nextWorkingDay(today);
  return roundCalendar.parse({ startsOn: next.ok ? next.value.date : today, ...(days && { days }) });
}
