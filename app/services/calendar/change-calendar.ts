import { digestJson } from "#app/crypto/canonical.ts";
import { findCalendar, findRunningDeadlines, lockCalendar, type RunningDeadline, writeCalendar } from "#app/db/calendar.ts";
import { type DayDifference, type DeadlineEffect, differenceOf, effectOn } from "#app/domain/calendar/difference.ts";
import { type NoticeProblem, readHolidayNotice } from "#app/domain/calendar/read-notice.ts";
import type { StoredCalendar } from "#app/domain/calendar/schema.ts";
import { knownYears, planOf } from "#app/domain/kernel/calendar.ts";
import type { HolidayPlan } from "#app/domain/kernel/calendar-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { decideValue, mayDecide, mayPropose, type ProposedSetting, proposeValue, type ShownProposal, shownProposal } from "#app/services/kernel/proposal.ts";

const setting: ProposedSetting<{ year: number; plan: HolidayPlan }, StoredCalendar> = {
  lock: lockCalendar,
  write: writeCalendar,
  digestOf: ({ year, plan }) => digestJson({ year, plan }),
  events: { propose: "proposeCalendar", adopt: "adoptCalendar", reject: "rejectCalendar" },
};

/** What a notice would change: days, and running deadlines. */
export interface CalendarPreview {
  year: number;
  plan: HolidayPlan;
  isNew: boolean;
  differences: DayDifference[];
  effects: (RunningDeadline & DeadlineEffect)[];
}

export interface CheckedNotice {
  problems: NoticeProblem[];
  preview: CalendarPreview | null;
}

export interface CalendarPage {
  years: { year: number; source: string }[];
  proposal: (ShownProposal & CalendarPreview) | null;
  mayPropose: boolean;
}

async function previewOf(ctx: Context, year: number, plan: HolidayPlan): Promise<CalendarPreview> {
  const deadlines = await findRunningDeadlines(ctx.now);
  const effects = deadlines.flatMap((deadline) => {
    const effect = effectOn(deadline.at, ctx.now, year, plan);
    return effect ? { ...deadline, ...effect } : [];
  });
  return { year, plan, isNew: planOf(year) === undefined, differences: differenceOf(year, plan), effects };
}

/** 工作日历 as its keepers see it: the years that are known, the notice that waits. Refusal: notFound. */
export async function showCalendar(ctx: Context): Promise<Result<CalendarPage>> {
  if (!mayDecide(ctx.actor)) return refuse("notFound");
  const { proposal } = await findCalendar();
  const years = knownYears().map((year) => ({ year, source: planOf(year)?.source ?? "" }));
  const shown = proposal && { ...(await previewOf(ctx, proposal.year, proposal.plan)), ...(await shownProposal(ctx, setting, proposal)) };
  return ok({ years, proposal: shown, mayPropose: mayPropose(ctx.actor) });
}

/** 核对放假通知: what is wrong in it, or what it would change; nothing is stored. Refusal: notFound. */
export async function checkNotice(ctx: Context, text: string): Promise<Result<CheckedNotice>> {
  if (!mayPropose(ctx.actor)) return refuse("notFound");
  const { year, plan, problems } = readHolidayNotice(text);
  return ok({ problems, preview: plan === null || year === null || problems.length > 0 ? null : await previewOf(ctx, year, plan) });
}

/** 提交复核: the notice waits for somebody else; a later one takes its place. Refusals: notFound, invalidInput, nothingChanged. */
export async function proposeNotice(ctx: Context, text: string): Promise<Result<{ year: number }>> {
  const checked = await checkNotice(ctx, text);
  if (!checked.ok) return checked;
  const { preview } = checked.value;
  if (preview === null) return refuse("invalidInput", { fields: [{ path: "text", message: "noticeNotClean" }] });
  const { year, plan, differences } = preview;
  if (differences.length === 0) return refuse("nothingChanged");
  await proposeValue(ctx, setting, { year, plan }, { year, source: plan.source });
  return ok({ year });
}

/** 复核 of the notice that waits. Refusals as `decideValue`. */
export function decideNotice(ctx: Context, digest: string, isAdopted: boolean): Promise<Result<{ year: number; source: string }>> {
  return decideValue(ctx, setting, { digest, isAdopted }, ({ plans }, { year, plan }) => ({ adopted: { plans: { ...plans, [year]: plan } }, facts: { year, source: plan.source }, answer: { year, source: plan.source } }));
}
