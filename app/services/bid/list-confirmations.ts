import { z } from "zod";
import { findTakenClaims } from "#app/db/bid-submission.ts";
import { findAskedChallenges, findBidsAsking, findUsccs } from "#app/db/bid-members.ts";
import { inTransaction } from "#app/db/client.ts";
import type { MemberTask } from "#app/domain/bid/member-view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { askedMember, hindranceOf, memberAnswer, recordAnswer } from "./confirm-member.ts";
import { memberDigest } from "./member-blocks.ts";
import { memberClaims } from "./member-claims.ts";

/** Digests of the units that the actor administers, in every challenge where units were asked. */
async function ownDigests({ actor }: Context): Promise<string[]> {
  const administered = actor.units.filter(({ administrator }) => administrator).map(({ unitId }) => unitId);
  if (administered.length === 0) return [];
  const [units, challenges] = await Promise.all([findUsccs(administered), findAskedChallenges()]);
  return challenges.flatMap((challengeId) => units.map(({ uscc }) => memberDigest(challengeId, uscc)));
}

/** 待确认, each with what would refuse it now: the blocks that other units' bids have of the units whose administrator asks. Empty for everybody else. */
export async function listConfirmations(ctx: Context): Promise<Result<MemberTask[]>> {
  const tasks: MemberTask[] = [];
  for (const { bidId, unitDigest } of await findBidsAsking(await ownDigests(ctx))) {
    const asked = await askedMember(bidId, unitDigest, ctx.now);
    if (!asked) continue;
    const { task, ground, member } = asked;
    const taken = task.state === "confirmed" || task.isOver ? [] : await findTakenClaims(bidId, memberClaims(ground, member.uscc));
    tasks.push({ ...task, hindrance: hindranceOf(taken) });
  }
  return ok(tasks);
}

const accountAnswer = z.strictObject({ bidId: z.uuid(), ...memberAnswer.shape });

/** 成员确认 or 不同意 by an administrator of the member's unit. Refusals as `recordAnswer`. */
export async function answerConfirmation(ctx: Context, rawInput: unknown): Promise<Result<null>> {
  const input = accountAnswer.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { bidId, ...given } = input.data;
  const asked = (await findBidsAsking(await ownDigests(ctx))).find((one) => one.bidId === bidId);
  if (!asked) return refuse("notFound");
  const details = { via: "account", personId: ctx.actor.personId, name: null, phone: null } as const;
  return inTransaction((tx) => recordAnswer(tx, ctx, { bidId, unit: asked.unitDigest }, given, details));
}
