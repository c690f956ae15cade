import { digestJson } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { findCalendar, findRunningDeadlines, lockCalendar, type RunningDeadline, writeCalendar } from "#app/db/calendar.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { type DayDifference, type DeadlineEffect, differenceOf, effectOn } from "#app/domain/calendar/difference.ts";
import { type NoticeProblem, readHolidayNotice } from "#app/domain/calendar/read-notice.ts";
import { knownYears, planOf } from "#app/domain/kernel/calendar.ts";
import type { HolidayPlan } from "#app/domain/kernel/calendar-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, holdsRole } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const mayPropose = (actor: Actor) => actor.system || holdsRole(actor, "systemAdmin", null);
/** The second look: another administrator, or 复核 (guide 0.1, 17: one system administrator must be enough). */
export const mayDecideCalendar = (actor: Actor) => mayPropose(actor) || actor.roles.some(({ role }) => role === "secondOfficer");

/** What a notice would change: days, and running deadlines. */
export interface CalendarPreview {
  year: number;
  plan: HolidayPlan;
  /** Of year and plan: what is confirmed is what was shown. */
  digest: string;
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
  proposal: (CalendarPreview & { by: string; at: string; isOwn: boolean }) | null;
  mayPropose: boolean;
  mayDecide: boolean;
}

async function previewOf(ctx: Context, year: number, plan: HolidayPlan): Promise<CalendarPreview> {
  const deadlines = await findRunningDeadlines(ctx.now);
  const effects = deadlines.flatMap((deadline) => {
    const effect = effectOn(deadline.at, ctx.now, year, plan);
    return effect ? { ...deadline, ...effect } : [];
  });
  return { year, plan, digest: digestJson({ year, plan }), isNew: planOf(year) === undefined, differences: differenceOf(year, plan), effects };
}

/** 工作日历 as its keepers see it: the years that are known, the notice that waits. Refusal: notFound. */
export async function showCalendar(ctx: Context): Promise<Result<CalendarPage>> {
  if (!mayDecideCalendar(ctx.actor)) return refuse("notFound");
  const { proposal } = await findCalendar();
  const years = knownYears().map((year) => ({ year, source: planOf(year)?.source ?? "" }));
  const shown = proposal && { ...(await previewOf(ctx, proposal.year, proposal.plan)), by: proposal.by === null ? "" : ((await findPerson(proposal.by))?.name ?? ""), at: proposal.at, isOwn: proposal.by !== null && proposal.by === ctx.actor.personId };
  return ok({ years, proposal: shown, mayPropose: mayPropose(ctx.actor), mayDecide: mayDecideCalendar(ctx.actor) });
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
  return inTransaction(async (tx) => {
    const calendar = await lockCalendar(tx);
    await writeCalendar(tx, { ...calendar, proposal: { year, plan, by: ctx.actor.personId, at: ctx.now } });
    await appendEvent(tx, "setting", null, "proposeCalendar", { ...actorFacts(ctx.actor), year, source: plan.source, digest: preview.digest });
    return ok({ year });
  });
}

/** 复核: takes the notice over for every process from the next request on, or turns it down. Refusals: notFound, samePerson, statusChanged (another notice waits meanwhile). */
export async function decideNotice(ctx: Context, digest: string, isAdopted: boolean): Promise<Result<{ year: number; source: string }>> {
  if (!mayDecideCalendar(ctx.actor)) return refuse("notFound");
  return inTransaction(async (tx) => {
    const { plans, proposal } = await lockCalendar(tx);
    if (proposal === null || digestJson({ year: proposal.year, plan: proposal.plan }) !== digest) return refuse("statusChanged");
    const { year, plan } = proposal;
    // Who proposed may take it back, never put it in force.
    if (isAdopted && proposal.by !== null && proposal.by === ctx.actor.personId) return refuse("samePerson");
    await writeCalendar(tx, { plans: isAdopted ? { ...plans, [year]: plan } : plans, proposal: null });
    await appendEvent(tx, "setting", null, isAdopted ? "adoptCalendar" : "rejectCalendar", { ...actorFacts(ctx.actor), year, source: plan.source, digest });
    return ok({ year, source: plan.source });
  });
}
