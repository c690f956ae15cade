import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitNamesBut } from "#app/db/question.ts";
import { lockVisit, putVisit, setSignedIn, setVisitRecord } from "#app/db/item-visit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { namesSomebody } from "#app/domain/question/change.ts";
import { newVisit, visitRecord } from "#app/domain/sample/schema.ts";
import { tellTeams } from "#app/services/bid/tell-teams.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { isArranged, officersItem } from "./item-of.ts";
import { tellGuests } from "./tell-guests.ts";

function datesProblem(ctx: Context, item: ChallengeSubject, visit: { startsAt: string; registerUntil: string; onDayOff: boolean }): Result<never> | null {
  if (Date.parse(visit.registerUntil) <= Date.parse(ctx.now)) return refuse("invalidInput", { fields: [{ path: "registerUntil", message: "instantPast" }] });
  const isLate = item.closesAt !== null && Date.parse(visit.startsAt) >= Date.parse(item.closesAt);
  if (isLate) return refuse("invalidInput", { fields: [{ path: "startsAt", message: "visitAfterClosing" }] });
  const daysOff = (["startsAt", "registerUntil"] as const).flatMap((path) => {
    const message = item.isRehearsal ? null : appointmentProblem(visit[path], visit.onDayOff);
    return message === null ? [] : [{ path, message }];
  });
  return daysOff.length > 0 ? refuse("invalidInput", { fields: daysOff }) : null;
}

/** 安排踏勘, or change it until it is held; teams, followers and who registered are told. Refusals: notFound, notAllowed, wrongState, alreadyDone (recorded), invalidInput. */
export async function setVisit(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ startsAt: string }>> {
  const input = newVisit.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  if (!isArranged(item.value)) return refuse("wrongState", { facts: { state: item.value.status } });
  const problem = datesProblem(ctx, item.value, input.data);
  if (problem) return problem;
  return inTransaction(async (tx) => {
    if ((await lockVisit(tx, item.value.id))?.record) return refuse("alreadyDone");
    await putVisit(tx, item.value.id, input.data);
    const seq = await appendEvent(tx, "challenge", item.value.id, "setVisit", { ...actorFacts(ctx.actor), startsAt: input.data.startsAt });
    await tellGuests(tx, { challengeId: item.value.id, at: input.data.startsAt, words: input.data.place, key: seq });
    if (item.value.opensAt !== null) {
      const news = { at: input.data.startsAt, words: input.data.place, key: seq };
      await tellTeams(tx, item.value.id, { kind: "visit", ...news });
      await tellFollowers(tx, { challengeId: item.value.id, news: "visit", ...news });
    }
    return ok({ startsAt: input.data.startsAt });
  });
}

/** 签到 of a unit on the day. Refusals: notFound, notAllowed, alreadyDone. */
export async function signInGuest(ctx: Context, no: string, entryId: string): Promise<Result<{ signedIn: boolean }>> {
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  return inTransaction(async (tx) => ((await setSignedIn(tx, item.value.id, entryId)) ? ok({ signedIn: true }) : refuse("alreadyDone")));
}

/**
 * 公布踏勘记录 to everybody, once, after the visit began: what was shown and answered. A text that names a unit, a telephone or an
 * address is refused. Refusals: notFound, notAllowed, notYetOpen, alreadyDone, namesSomebody, invalidInput.
 */
export async function recordVisit(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ recorded: boolean }>> {
  const input = visitRecord.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, item.value.id);
    if (!visit) return refuse("notFound");
    if (visit.record !== null) return refuse("alreadyDone");
    if (Date.parse(ctx.now) < Date.parse(visit.startsAt)) return refuse("notYetOpen");
    if (namesSomebody(input.data.record, await findUnitNamesBut(tx, item.value.id))) return refuse("namesSomebody", { fields: [{ path: "record", message: "namesSomebody" }] });
    await setVisitRecord(tx, item.value.id, input.data.record);
    await appendEvent(tx, "challenge", item.value.id, "recordVisit", actorFacts(ctx.actor));
    await tellTeams(tx, item.value.id, { kind: "visitRecord", words: input.data.record, key: item.value.id });
    await tellFollowers(tx, { challengeId: item.value.id, news: "visitRecord", words: input.data.record, key: item.value.id });
    return ok({ recorded: true });
  });
}
