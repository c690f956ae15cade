import { z } from "zod";
import { findClockDates, type ClockDate } from "#app/db/clock-dates.ts";
import { readClock } from "#app/db/clock.ts";
import { readInstallation, setClock } from "#app/db/installation.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo, type StaffRole } from "#app/domain/policy/actor.ts";
import { holdsAnywhere } from "#app/domain/round/view.ts";
import { closeDueChallenges } from "#app/services/challenge/close-due-challenges.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** Who may set the clock of a demo, test or rehearsal. */
const clockDuties: readonly StaffRole[] = ["officer", "secondOfficer", "systemAdmin"];

const dayInMilliseconds = 86_400_000;
const afterDeadline = 60_000;
const furthest = 10 * 366 * dayInMilliseconds;

export interface ClockView {
  now: string;
  offsetMs: number;
  dates: ClockDate[];
}

/** The clock of a database that is not real. Refusal: notFound, also in a real one. */
export async function showClock(ctx: Context): Promise<Result<ClockView>> {
  if (!holdsAnywhere(ctx.actor, clockDuties)) return refuse("notFound");
  const { kind, clockOffsetMs } = await readInstallation();
  if (kind === "real") return refuse("notFound");
  return ok({ now: ctx.now, offsetMs: clockOffsetMs, dates: await findClockDates(ctx.now, itemsClosedTo(ctx.actor)) });
}

export const clockInput = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("instant"), instant: z.iso.datetime({ offset: true }) }),
  z.strictObject({ to: z.literal("days"), days: z.number().int().min(-400).max(400) }),
  /** A minute after the next date. */
  z.strictObject({ to: z.literal("next") }),
  z.strictObject({ to: z.literal("real") }),
]);

export type ClockInput = z.infer<typeof clockInput>;

/**
 * Sets the clock, notes it in the log and closes what is now due. Refusals: notAllowed, realClock (a real database),
 * invalidInput, badDate (more than ten years off, or no next date).
 */
export async function moveClock(ctx: Context, rawInput: unknown): Promise<Result<{ now: string; closed: number }>> {
  if (ctx.actor.personId === null && !ctx.actor.system) return refuse("signInNeeded");
  if (!holdsAnywhere(ctx.actor, clockDuties)) return refuse("notAllowed");
  if ((await readInstallation()).kind === "real") return refuse("realClock");
  const input = clockInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const target = await targetOf(input.data, ctx.now);
  if (!target.ok) return target;
  if (!(await setClock(target.value, actorFacts(ctx.actor)))) return refuse("realClock");
  const now = await readClock();
  return ok({ now, closed: await closeDueChallenges(now) });
}

async function targetOf(input: ClockInput, now: string): Promise<Result<string | null>> {
  if (input.to === "real") return ok(null);
  const at = await instantOf(input, now);
  if (at === null) return refuse("badDate");
  return Math.abs(at - Date.parse(now)) > furthest ? refuse("badDate", { fields: [{ path: "instant", message: "tooFar" }] }) : ok(new Date(at).toISOString());
}

async function instantOf(input: Exclude<ClockInput, { to: "real" }>, now: string): Promise<number | null> {
  if (input.to === "instant") return Date.parse(input.instant);
  if (input.to === "days") return Date.parse(now) + input.days * dayInMilliseconds;
  const next = (await findClockDates(now))[0];
  return next ? Date.parse(next.at) + afterDeadline : null;
}
