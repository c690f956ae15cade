import type { Readable } from "node:stream";
import { uuidv7 } from "uuidv7";
import { findPledge, findSigner, insertPledge } from "#app/db/attachment-pledge.ts";
import { findAttachments } from "#app/db/attachment.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { newPledge, pledgeTerms } from "#app/domain/attachment/pledge.ts";
import type { PledgeBar } from "#app/domain/attachment/view.ts";
import { fileNameOf, fileTypeOf, isDrawn } from "#app/domain/bid/file.ts";
import { largestEvidence } from "#app/domain/organisation/claim.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy, type ChallengeSubject, isOpenForBids } from "#app/domain/policy/challenge.ts";
import { hasFreeSpace } from "#app/files/file-store.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sealOwn } from "#app/services/bid-file/seal-own.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keptScan } from "./kept-attachment.ts";

/** Why this person may sign nothing; null where a pledge opens something. */
export function pledgeBar({ actor, now }: Context, challenge: ChallengeSubject, hasConfidential: boolean): PledgeBar | null {
  const held = challengePolicy.relationsOf(actor, challenge);
  if (!hasConfidential || held.some((relation) => relation !== "public")) return "notNeeded";
  if (actor.units.length === 0) return "noUnit";
  return isOpenForBids(challenge, now) ? null : "notOpen";
}

interface Signer {
  challengeId: string;
  personId: string;
  unitId: string;
}

async function signerOf(ctx: Context, no: string): Promise<Result<Signer>> {
  const challenge = await findSubject("challenge", no);
  if (!challenge || !challengePolicy.isVisible(challenge, challengePolicy.relationsOf(ctx.actor, challenge), ctx.now)) return refuse("notFound");
  const { personId, units } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const bar = pledgeBar(ctx, challenge, (await findAttachments(challenge.id)).some(({ access }) => access === "nda"));
  if (bar === "notOpen") return refuse("notYetOpen");
  if (bar !== null) return refuse("notAllowed");
  if ((await findPledge(challenge.id, personId)) !== null) return refuse("alreadyDone");
  return ok({ challengeId: challenge.id, personId, unitId: units[0]!.unitId });
}

async function record(signer: Signer, scan: { id: string; label: Uint8Array; digest: string } | null): Promise<Result<{ signed: boolean }>> {
  return inTransaction(async (tx) => {
    const isNew = await insertPledge(tx, { ...signer, id: scan?.id ?? uuidv7(), terms: pledgeTerms, scan: scan?.label ?? null, scanDigest: scan?.digest ?? null });
    return isNew ? ok({ signed: true }) : refuse("alreadyDone");
  });
}

/**
 * 签署保密承诺 on the screen, under the own name. It stands in its own append-only table and in no log: the log's readers would learn
 * who is interested. Refusals: notFound, signInNeeded, notAllowed, notYetOpen, alreadyDone, invalidInput (signature).
 */
export async function signPledge(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ signed: boolean }>> {
  const input = newPledge.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const signer = await signerOf(ctx, no);
  if (!signer.ok) return signer;
  const { personName } = await findSigner(signer.value.personId, null);
  if (input.data.signature.normalize("NFKC") !== personName.normalize("NFKC")) return refuse("invalidInput", { fields: [{ path: "signature", message: "signatureDiffers" }] });
  return record(signer.value, null);
}

/** The same by a signed and scanned page. Refusals: as `signPledge`, fileRefused. */
export async function signPledgeByScan(ctx: Context, no: string, sent: { name: string; content: Readable }): Promise<Result<null>> {
  const signer = await signerOf(ctx, no);
  const name = fileNameOf(sent.name);
  const type = name === null ? null : fileTypeOf(name);
  const problem = name === null ? "nameNotAllowed" : !isDrawn(type) ? "evidenceType" : (await hasFreeSpace(fileFolder())) ? null : "diskFull";
  if (!signer.ok || problem || name === null || !isDrawn(type)) {
    sent.content.resume();
    return signer.ok ? refuse("fileRefused", { facts: { problem: problem ?? "nameNotAllowed" } }) : signer;
  }
  const sealed = await sealOwn(sent.content, type, largestEvidence);
  if (!sealed.ok) return refuse("fileRefused", { facts: { problem: sealed.problem === "fileTooLarge" ? "evidenceTooLarge" : sealed.problem } });
  const { id, ciphertextDigest, identity } = sealed.file;
  const done = await record(signer.value, { id, label: keptScan.keep(id, { name, identity }), digest: ciphertextDigest });
  return done.ok ? ok(null) : done;
}
