import { findFormLines, findUnderCheck } from "#app/db/form-lines.ts";
import { readFindings } from "#app/db/bid-opening.ts";
import { findSubject } from "#app/db/subjects.ts";
import { correctionOf, isSettled } from "#app/domain/bid/form-lines.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { passForm } from "./pass-form.ts";
import { requestCorrection } from "./request-correction.ts";

/** What one move over many bids did: each for itself, the refused ones with their reason. */
export interface CheckedMany {
  done: string[];
  refused: { no: string; refusal: Refusal }[];
}

/** 一次通过: every bid of an item on which nothing is left to look at. Refusals: notFound, notAllowed, declarationDue; the bids' own are answered. */
export async function passSettled(ctx: Context, challengeReference: string): Promise<Result<CheckedMany>> {
  return overBids(ctx, challengeReference, async ({ id, no }, lines) => (isSettled(await readFindings(id), lines) ? passForm.run(ctx, no, {}) : null));
}

/**
 * 发出全部补正通知: one notice for every bid of an item with lines to be corrected, made of the officers' verdicts. A bid with a
 * ground for 不予受理 gets none. Refusals as `passSettled`.
 */
export async function sendCorrections(ctx: Context, challengeReference: string): Promise<Result<CheckedMany>> {
  return overBids(ctx, challengeReference, async ({ no }, lines) => {
    const correction = correctionOf(lines);
    const reason = correction?.notes.map((note, index) => `${index + 1}. ${note}`).join("\n");
    return correction ? requestCorrection.run(ctx, no, { fields: correction.fields }, { reason }) : null;
  });
}

type Lines = Parameters<typeof correctionOf>[0];

async function overBids(ctx: Context, challengeReference: string, move: (bid: { id: string; no: string }, lines: Lines) => Promise<Result<unknown> | null>): Promise<Result<CheckedMany>> {
  const challenge = await findSubject("challenge", challengeReference);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => relation === "officer" || relation === "secondOfficer")) return refuse("notAllowed");
  const due = await declarationRefusal(ctx, challenge.id);
  if (due) return { ok: false, refusal: due };
  const bids = await findUnderCheck(challenge.id);
  const lines = await findFormLines(bids.map(({ id }) => id));
  const many: CheckedMany = { done: [], refused: [] };
  for (const bid of bids) {
    const moved = await move(bid, lines.get(bid.id) ?? []);
    if (moved?.ok) many.done.push(bid.no);
    else if (moved) many.refused.push({ no: bid.no, refusal: moved.refusal });
  }
  return ok(many);
}
