import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { findApprovedChallenges } from "#app/db/challenge.ts";
import { inTransaction } from "#app/db/client.ts";
import { findNoticeByNumber } from "#app/db/notice.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { endSchedule, findSchedules, insertSchedule, type StoredSchedule } from "#app/db/scheduled-publication.ts";
import { findSubject } from "#app/db/subjects.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import { furthestScheduleDays } from "#app/domain/round/schedule.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { followsRound } from "#app/domain/round/view.ts";
import { commitmentLacks } from "#app/services/challenge/owner-letter.ts";
import { checkWindow, closingOf, shortWindow } from "#app/services/challenge/publish-under-notice.ts";
import { checkClearance } from "#app/services/clearance/check-clearance.ts";
import { custodyRefusal, findCustodyGaps } from "#app/services/custody/custody-lack.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput, refusalOf } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { ownDocumentNumber } from "#app/services/notice/own-document-number.ts";

export const scheduleInput = z.strictObject({
  /** ISO instant with offset. */
  publishAt: z.iso.datetime({ offset: true, error: "required" }),
  documentNumber: z.string().trim().min(1, "required"),
  closesAt: z.iso.datetime({ offset: true }).optional(),
  /** The publication may fall on a day off: said, never assumed. */
  onDayOff: z.boolean().default(false),
  /** Why the window is shorter than usual. */
  reason: z.string().trim().max(500).optional(),
});

/**
 * 定时发布: the second person consents now, with everything in place, and the list is published at the instant. Whoever may
 * publish may schedule, and everything is looked at again then. Refusals: those of publishing; badDate, alreadyDone (one
 * waits), documentNumberTaken.
 */
export async function schedulePublication(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ id: string; publishAt: string }>> {
  const round = await findSubject("round", code);
  if (!round) return refuse("notFound");
  const refused = refusalOf("round", ctx, "publish", round);
  if (refused || ctx.actor.personId === null) return { ok: false, refusal: refused ?? { code: "signInNeeded" } };
  const input = scheduleInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const ahead = Date.parse(input.data.publishAt) - Date.parse(ctx.now);
  if (ahead <= 0 || ahead > furthestScheduleDays * 86_400_000) return refuse("badDate", { fields: [{ path: "publishAt", message: ahead <= 0 ? "instantPast" : "instantFar" }] });
  const dayOff = round.isRehearsal ? null : appointmentProblem(input.data.publishAt, input.data.onDayOff);
  if (dayOff) return refuse("badDate", { fields: [{ path: "publishAt", message: dayOff }] });
  const number = ownDocumentNumber(input.data.documentNumber, round);
  if (!number.ok) return number;
  const consentedBy = ctx.actor.personId;
  return inTransaction(async (tx) => {
    const settings = await readRoundSettings(round.id, tx);
    const closing = closingOf(input.data.publishAt, { closesAt: input.data.closesAt, onDayOff: input.data.onDayOff }, settings);
    if (!closing.ok) return closing;
    const explained = checkWindow(shortWindow(input.data.publishAt, closing.value, settings), input.data.reason);
    if (!explained.ok) return explained;
    if ((await findSchedules(round.id, tx)).some(({ outcome }) => outcome === null)) return refuse("alreadyDone");
    const listed = await findApprovedChallenges(round.id, tx);
    if (listed.length === 0) return refuse("nothingToPublish");
    const cleared = await checkClearance(tx, ctx, round.id, false);
    if (!cleared.ok) return cleared;
    const gaps = custodyRefusal(await findCustodyGaps(settings));
    if (gaps) return { ok: false, refusal: gaps };
    const [unsigned] = (await commitmentLacks(listed.map(({ id }) => id), tx)).values();
    if (unsigned) return { ok: false, refusal: unsigned };
    if (await findNoticeByNumber(tx, number.value)) return refuse("documentNumberTaken", { fields: [{ path: "documentNumber", message: "duplicate" }] });
    const documentNumber = formatDocumentNumber(number.value);
    const { publishAt } = input.data;
    const id = await insertSchedule(tx, { roundId: round.id, publishAt, documentNumber, closesAt: input.data.closesAt ?? null, reason: input.data.reason || null, consentedBy });
    await appendEvent(tx, "round", round.id, "schedule", { ...actorFacts(ctx.actor), no: code, at: publishAt, documentNumber });
    return ok({ id, publishAt });
  });
}

/** 取消定时发布, by an officer or the second person. Refusals: notFound (nothing waits), notAllowed. */
export async function cancelSchedule(ctx: Context, code: string): Promise<Result<{ id: string }>> {
  const round = await findSubject("round", code);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !followsRound(held)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  return inTransaction(async (tx) => {
    const waiting = (await findSchedules(round.id, tx)).find(({ outcome }) => outcome === null);
    if (!waiting || !(await endSchedule(tx, waiting.id, "cancelled", null))) return refuse("notFound");
    await appendEvent(tx, "round", round.id, "unschedule", { ...actorFacts(ctx.actor), no: code });
    return ok({ id: waiting.id });
  });
}

export interface SchedulePage {
  code: string;
  title: string;
  schedules: StoredSchedule[];
  /** Why the actor cannot schedule now; null where nothing stands against it. */
  refusal: Refusal | null;
  mayCancel: boolean;
}

/** Refusal: notFound for who does not follow the round. */
export async function showSchedule(ctx: Context, code: string): Promise<Result<SchedulePage>> {
  const round = await findSubject("round", code);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || !followsRound(held)) return refuse("notFound");
  const [{ title }, schedules] = await Promise.all([readRoundSettings(round.id), findSchedules(round.id)]);
  const refusal = refusalOf("round", ctx, "publish", round);
  return ok({ code, title, schedules, refusal: refusal?.code === "secondFactorNeeded" ? null : refusal, mayCancel: held.includes("officer") || held.includes("secondOfficer") });
}
