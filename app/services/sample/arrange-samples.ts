import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { insertLot, setSent, supplyLot } from "#app/db/sample.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { parseAnalysis } from "#app/domain/sample/analysis.ts";
import { lotSupply, newLot, sampleDispatch } from "#app/domain/sample/schema.ts";
import { tellTeams } from "#app/services/bid/tell-teams.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { isArranged, officersItem } from "./item-of.ts";

/** 登记样品: a lot with its analysis, public with the item; teams and followers are told of what comes after the publication. Refusals: notFound, notAllowed, wrongState, invalidInput. */
export async function addLot(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ lot: number }>> {
  const input = newLot.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  if (!isArranged(item.value)) return refuse("wrongState", { facts: { state: item.value.status } });
  const parsed = parseAnalysis(input.data.analysis);
  if ("badLine" in parsed) return refuse("invalidInput", { fields: [{ path: "analysis", message: "analysisLine" }] });
  const today = shanghaiDate(ctx.now);
  if (today.ok && input.data.takenOn > today.value) return refuse("invalidInput", { fields: [{ path: "takenOn", message: "notInFuture" }] });
  return inTransaction(async (tx) => {
    const lot = await insertLot(tx, item.value.id, { ...input.data, analysis: parsed.rows, createdBy: ctx.actor.personId });
    await appendEvent(tx, "challenge", item.value.id, "addSampleLot", { ...actorFacts(ctx.actor), lot, quantity: input.data.quantity });
    if (item.value.opensAt !== null) {
      const news = { words: input.data.material, key: `${item.value.id}:${String(lot)}` };
      await tellTeams(tx, item.value.id, { kind: "sampleLot", ...news });
      await tellFollowers(tx, { challengeId: item.value.id, news: "sampleLot", ...news });
    }
    return ok({ lot });
  });
}

/** 补样. Refusals: notFound, notAllowed, invalidInput. */
export async function supplyMore(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ lot: number }>> {
  const input = lotSupply.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  return inTransaction(async (tx) => ((await supplyLot(tx, item.value.id, input.data.lot, input.data.more)) ? ok({ lot: input.data.lot }) : refuse("notFound")));
}

/** 登记寄出: always the lot's quantity. In no log, because a log of sendings counts who is interested. Refusals: notFound, notAllowed, invalidInput, alreadyDone. */
export async function recordSent(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ sent: boolean }>> {
  const input = sampleDispatch.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await officersItem(ctx, no);
  if (!item.ok) return item;
  const sent = { dispatch: input.data.dispatch, by: ctx.actor.personId };
  return inTransaction(async (tx) => ((await setSent(tx, item.value.id, input.data.request, sent)) ? ok({ sent: true }) : refuse("alreadyDone")));
}
