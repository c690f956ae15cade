import { findClaim, findPaper } from "#app/db/unit-claim.ts";
import { fileTypeOf, mediaTypes } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import { openOwn } from "#app/services/bid-file/open-own.ts";
import type { ReadableFile } from "#app/services/bid-file/read-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptEvidence } from "./claim-view.ts";

/** 查看认领材料: for the claimant and who decides; the rivals of a claim do not see each other's. Refusals: notFound, bidSealBroken. */
export async function readEvidence({ actor }: Context, evidenceId: string): Promise<Result<Omit<ReadableFile, "isForMarking">>> {
  const paper = await findPaper(evidenceId).catch(() => null);
  const claim = paper && (await findClaim(paper.claimId));
  if (!paper || !claim) return refuse("notFound");
  const mayRead = claim.personId === actor.personId || unitRefusal(actor, "decideClaim", claim.unitId) === null;
  if (!mayRead) return refuse("notFound");
  const { name, identity } = keptEvidence.read(paper.id, paper.label);
  const body = await openOwn(paper.ciphertextDigest, identity);
  return body ? ok({ name, size: paper.size, type: mediaTypes[fileTypeOf(name) ?? "zip"], body }) : refuse("bidSealBroken");
}
