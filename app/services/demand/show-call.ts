import { findCall, findCalls } from "#app/db/demand-call.ts";
import { findOpenRounds } from "#app/db/challenge-content.ts";
import { findOwnUnits } from "#app/db/unit.ts";
import type { CallView } from "#app/domain/demand/view.ts";
import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { closingInstant } from "#app/domain/kernel/working-days.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isRehearsalNumber } from "#app/domain/rehearsal/numbers.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { overviewDuties, roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Whether a call takes demands at this instant. */
export function takesDemands(call: Pick<CallView, "noticeStatus" | "closesAt">, now: string): boolean {
  return call.noticeStatus === "published" && (call.closesAt === null || Date.parse(now) < Date.parse(call.closesAt));
}

/** A call: for everybody once it is published, before that, and always in a rehearsal, for the bureau. Refusal: notFound. */
export async function showCall(ctx: Context, code: string): Promise<Result<CallView>> {
  const call = await findCall(code);
  if (!call) return refuse("notFound");
  const isKnown = (call.noticeStatus !== "draft" && !isRehearsalNumber(call.roundCode)) || staffRelations(ctx.actor, call.roundId).some((relation) => relation !== "public");
  if (!isKnown) return refuse("notFound");
  const { id: _, roundId: __, ...view } = call;
  return ok(view.noticeStatus === "withdrawn" ? { ...view, body: "", recommenders: [] } : view);
}

/** The calls that the actor may see, drafts of the own rounds among them. */
export async function listCalls(ctx: Context): Promise<Result<CallView[]>> {
  const calls = await findCalls(roundsWithin(ctx.actor, overviewDuties));
  return ok(calls.map(({ id: _, roundId: __, ...call }) => call));
}

/** So long demands are usually collected (guide 1.3, stage 1), in calendar days. */
const usualCallDays = 30;

/** What the form of a new call offers; the closing that it proposes is a working day. Refusal: notFound for who is officer of no round. */
export async function showNewCallForm(ctx: Context): Promise<Result<{ rounds: { code: string; title: string }[]; closesOn: string }>> {
  const officerOf = roundsWithin(ctx.actor, ["officer"]);
  const rounds = officerOf.length > 0 ? await findOpenRounds(officerOf) : [];
  if (rounds.length === 0) return refuse("notFound");
  const today = shanghaiDate(ctx.now);
  const usual = today.ok ? closingInstant(addDays(today.value, usualCallDays)) : today;
  return ok({ rounds: rounds.map(({ code, title }) => ({ code, title })), closesOn: usual.ok ? usual.value.closesAt.slice(0, 10) : "" });
}

export interface NewDemandOffer {
  calls: { code: string; title: string }[];
  units: { uscc: string; name: string }[];
  /** 代录 by an officer; then calls that are over are offered too, because the paper may have come in time. */
  isPaper: boolean;
}

/** What the form of a new demand offers. Refusals: signInNeeded; notFound for 代录 by who is officer of no round. */
export async function showNewDemandForm(ctx: Context, isPaper: boolean): Promise<Result<NewDemandOffer>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  const officerOf = roundsWithin(ctx.actor, ["officer"]);
  if (isPaper && officerOf.length === 0) return refuse("notFound");
  const [calls, units] = await Promise.all([findCalls([]), findOwnUnits(ctx.actor.units.map(({ unitId }) => unitId))]);
  const offered = calls.filter((call) => (isPaper ? call.noticeStatus === "published" && (officerOf === "all" || officerOf.includes(call.roundId)) : takesDemands(call, ctx.now)));
  return ok({ calls: offered.map(({ code, title }) => ({ code, title })), units: units.map(({ uscc, name }) => ({ uscc, name })), isPaper });
}
