import type { BidGround } from "#app/db/bid.ts";
import type { BidDesk } from "#app/db/bid-desk.ts";
import type { Claim } from "#app/db/bid-submission.ts";
import { mayLead } from "#app/domain/bid/condition.ts";
import type { ManifestFile } from "#app/domain/bid/file.ts";
import type { BidDraft, BidSubmission } from "#app/domain/bid/schema.ts";
import { stopsUnits } from "#app/domain/bid/team-warning.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidContest, BidSubject } from "#app/domain/policy/bid.ts";
import { sealedFiles } from "#app/services/bid-file/list-files.ts";
import { warningsOf } from "./team-units.ts";
import { judgeDraft } from "./judge-draft.ts";
import { unconfirmedOf } from "./member-blocks.ts";
import { memberClaims, personClaims, slotClaims, unitClaims } from "./member-claims.ts";
import { type SealedManifest, sealBid } from "./seal-bid.ts";

/** A submission that only has to be accepted: checked, claimed in digests, sealed. */
export interface PreparedSubmission {
  content: BidSubmission;
  /** What it takes; where `isNeeded` is false, only where it is free, and never a reason to refuse. */
  claims: (Claim & { isNeeded: boolean })[];
  /** What was uploaded and sealed before; an upload that is still running is not in it. */
  files: { id: string; file: ManifestFile }[];
  sealed: SealedManifest;
  openingKeyFingerprint: string;
}

/**
 * Everything of a submission that needs no lock, so that the submit itself stays tiny. Refusals: ownerMayNotBid; leadKindNotAllowed (facts `kinds`); bidIncomplete
 * (facts `count`, the fields); unitBarred and ownerAffiliated (facts `unit`) where the round refuses such units; membersUnconfirmed
 * where members confirm first.
 */
export async function prepareSubmission(bid: BidSubject, { ground, sealing, hasFiles }: BidDesk, draft: BidDraft): Promise<Result<PreparedSubmission>> {
  if (ground.ownerIds.includes(bid.leadUnitId)) return refuse("ownerMayNotBid");
  if (!mayLead(ground.leadUscc, ground.eligibility)) return refuse("leadKindNotAllowed", { facts: { kinds: ground.eligibility.leadKinds.join(",") } });
  const judged = await judgeDraft(draft, ground);
  if (!judged.complete) return refuse("bidIncomplete", { facts: { count: judged.missing.length }, fields: judged.missing });
  const content = judged.submission;
  const [open, warnings] = await Promise.all([content.members.length === 0 ? [] : unconfirmedOf(bid, content), stopsUnits(ground.rules) ? warningsOf(ground, content.members) : []]);
  const stopped = warnings.find(({ stops }) => stops);
  if (stopped) return refuse(stopped.code === "ownerAffiliated" ? "ownerAffiliated" : "unitBarred", { facts: { unit: stopped.unitName } });
  if (ground.rules.confirmation === "first" && open.length > 0) {
    return refuse("membersUnconfirmed", { facts: { count: open.length }, fields: open.map(({ index }) => ({ path: `members.${index}.uscc`, message: "memberUnavailable" })) });
  }
  const confirmed = content.members.filter((_member, index) => !open.some((one) => one.index === index)).map(({ uscc }) => uscc);
  if (!sealing) throw new Error(`Challenge ${ground.challengeNo} accepts bids without an opening key`);
  const files = hasFiles ? await sealedFiles(bid.id) : [];
  const sealed = await sealBid(
    { challengeNo: ground.challengeNo, bidNo: bid.no, bidVersion: sealing.nextNumber, leadUscc: ground.leadUscc, content, files: files.map(({ file }) => file) },
    sealing.recipients,
  );
  return ok({ content, claims: claimsOf(content, ground, confirmed, bid.contest), files, sealed, openingKeyFingerprint: sealing.fingerprint });
}

/**
 * What a submission takes: the lead person in the round, the lead unit's places, and those of the members that have
 * confirmed. Who contests the unit and waits takes nothing: whoever else speaks for it would be refused by it, and know.
 * A member that was only named holds nothing: whether it is in another bid shows to itself alone, when it
 * confirms, and to the form check after the opening. Digests under a key that the database does not have.
 */
function claimsOf(content: BidSubmission, ground: BidGround, confirmed: readonly string[], contest: BidContest): PreparedSubmission["claims"] {
  const own = [...personClaims(ground, content.projectLead), ...unitClaims(ground, ground.leadUscc), ...slotClaims(ground, "unitLead", ground.leadUscc)];
  const ofMembers = confirmed.flatMap((uscc) => memberClaims(ground, uscc));
  return [...(contest === "waiting" ? [] : own).map((claim) => ({ ...claim, isNeeded: true })), ...ofMembers.map((claim) => ({ ...claim, isNeeded: false }))];
}

/**
 * The refusal for claims that another live bid holds. It tells the lead nothing about that bid (guide 0.1, 4): the person
 * is asked to look themselves. The lead unit is concerned itself and is told.
 */
export function refuseClaims(taken: readonly Claim["kind"][]): ReturnType<typeof refuse> {
  if (taken.includes("lead")) return refuse("leadPersonUnavailable", { fields: [{ path: "projectLead", message: "leadPersonUnavailable" }] });
  return refuse(taken.includes("unit") ? "unitInOtherBid" : "unitLimit");
}
