import { z } from "zod";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { askAddressFollow, confirmFollow, countFollowers, deleteFollow, deletePersonFollow, findFollow, findFollowed, findToldChallenge, type FollowOfLink, insertPersonFollow } from "#app/db/follow.ts";
import { findSubject } from "#app/db/subjects.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { followOfToken, followToken } from "./follow-link.ts";

export const followInput = z.strictObject({ address: z.email("mailAddress").max(200) });

async function publicChallenge(ctx: Context, no: string): Promise<string | null> {
  const challenge = await findSubject("challenge", no);
  return challenge && challengePolicy.isVisible(challenge, ["public"], ctx.now) ? challenge.id : null;
}

/** 关注 with an account. Refusals: signInNeeded, notFound. */
export async function followChallenge({ actor, now }: Context, no: string): Promise<Result<{ following: boolean }>> {
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  const challengeId = await publicChallenge({ actor, now }, no);
  if (challengeId === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    await insertPersonFollow(tx, challengeId, personId);
    return ok({ following: true });
  });
}

export async function unfollowChallenge({ actor, now }: Context, no: string): Promise<Result<{ following: boolean }>> {
  const { personId } = actor;
  if (personId === null) return refuse("signInNeeded");
  const challengeId = await publicChallenge({ actor, now }, no);
  if (challengeId === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    await deletePersonFollow(tx, challengeId, personId);
    return ok({ following: false });
  });
}

/** What the actor follows. Refusal: signInNeeded. */
export async function listFollowed({ actor }: Context): Promise<Result<{ no: string; title: string }[]>> {
  return actor.personId === null ? refuse("signInNeeded") : ok(await findFollowed(actor.personId));
}

/**
 * 关注 by a mail address, without an account: counts from the confirmation on. The answer is the same whether or not the address
 * follows already, so that nobody learns who follows. Refusals: notFound, invalidInput.
 */
export async function followByMail(ctx: Context, no: string, rawInput: unknown): Promise<Result<null>> {
  const input = followInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const challengeId = await publicChallenge(ctx, no);
  if (challengeId === null) return refuse("notFound");
  const address = input.data.address.trim().toLowerCase();
  return inTransaction(async (tx) => {
    const id = await askAddressFollow(tx, challengeId, address);
    if (id !== null) await askToConfirm(tx, challengeId, id, address, ctx.now);
    return ok(null);
  });
}

async function askToConfirm(tx: Transaction, challengeId: string, id: string, address: string, now: string): Promise<void> {
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, challengeId);
  const mail = { template: "itemNews", news: "confirmFollow", personName: null, unitName: null, challengeNo, challengeTitle, at: null, words: null, unfollow: followToken(id) } as const;
  await enqueueMail(tx, address, mail, `follow:${id}:confirm:${now}`);
}

/** What a link of a mail means. Refusal: notFound. */
export async function showFollow(token: string): Promise<Result<FollowOfLink>> {
  const id = followOfToken(token);
  const follow = id === null ? null : await findFollow(id);
  return follow ? ok(follow) : refuse("notFound");
}

/** Confirms, or leaves, by the link of a mail. Refusal: notFound. */
export async function answerFollow(token: string, answer: "confirm" | "leave"): Promise<Result<{ challengeNo: string }>> {
  const id = followOfToken(token);
  if (id === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    const follow = await findFollow(id, tx);
    if (!follow) return refuse("notFound");
    await (answer === "confirm" ? confirmFollow(tx, id) : deleteFollow(tx, id));
    return ok({ challengeNo: follow.challengeNo });
  });
}

/** How many follow: the officers' harmless signal of interest (guide 0.1, 1). Refusal: notFound. */
export async function showInterest(ctx: Context, no: string): Promise<Result<{ followers: number }>> {
  const challenge = await findSubject("challenge", no);
  if (!challenge || !challengePolicy.relationsOf(ctx.actor, challenge).some((relation) => relation === "officer" || relation === "secondOfficer")) return refuse("notFound");
  return ok({ followers: await countFollowers(challenge.id) });
}
