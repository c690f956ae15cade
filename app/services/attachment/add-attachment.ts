import type { Readable } from "node:stream";
import { insertAttachment, removeAttachmentRow } from "#app/db/attachment.ts";
import { appendEvent } from "#app/db/audit.ts";
import { lockChallenge } from "#app/db/review.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type AttachmentAccess, attachmentAccesses, largestAttachment, mayBear, mostAttachments } from "#app/domain/attachment/access.ts";
import { type FileProblem, fileNameOf, fileTypeOf } from "#app/domain/bid/file.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy, type ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { hasFreeSpace } from "#app/files/file-store.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sealOwn } from "#app/services/bid-file/seal-own.ts";
import { tellTeams } from "#app/services/bid/tell-teams.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keptIdentity } from "./kept-attachment.ts";

/** What is being prepared, and what takes bids: later an attachment would help nobody. */
const addable: readonly ChallengeState[] = ["drafted", "approved", "open", "suspended"];
/** Before the publication an attachment goes as it came; afterwards only by 紧急下架. */
const removable: readonly ChallengeState[] = ["drafted", "approved"];

export function mayAddTo({ status }: Pick<ChallengeSubject, "status">): boolean {
  return addable.includes(status);
}

export function mayRemoveFrom({ status }: Pick<ChallengeSubject, "status">): boolean {
  return removable.includes(status);
}

async function officersChallenge(ctx: Context, no: string): Promise<Result<ChallengeSubject>> {
  const challenge = await findSubject("challenge", no);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  return held.includes("officer") ? ok(challenge) : refuse("notAllowed");
}

/**
 * 添加附件 by an officer: inspected in a thread and kept encrypted, as all files are. What is public or under a pledge stands on the
 * item's page from then on; teams and followers are told of what comes after the publication, and it stands in the 例外清单 (guide 0.1, 17).
 * Refusals: notFound, notAllowed, wrongState, fileRefused (facts `problem`), invalidInput (access).
 */
export async function addAttachment(ctx: Context, no: string, sent: { access: string; name: string; content: Readable }): Promise<Result<{ number: number }>> {
  const challenge = await officersChallenge(ctx, no);
  const access = attachmentAccesses.find((one) => one === sent.access);
  const name = fileNameOf(sent.name);
  const type = name === null ? null : fileTypeOf(name);
  const turnedAway = !challenge.ok ? challenge : await whyNot(challenge.value, access, name === null ? "nameNotAllowed" : type === null ? "typeNotAllowed" : access && !mayBear(access, type) ? "ndaNeedsDrawn" : null);
  if (turnedAway || !challenge.ok || !access || name === null || type === null) {
    sent.content.resume();
    return turnedAway ?? refuse("invalidInput");
  }
  const sealed = await sealOwn(sent.content, type, largestAttachment);
  if (!sealed.ok) return refusedFile(sealed.problem);
  const { id, size, digest, ciphertextDigest, identity } = sealed.file;
  return underLock(challenge.value.id, mayAddTo, async (tx, now) => {
    const file = { id, challengeId: challenge.value.id, access, name, size, digest, ciphertextDigest, identity: keptIdentity.keep(id, identity), addedBy: ctx.actor.personId };
    const number = await insertAttachment(tx, mostAttachments, file);
    if (number === null) return refusedFile("tooManyFiles");
    const late = isTold(access, now);
    await appendEvent(tx, "challenge", challenge.value.id, "addAttachment", { ...actorFacts(ctx.actor), number, access, digest, ...(late && { late }) });
    if (late) {
      await tellTeams(tx, challenge.value.id, { kind: "attached", words: name, key: id });
      await tellFollowers(tx, { challengeId: challenge.value.id, news: "attached", words: name, key: id });
    }
    return ok({ number });
  });
}

/** The upload took its time: what the item is by now decides, and nobody moves it meanwhile. Refusal: wrongState. */
async function underLock<T>(challengeId: string, may: (challenge: ChallengeSubject) => boolean, work: (tx: Transaction, challenge: ChallengeSubject) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(async (tx) => {
    await lockChallenge(tx, challengeId, "update");
    const challenge = await findSubject("challenge", challengeId, tx);
    if (!challenge) return refuse("notFound");
    return may(challenge) ? work(tx, challenge) : refuse("wrongState", { facts: { state: challenge.status } });
  });
}

function isTold(access: AttachmentAccess, challenge: ChallengeSubject): boolean {
  return access !== "internal" && !mayRemoveFrom(challenge);
}

function refusedFile(problem: FileProblem): Result<never> {
  return refuse("fileRefused", { facts: { problem } });
}

async function whyNot(challenge: ChallengeSubject, access: AttachmentAccess | undefined, problem: FileProblem | null): Promise<Result<never> | null> {
  if (!mayAddTo(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
  if (!access) return refuse("invalidInput", { fields: [{ path: "access", message: "required" }] });
  if (problem) return refusedFile(problem);
  return (await hasFreeSpace(fileFolder())) ? null : refusedFile("diskFull");
}

/** 删除附件, before the publication. Refusals: notFound, notAllowed, wrongState (published: 紧急下架). */
export async function removeAttachment(ctx: Context, no: string, number: number): Promise<Result<{ number: number }>> {
  const challenge = await officersChallenge(ctx, no);
  if (!challenge.ok) return challenge;
  return underLock(challenge.value.id, mayRemoveFrom, async (tx) => {
    const digest = Number.isInteger(number) ? await removeAttachmentRow(tx, challenge.value.id, number) : null;
    if (digest === null) return refuse("notFound");
    await appendEvent(tx, "challenge", challenge.value.id, "removeAttachment", { ...actorFacts(ctx.actor), number, digest });
    return ok({ number });
  });
}
