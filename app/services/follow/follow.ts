import { z } from "zod";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { askAddressFollow, confirmFollow, deleteFollow, deletePersonFollow, findFollow, findFollowed, findToldChallenge, type Followed, type FollowOfLink, insertPersonFollow } from "#app/db/follow.ts";
import { findSubject } from "#app/db/subjects.ts";
import { readSearch, searchAddress } from "#app/domain/challenge/search.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { followOfToken, followToken } from "./follow-link.ts";

export const followInput = z.strictObject({ address: z.email("mailAddress").max(200) });

/** What is to be followed: a challenge by its number, or a search of the public list by its address ("" is every new item). */
export type FollowTarget = { no: string } | { search: string };

async function targetOf(ctx: Context, target: FollowTarget): Promise<Followed | null> {
  if ("search" in target) return { search: searchAddress(readSearch(target.search)) };
  const challenge = await findSubject("challenge", target.no);
  return challenge && challengePolicy.isVisible(challenge, ["public"], ctx.now) ? { challengeId: challenge.id } : null;
}

type Change = (tx: Transaction, followed: Followed, personId: string) => Promise<void>;

/** With an account: at once. Refusals: signInNeeded, notFound. */
async function changeOwn(ctx: Context, target: FollowTarget, change: Change): Promise<Result<null>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const followed = await targetOf(ctx, target);
  if (followed === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    await change(tx, followed, personId);
    return ok(null);
  });
}

/** 关注 with an account. Refusals: signInNeeded, notFound. */
export async function follow(ctx: Context, target: FollowTarget): Promise<Result<{ following: boolean }>> {
  const done = await changeOwn(ctx, target, insertPersonFollow);
  return done.ok ? ok({ following: true }) : done;
}

export async function unfollow(ctx: Context, target: FollowTarget): Promise<Result<{ following: boolean }>> {
  const done = await changeOwn(ctx, target, deletePersonFollow);
  return done.ok ? ok({ following: false }) : done;
}

/** What the actor follows. Refusal: signInNeeded. */
export async function listFollowed({ actor }: Context): Promise<Result<Pick<FollowOfLink, "challenge" | "search">[]>> {
  return actor.personId === null ? refuse("signInNeeded") : ok(await findFollowed(actor.personId));
}

/**
 * 关注 by a mail address, without an account: counts from the confirmation on. The answer is the same whether or not the address
 * follows already, so that nobody learns who follows. Refusals: notFound, invalidInput.
 */
export async function followByMail(ctx: Context, target: FollowTarget, rawInput: unknown): Promise<Result<null>> {
  const input = followInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const followed = await targetOf(ctx, target);
  if (followed === null) return refuse("notFound");
  const address = input.data.address.trim().toLowerCase();
  return inTransaction(async (tx) => {
    const id = await askAddressFollow(tx, followed, address);
    if (id !== null) await enqueueMail(tx, address, await confirmation(tx, followed, followToken(id)), `follow:${id}:confirm:${ctx.now}`);
    return ok(null);
  });
}

async function confirmation(tx: Transaction, followed: Followed, token: string): Promise<Mail> {
  if ("search" in followed) return { template: "searchNews", news: "confirm", personName: null, unitName: null, search: followed.search, items: [], more: 0, unfollow: token };
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, followed.challengeId);
  return { template: "itemNews", news: "confirmFollow", personName: null, unitName: null, challengeNo, challengeTitle, at: null, words: null, unfollow: token };
}

/** What a link of a mail means. Refusal: notFound. */
export async function showFollow(token: string): Promise<Result<FollowOfLink>> {
  const id = followOfToken(token);
  const found = id === null ? null : await findFollow(id);
  return found ? ok(found) : refuse("notFound");
}

/** Confirms, or leaves, by the link of a mail. Refusal: notFound. */
export async function answerFollow(token: string, answer: "confirm" | "leave"): Promise<Result<null>> {
  const id = followOfToken(token);
  if (id === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    if (!(await findFollow(id, tx))) return refuse("notFound");
    await (answer === "confirm" ? confirmFollow(tx, id) : deleteFollow(tx, id));
    return ok(null);
  });
}
