import { blindDigest } from "#app/crypto/blind-index.ts";
import { type BidGround, readBidGround } from "#app/db/bid.ts";
import { readDraft, type StoredDraft } from "#app/db/bid-draft.ts";
import { type Claim, readSealing } from "#app/db/bid-submission.ts";
import type { ManifestFile } from "#app/domain/bid/file.ts";
import { type BidDraft, emptyDraft, type BidSubmission } from "#app/domain/bid/schema.ts";
import { stopsUnits } from "#app/domain/bid/team-warning.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { sealedFiles } from "#app/services/bid-file/list-files.ts";
import { warningsOf } from "./team-units.ts";
import { judgeDraft } from "./judge-draft.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { memberClaims, slotClaims, unitClaims } from "./member-claims.ts";
import { keptDraft, keyEncryptionKey } from "./keep-content.ts";
import { type SealedManifest, sealBid } from "./seal-bid.ts";

/** A submission that only has to be accepted: checked, claimed in digests, sealed. */
export interface PreparedSubmission {
  ground: BidGround;
  content: BidSubmission;
  /** Revision of the draft that it came from. */
  revision: number;
  claims: Claim[];
  /** What was uploaded and sealed before; an upload that is still running is not in it. */
  files: { id: string; file: ManifestFile }[];
  /** Of members that have confirmed: taken where they are free, never a reason to refuse. */
  memberClaims: Claim[];
  sealed: SealedManifest;
  openingKeyFingerprint: string;
}

/**
 * Everything of a submission that needs no lock, so that the submit itself stays tiny. `seen` is what the person saw: the
 * revision, and its text where it was saved just now. Refusals: ownerMayNotBid; editedElsewhere; bidIncomplete (facts `count`, the fields).
 * unitBarred and ownerAffiliated (facts `unit`) where the round refuses such units; membersUnconfirmed where members confirm first.
 */
export async function prepareSubmission(bid: BidSubject, seen: { revision?: number | undefined; draft?: BidDraft }): Promise<Result<PreparedSubmission>> {
  const [ground, keys, stored] = await Promise.all([readBidGround(bid.id), readSealing(bid.id), seen.draft ? { revision: seen.revision ?? 0, content: null } : readDraft(bid.id)]);
  if (ground.ownerUnitId === bid.leadUnitId) return refuse("ownerMayNotBid");
  if (seen.revision !== undefined && seen.revision !== stored.revision) return refuse("editedElsewhere", { facts: { revision: stored.revision } });
  const draft = seen.draft ?? draftOf(bid.id, stored);
  const judged = await judgeDraft(draft, ground);
  if (!judged.complete) return refuse("bidIncomplete", { facts: { count: judged.missing.length }, fields: judged.missing });
  const [open, warnings] = await Promise.all([unconfirmedOf(bid, judged.submission), stopsUnits(ground.rules) ? warningsOf(ground, judged.submission.members) : []]);
  const stopped = warnings.find(({ stops }) => stops);
  if (stopped) return refuse(stopped.code === "ownerAffiliated" ? "ownerAffiliated" : "unitBarred", { facts: { unit: stopped.unitName } });
  if (ground.rules.confirmation === "first" && open.length > 0) {
    return refuse("membersUnconfirmed", { facts: { count: open.length }, fields: open.map(({ index }) => ({ path: `members.${index}.uscc`, message: "memberUnavailable" })) });
  }
  const confirmed = judged.submission.members.filter((_member, index) => !open.some((one) => one.index === index)).map(({ uscc }) => uscc);
  const { claims, ofMembers } = claimsOf(judged.submission, ground, confirmed);
  if (!keys) throw new Error(`Challenge ${ground.challengeNo} accepts bids without an opening key`);
  const files = await sealedFiles(bid.id);
  const sealed = await sealBid(
    { challengeNo: ground.challengeNo, bidNo: bid.no, bidVersion: keys.nextNumber, leadUscc: ground.leadUscc, content: judged.submission, files: files.map(({ file }) => file) },
    keys.recipients,
  );
  return ok({ ground, content: judged.submission, revision: stored.revision, claims, memberClaims: ofMembers, files, sealed, openingKeyFingerprint: keys.fingerprint });
}

function draftOf(bidId: string, { content, revision }: Pick<StoredDraft, "content" | "revision">): BidDraft {
  return content ? keptDraft.read(bidId, revision, content) : emptyDraft;
}

/**
 * What a submission takes: the lead person in the round, the lead unit's places, and those of the members that have
 * confirmed. A member that was only named holds nothing: whether it is in another bid shows to itself alone, when it
 * confirms, and to the form check after the opening. Digests under a key that the database does not have.
 */
function claimsOf(content: BidSubmission, ground: BidGround, confirmed: readonly string[]): { claims: Claim[]; ofMembers: Claim[] } {
  const kek = keyEncryptionKey();
  const { phone, code } = content.projectLead;
  const people = ground.rules.leadPerson === "refuse" ? [...(phone === "" ? [] : [`phone:${phone}`]), ...(code === "" ? [] : [`code:${code.toUpperCase()}`])] : [];
  return {
    claims: [
      ...people.map((person) => ({ scopeId: ground.roundId, kind: "lead" as const, digest: blindDigest(kek, "leadPerson", ground.roundId, person) })),
      ...unitClaims(ground, ground.leadUscc),
      ...slotClaims(ground, "unitLead", ground.leadUscc),
    ],
    ofMembers: confirmed.flatMap((uscc) => memberClaims(ground, uscc)),
  };
}

/**
 * The refusal for claims that another live bid holds. It tells the lead nothing about that bid (guide 0.1, 4): the person
 * is asked to look themselves. The lead unit is concerned itself and is told.
 */
export function refuseClaims(taken: readonly Claim[]): ReturnType<typeof refuse> {
  if (taken.some(({ kind }) => kind === "lead")) return refuse("leadPersonUnavailable", { fields: [{ path: "projectLead", message: "leadPersonUnavailable" }] });
  return refuse(taken.some(({ kind }) => kind === "unit") ? "unitInOtherBid" : "unitLimit");
}
