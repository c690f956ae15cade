import { findAttachment, insertOpening, type StoredAttachment } from "#app/db/attachment.ts";
import { findPledge, findPledgeScan } from "#app/db/attachment-pledge.ts";
import { findSubject } from "#app/db/subjects.ts";
import { readerOf } from "#app/domain/attachment/access.ts";
import { seesReaders } from "#app/domain/attachment/pledge.ts";
import { fileTypeOf, mediaTypes } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { openOwn } from "#app/services/bid-file/open-own.ts";
import type { ReadableFile } from "#app/services/bid-file/read-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptText, parseAttachment } from "#app/services/takedown/kept-text.ts";
import { keptIdentity, keptScan } from "./kept-attachment.ts";

const deciders: readonly Relation[] = ["officer", "secondOfficer"];

/** The name and the key; of what is taken down only for who decides on it. */
function openedBy(stored: StoredAttachment, held: readonly Relation[]): { name: string; identity: string } | null {
  if (stored.identity) return { name: stored.name, identity: keptIdentity.read(stored.id, stored.identity) };
  if (!stored.kept || stored.takedownId === null || !held.some((relation) => deciders.includes(relation))) return null;
  const { name, identity } = parseAttachment(keptText.read(stored.takedownId, stored.kept));
  return { name, identity: keptIdentity.read(stored.id, identity) };
}

/**
 * 下载附件: each opening is noted before anything is handed out; of a public one that it was opened, and not by whom. What is under
 * a pledge bears its reader's name for everybody outside the bureau. Refusals: notFound, pledgeNeeded, bidSealBroken.
 */
export async function readAttachment(ctx: Context, no: string, number: number): Promise<Result<ReadableFile>> {
  const challenge = await findSubject("challenge", no);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  const stored = Number.isInteger(number) ? await findAttachment(challenge.id, number) : null;
  if (!stored) return refuse("notFound");
  const hasPledged = ctx.actor.personId !== null && stored.access === "nda" && (await findPledge(challenge.id, ctx.actor.personId)) !== null;
  const reader = readerOf(stored.access, held, hasPledged);
  if (reader === null) return stored.access === "nda" ? refuse("pledgeNeeded") : refuse("notFound");
  const opened = openedBy(stored, held);
  if (!opened || stored.ciphertextDigest === null) return refuse("notFound");
  const body = await openOwn(stored.ciphertextDigest, opened.identity);
  if (!body) return refuse("bidSealBroken");
  await insertOpening(stored.id, reader, reader === "public" ? null : ctx.actor.personId);
  return ok({ name: opened.name, size: stored.size, type: mediaTypes[fileTypeOf(opened.name) ?? "zip"], body, isForMarking: stored.access === "nda" && reader !== "bureau" });
}

/** 查看签字扫描件, for who may read who pledged. Refusals: notFound, bidSealBroken. */
export async function readPledgeScan(ctx: Context, no: string, pledgeId: string): Promise<Result<Omit<ReadableFile, "isForMarking" | "size">>> {
  const challenge = await findSubject("challenge", no);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now) || !seesReaders(held, challenge)) return refuse("notFound");
  const stored = await findPledgeScan(challenge.id, pledgeId).catch(() => null);
  if (!stored) return refuse("notFound");
  const { name, identity } = keptScan.read(pledgeId, stored.scan);
  const body = await openOwn(stored.scanDigest, identity);
  return body ? ok({ name, type: mediaTypes[fileTypeOf(name) ?? "zip"], body }) : refuse("bidSealBroken");
}
