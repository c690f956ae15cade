import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPanelResults, insertPanelOpinion, nameChair as storeChair } from "#app/db/panel.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { panelOpinionInput } from "#app/domain/review/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { chairedItem, showPanel } from "./show-panel.ts";

/** 指定组长: an officer names one of the item's experts, before the ranking is frozen. Refusals: notFound, notAllowed, rankingFrozen, invalidInput (`expert`). */
export async function nameChair(ctx: Context, challengeReference: string, expertNo: string): Promise<Result<{ expert: string }>> {
  const challenge = await findSubject("challenge", challengeReference);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  if (!["closed", "singleBid", "inReview"].includes(challenge.status)) return refuse("rankingFrozen");
  return inTransaction(async (tx) => {
    const named = await storeChair(tx, challenge.id, expertNo.trim().toUpperCase(), ctx.actor.personId);
    if (named !== "named") return refuse("invalidInput", { fields: [{ path: "expert", message: named === "conflicted" ? "chairConflicted" : "unknownExpert" }] });
    await appendEvent(tx, "challenge", challenge.id, "nameChair", { ...actorFacts(ctx.actor), no: challenge.no });
    return ok({ expert: expertNo });
  });
}

/**
 * 专家组意见 on one bid, by the chair, beside the marks and never in their place: once everybody has signed, until the decision. A
 * bid whose totals lie far apart needs the note. Refusals: notFound, stageNotReached (scores unsigned, or decided),
 * editedElsewhere, invalidInput (`divergence`, `bid`).
 */
export async function writePanelOpinion(ctx: Context, challengeReference: string, rawInput: unknown): Promise<Result<{ revision: number }>> {
  const input = panelOpinionInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const page = await showPanel(ctx, challengeReference);
  if (!page.ok) return page;
  if (!page.value.mayWrite) return refuse("stageNotReached", { facts: { state: page.value.challenge.status } });
  const { bid: code, revision, opinion, divergence } = input.data;
  const bid = page.value.bids.find((one) => one.code === code);
  const place = await placeOfBid(ctx, challengeReference, code);
  if (!bid || place === null) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
  if (bid.divergence?.isWide && divergence === "") return refuse("invalidInput", { fields: [{ path: "divergence", message: "divergenceNeeded" }] });
  return inTransaction(async (tx) => {
    const isWritten = await insertPanelOpinion(tx, { ...place, revision: revision + 1, opinion, divergence, writtenBy: ctx.actor.personId });
    if (!isWritten) return refuse("editedElsewhere", { facts: { revision: bid.opinion?.revision ?? 0 } });
    await appendEvent(tx, "bid", place.bidId, "panelOpinion", { by: "chair", stage: place.stage, revision: revision + 1, isWide: bid.divergence?.isWide ?? false }, { opinion, divergence });
    return ok({ revision: revision + 1 });
  });
}

async function placeOfBid(ctx: Context, challengeReference: string, code: string): Promise<{ bidId: string; stage: number } | null> {
  const item = await chairedItem(ctx, challengeReference);
  if (!item.ok) return null;
  const { challenge } = item.value;
  const bidId = (await findPanelResults(challenge.id)).find((one) => one.code === code)?.bidId;
  return bidId === undefined ? null : { bidId, stage: challenge.reviewStage };
}
