import { uuidv7 } from "uuidv7";
import { inTransaction } from "#app/db/client.ts";
import { deleteSampleRequest, findLotId, putSampleRequest } from "#app/db/sample.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { newSampleRequest } from "#app/domain/sample/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { askingUnit } from "./item-of.ts";
import { keptPlace } from "./kept-place.ts";

/**
 * 申请样品 through the bureau, once a lot for a unit; the last address counts until it is sent. Never refused for want of material: that
 * would tell how many asked; more is made ready. Refusals: notFound, signInNeeded, notAllowed, notYetOpen, alreadyDone (sent), invalidInput.
 */
export async function askSample(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ lot: number }>> {
  const input = newSampleRequest.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { lot, ...place } = input.data;
  const asking = await askingUnit(ctx, no);
  if (!asking.ok) return asking;
  const lotId = await findLotId(asking.value.challengeId, lot);
  if (lotId === null) return refuse("notFound");
  const id = uuidv7();
  return inTransaction(async (tx) => ((await putSampleRequest(tx, { id, lotId, ...asking.value, place: keptPlace.keep(id, place) })) ? ok({ lot }) : refuse("alreadyDone")));
}

/** 撤回申请, until it is sent. Refusals: as `askSample`, notFound. */
export async function takeBackSample(ctx: Context, no: string, lot: number): Promise<Result<{ lot: number }>> {
  const asking = await askingUnit(ctx, no);
  if (!asking.ok) return asking;
  const lotId = Number.isInteger(lot) ? await findLotId(asking.value.challengeId, lot) : null;
  if (lotId === null) return refuse("notFound");
  return inTransaction(async (tx) => ((await deleteSampleRequest(tx, lotId, asking.value.unitId)) ? ok({ lot }) : refuse("notFound")));
}
