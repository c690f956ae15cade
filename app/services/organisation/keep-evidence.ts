import type { Readable } from "node:stream";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { type ClaimRow, findClaim, findEvidence, insertClaim, insertEvidence } from "#app/db/unit-claim.ts";
import { type FileProblem, fileNameOf, fileTypeOf } from "#app/domain/bid/file.ts";
import { type EvidenceType, evidenceTypes, largestEvidence, mostEvidence } from "#app/domain/organisation/claim.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { hasFreeSpace } from "#app/files/file-store.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sealOwn } from "#app/services/bid-file/seal-own.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptEvidence } from "./claim-view.ts";

/**
 * 上传认领材料, by the claimant until it is accepted; of a registration also by the unit's administrators. Kept as attachments
 * are: inspected in a thread, never in clear on disk. Refusals: notFound, statusChanged (decided), fileRefused (facts `problem`).
 */
export async function keepEvidence({ actor }: Context, claimId: string, sent: { name: string; content: Readable }): Promise<Result<null>> {
  const claim = await findClaim(claimId).catch(() => null);
  const isOwn = claim?.personId === actor.personId || (claim?.kind === "register" && actor.units.some(({ unitId, administrator }) => administrator && unitId === claim.unitId));
  if (!claim || actor.personId === null || !isOwn) return drained(sent.content, refuse("notFound"));
  if (claim.decidedAt !== null && claim.outcome === "accepted") return drained(sent.content, refuse("statusChanged"));
  const name = fileNameOf(sent.name);
  const type = name === null ? null : fileTypeOf(name);
  if (name === null) return refused(sent.content, "nameNotAllowed");
  if (!isEvidenceType(type)) return refused(sent.content, "evidenceType");
  if ((await findEvidence([claim.id])).length >= mostEvidence) return refused(sent.content, "tooManyFiles");
  if (!(await hasFreeSpace(fileFolder()))) return refused(sent.content, "diskFull");
  return store(claim, actor.personId, { name, type, content: sent.content });
}

async function store(claim: ClaimRow, addedBy: string, file: { name: string; type: EvidenceType; content: Readable }): Promise<Result<null>> {
  const sealed = await sealOwn(file.content, file.type, largestEvidence);
  if (!sealed.ok) return refuse("fileRefused", { facts: { problem: sealed.problem === "fileTooLarge" ? "evidenceTooLarge" : sealed.problem } });
  const { id, size, digest, ciphertextDigest, identity } = sealed.file;
  return inTransaction(async (tx) => {
    // What was declined is decided: papers that come later are a claim of their own.
    const claimId = claim.outcome === "declined" ? await insertClaim(tx, { unitId: claim.unitId, personId: claim.personId, kind: claim.kind, words: claim.words }) : claim.id;
    if (claimId === null) return refuse("statusChanged");
    await insertEvidence(tx, { id, claimId, label: keptEvidence.keep(id, { name: file.name, identity }), size, ciphertextDigest, addedBy });
    await appendEvent(tx, "unit", claim.unitId, "addEvidence", { actor: addedBy, claim: claimId, digest });
    return ok(null);
  });
}

function isEvidenceType(type: string | null): type is EvidenceType {
  return evidenceTypes.some((known) => known === type);
}

function drained<T>(content: Readable, answer: T): T {
  content.resume();
  return answer;
}

function refused(content: Readable, problem: FileProblem): Result<null> {
  return drained(content, refuse("fileRefused", { facts: { problem } }));
}
