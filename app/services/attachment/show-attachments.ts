import { findAttachments } from "#app/db/attachment.ts";
import { findPledge, findPledgedReaders, findSigner } from "#app/db/attachment-pledge.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { findSubject } from "#app/db/subjects.ts";
import { readerOf } from "#app/domain/attachment/access.ts";
import { seesReaders } from "#app/domain/attachment/pledge.ts";
import type { AttachmentPage } from "#app/domain/attachment/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { mayAddTo, mayRemoveFrom } from "./add-attachment.ts";
import { pledgeBar } from "./sign-pledge.ts";

/** 附件 of a challenge for who is signed in: what there is, what one gets, the pledge, and who read. Refusals: notFound, signInNeeded. */
export async function showAttachments(ctx: Context, no: string): Promise<Result<AttachmentPage>> {
  const { personId, units } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const challenge = await findSubject("challenge", no);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  const [found, { title }, signedAt, signer] = await Promise.all([findAttachments(challenge.id), readChallengeContent(challenge.id), findPledge(challenge.id, personId), findSigner(personId, units[0]?.unitId ?? null)]);
  const countsOpenings = held.some((relation) => relation === "officer" || relation === "secondOfficer" || relation === "supervisor" || relation === "owner");
  const reads = seesReaders(held, challenge);
  const attachments = found.flatMap(({ openings, ...entry }) => {
    const reader = readerOf(entry.access, held, signedAt !== null);
    const isKnown = entry.access !== "internal" || reader !== null;
    return isKnown ? [{ ...entry, mayOpen: reader !== null && !entry.isHidden, openings: countsOpenings && (entry.access !== "nda" || reads) ? openings : null }] : [];
  });
  const isOfficer = held.includes("officer");
  const hasConfidential = found.some(({ access }) => access === "nda");
  return ok({
    no: challenge.no,
    title,
    attachments,
    mayAdd: isOfficer && mayAddTo(challenge),
    mayRemove: isOfficer && mayRemoveFrom(challenge),
    pledge: { bar: pledgeBar(ctx, challenge, hasConfidential), signedAt, ...signer },
    readers: reads ? await findPledgedReaders(challenge.id) : null,
    readersLater: !reads && hasConfidential && countsOpenings,
  });
}
