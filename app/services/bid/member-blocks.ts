import { blindDigest } from "#app/crypto/blind-index.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { findConfirmations, type StoredConfirmation } from "#app/db/bid-members.ts";
import { readContent } from "#app/db/bid-opening.ts";
import type { Transaction } from "#app/db/client.ts";
import { blockOf } from "#app/domain/bid/consortium.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { ConfirmationState } from "#app/domain/bid/member-view.ts";
import { type BidDraft, type BidMemberPart, type BidSubmission, draftOf, wholeMember } from "#app/domain/bid/schema.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import { acceptedUntil, type BidSubject } from "#app/domain/policy/bid.ts";
import { keptContent, keptDraft, keptSubmission, keyEncryptionKey } from "./keep-content.ts";

/** A unit in a challenge, as a digest that the database cannot read. */
export function memberDigest(challengeId: string, uscc: string): string {
  return blindDigest(keyEncryptionKey(), "memberUnit", challengeId, normalizeUscc(uscc));
}

/** What a confirmation binds: the member's own block of this bid. */
export function blockDigest(bidId: string, member: BidMemberPart): string {
  return blindDigest(keyEncryptionKey(), "memberBlock", bidId, canonicalJson(blockOf(member)));
}

/** The member with its whole block, or null while something of it is missing. */
export function wholeMemberOf(member: BidDraft["members"][number]): BidMemberPart | null {
  const parsed = wholeMember.safeParse(member);
  return parsed.success ? parsed.data : null;
}

/** Items of which nothing comes any more, and bids that are out. */
const endedItems: readonly ChallengeState[] = ["withdrawn", "noBid", "endedNoBid", "endedUnmatched"];
const endedBids: readonly BidState[] = ["formRejected", "contentMissing", "unmatched"];

/** Why nobody needs its members' word now, or null: a bid that was not submitted, or was withdrawn, asks only while it can still be submitted. */
export function whyNotAsking(bid: BidSubject, now: string): RefusalCode | null {
  if (endedItems.includes(bid.challengeStatus) || endedBids.includes(bid.status)) return "wrongState";
  if ((bid.status !== "draft" && bid.status !== "withdrawn") || acceptedUntil(bid, now) !== null) return null;
  if (bid.contest === "declined") return "claimDeclined";
  // At rest, or not open yet: that is no deadline.
  return bid.closesAt !== null && Date.parse(now) >= Date.parse(bid.closesAt) ? "deadlinePassed" : "notYetOpen";
}

type Standing = Pick<BidDraft, "members" | "money" | "leadPart">;

/**
 * What the members are asked about now: the draft while the bid is accepted, afterwards what was submitted, after the opening
 * what was opened (or corrected). Null when nothing is there, or the team has cleared its copies.
 */
export async function standingOf(bid: BidSubject, now: string, tx?: Transaction): Promise<Standing | null> {
  const opened = await readContent(bid.id, tx);
  if (opened) return draftOf(keptContent.read(bid.id, opened.versionNumber, opened.revision, opened.content));
  const stored = await readDraft(bid.id, tx);
  const submitted = () => (stored.submitted && stored.submittedRevision !== null ? draftOf(keptSubmission.read(bid.id, stored.submittedRevision, stored.submitted)) : null);
  const draft = () => (stored.content ? keptDraft.read(bid.id, stored.revision, stored.content) : null);
  return acceptedUntil(bid, now) !== null ? (draft() ?? submitted()) : (submitted() ?? draft());
}

/** The latest answer of a unit that counts for the block as it stands. */
export function answerOf(bidId: string, unit: string, member: BidMemberPart | null, answers: readonly StoredConfirmation[]): { state: ConfirmationState; answer: StoredConfirmation | null } {
  const own = answers.filter(({ unitDigest }) => unitDigest === unit);
  if (!member) return { state: "incomplete", answer: null };
  const digest = blockDigest(bidId, member);
  const answer = own.find((one) => one.blockDigest === digest) ?? null;
  if (answer) return { state: answer.answer, answer };
  return { state: own.some((one) => one.answer === "confirmed") ? "changed" : "open", answer: null };
}

/** Those of these members that have not confirmed their block as it stands. */
export async function openMembersOf(bid: { id: string; challengeId: string }, members: BidDraft["members"], tx?: Transaction): Promise<{ uscc: string; unit: string; state: ConfirmationState }[]> {
  const answers = await findConfirmations(bid.id, tx);
  return members.flatMap((member) => {
    const unit = memberDigest(bid.challengeId, member.uscc);
    const { state } = answerOf(bid.id, unit, wholeMemberOf(member), answers);
    return state === "confirmed" ? [] : [{ uscc: normalizeUscc(member.uscc), unit, state }];
  });
}

/** Members of a submitted content that have not confirmed it, by name and place. */
export async function unconfirmedOf(bid: { id: string; challengeId: string }, content: Pick<BidSubmission, "members">, tx?: Transaction): Promise<{ index: number; name: string; state: ConfirmationState }[]> {
  const answers = await findConfirmations(bid.id, tx);
  return content.members.flatMap((member, index) => {
    const { state } = answerOf(bid.id, memberDigest(bid.challengeId, member.uscc), member, answers);
    return state === "confirmed" ? [] : [{ index, name: member.name || member.uscc, state }];
  });
}
