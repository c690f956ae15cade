import { z } from "zod";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { inviteByHand } from "./invite-by-hand.ts";
import type { Invited } from "./make-tasks.ts";
import { writeToExperts } from "./write-invitations.ts";

/**
 * Who is asked for what: `bid` for one bid, `challenge` (or a bid with `allBids`) for every bid of an item, which is the usual
 * way, because the group must be the same for all (guide 3.2). Experts by number, one or several.
 */
export const invitation = z
  .strictObject({
    bid: z.string().min(1).optional(),
    challenge: z.string().min(1).optional(),
    expert: z.string().min(1).optional(),
    experts: z.array(z.string().min(1)).max(30).default([]),
    allBids: z.boolean().optional(),
    /** Why these and not by lot (随机抽取); it stands in 例外清单. */
    reason: z.string().trim().max(500).optional(),
  })
  .superRefine(({ bid, challenge, expert, experts }, context) => {
    if ((bid === undefined) === (challenge === undefined)) context.addIssue({ code: "custom", path: ["bid"], message: bid === undefined ? "required" : "bidOrChallenge" });
    if (expert === undefined && experts.length === 0) context.addIssue({ code: "custom", path: ["expert"], message: "required" });
  });

/**
 * An officer asks experts to judge (邀请专家). An expert with a conflict on one bid of the item is refused for the whole
 * panel, because the group must be the same for all. Tasks that stand already are left as they are.
 * Refusals: conflictOfInterest (facts expert, bid, reason), expertNotFree (facts expert, why), expertOverloaded (facts expert, load, most), formCheckOpen, alreadyDone, wrongState, declarationDue, invalidInput.
 */
export async function inviteExperts(ctx: Context, rawInput: unknown): Promise<Result<Invited>> {
  const input = invitation.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const place = await placeOf(ctx, input.data);
  if (!place.ok) return place;
  const refused = birthRefusal("reviewAssignment", ctx.actor, staffRelations(ctx.actor, place.value.roundId, place.value.challengeId));
  if (refused) return { ok: false, refusal: refused };
  const due = await declarationRefusal(ctx, place.value.challengeId);
  if (due) return { ok: false, refusal: due };
  return inTransaction(async (tx) => {
    const experts = [...new Set([input.data.expert ?? [], input.data.experts].flat())];
    const invited = await inviteByHand(tx, ctx, { challengeId: place.value.challengeId, bidId: place.value.bidId, experts, reason: input.data.reason });
    if (invited.ok) await writeToExperts(tx, invited.value.experts);
    return invited;
  });
}

/** A bid that the actor may not know of is as unknown as one that does not exist. */
async function placeOf(ctx: Context, input: z.output<typeof invitation>): Promise<Result<{ challengeId: string; roundId: string; bidId: string | null }>> {
  if (input.challenge !== undefined) {
    const challenge = await findSubject("challenge", input.challenge);
    return challenge ? ok({ challengeId: challenge.id, roundId: challenge.roundId, bidId: null }) : refuse("invalidInput", { fields: [{ path: "challenge", message: "unknownChallenge" }] });
  }
  const bid = await findSubject("bid", input.bid ?? "");
  return bid && bidPolicy.isVisible(bid, bidPolicy.relationsOf(ctx.actor, bid), ctx.now) ? ok({ challengeId: bid.challengeId, roundId: bid.roundId, bidId: input.allBids === true ? null : bid.id }) : refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
}
