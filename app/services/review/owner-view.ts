import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findOwnerView, insertOwnerView } from "#app/db/owner-view.ts";
import { findJudgedBids, findOwnTasks } from "#app/db/review-views.ts";
import { lockChallenge, readReviewedChallenge } from "#app/db/review.ts";
import { findScan } from "#app/db/scan.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";
import { ownerViewInput, type OwnerViewPage, ownerViewStates } from "#app/domain/review/owner-view.ts";
import { isLive } from "#app/domain/review/view.ts";
import { type GivenScan, scanDigestOf } from "#app/domain/scan/scan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { digestOfScan, scanName } from "#app/services/scan/keep-scan.ts";
import { type OpenedScan, openScan } from "#app/services/scan/open-scan.ts";

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];

/** The item with what the actor is to it. Refusal: notFound. */
async function itemFor(ctx: Context, reference: string) {
  const subject = await findSubject("challenge", reference);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  return subject && challengePolicy.isVisible(subject, held, ctx.now) ? ok({ subject, held }) : refuse("notFound");
}

/** 需求方意见 of an item, for the bureau once it is closed. Refusals: notFound, stageNotReached. */
export async function showOwnerView(ctx: Context, reference: string): Promise<Result<OwnerViewPage>> {
  const item = await itemFor(ctx, reference);
  if (!item.ok) return item;
  const { subject, held } = item.value;
  if (!held.some((relation) => bureau.includes(relation))) return refuse("notFound");
  const [challenge, stored, bids] = await Promise.all([readReviewedChallenge(subject.id), findOwnerView(subject.id), findJudgedBids(subject.id)]);
  if (bids.length === 0 && !ownerViewStates.includes(challenge.status)) return refuse("stageNotReached", { facts: { state: challenge.status } });
  const { no, title, status } = challenge;
  return ok({
    challenge: { no, title, status },
    view: stored && { revision: stored.revision, words: stored.words, recordedAt: stored.recordedAt },
    file: stored && { digest: stored.scan, name: await scanName(stored.scan) },
    bids: bids.map(({ id, reviewCode, unitName }) => ({ code: reviewCode, unitName, words: stored?.bids.find(({ bidId }) => bidId === id)?.words ?? "" })),
    mayRecord: held.includes("officer") && bids.length > 0 && ownerViewStates.includes(status),
  });
}

/**
 * 登记需求方意见: its file and its gist, between the opening and the beginning of the review; a later revision leaves the one before. With
 * it R12 is marked (guide 0.1, 10). Refusals: those of `showOwnerView`, notAllowed, formCheckOpen (no bid has passed yet), stageNotReached (the review has begun), editedElsewhere,
 * fileRefused, invalidInput (`scan`: none that was handed in; `bids`: no such bid).
 */
export async function keepOwnerView(ctx: Context, reference: string, rawInput: unknown, given: GivenScan): Promise<Result<{ revision: number }>> {
  const page = await showOwnerView(ctx, reference);
  if (!page.ok) return page;
  const item = await itemFor(ctx, reference);
  if (!item.ok) return item;
  const { subject, held } = item.value;
  if (!held.includes("officer")) return refuse("notAllowed");
  if (page.value.bids.length === 0) return refuse("formCheckOpen");
  const input = ownerViewInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const kept = given === "" ? ok(page.value.file?.digest ?? "") : await digestOfScan(ctx, given);
  if (!kept.ok) return kept;
  const scan = scanDigestOf(kept.value);
  if (scan === null || !(await findScan(scan))) return refuse("invalidInput", { fields: [{ path: "scan", message: scan === null ? "scanNeeded" : "scanNotKept" }] });
  const bids = await findJudgedBids(subject.id);
  const unknown = Object.keys(input.data.bids).find((code) => !bids.some(({ reviewCode }) => reviewCode === code));
  if (unknown !== undefined) return refuse("invalidInput", { fields: [{ path: "bids", message: "unknownBid" }] });
  const ofBids = bids.flatMap(({ id, reviewCode }) => (input.data.bids[reviewCode] ? [{ bidId: id, words: input.data.bids[reviewCode] }] : []));
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    if (!ownerViewStates.includes(challenge.status)) return refuse("stageNotReached", { facts: { state: challenge.status } });
    const revision = input.data.revision + 1;
    if (!(await insertOwnerView(tx, subject.id, { revision, scan, words: input.data.words, bids: ofBids, recordedBy: ctx.actor.personId }))) return refuse("editedElsewhere");
    await appendEvent(tx, "challenge", subject.id, "keepOwnerView", { ...actorFacts(ctx.actor), no: challenge.no, revision, scan, bids: ofBids.length });
    return ok({ revision });
  });
}

/** The file, for the bureau and for the experts of the item who may know the teams; its opening is noted. Refusals: notFound, bidSealBroken. */
export async function readOwnerViewFile(ctx: Context, reference: string): Promise<Result<OpenedScan>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  const isBureau = challengePolicy.isVisible(subject, held, ctx.now) && held.some((relation) => bureau.includes(relation));
  const tasks = isBureau || ctx.actor.expertId === null ? [] : (await findOwnTasks(ctx.actor.expertId, subject.id)).filter(({ status, blind }) => isLive(status) && status !== "invited" && !isTeamHidden(blind, ["expert"]));
  const stored = isBureau || tasks.length > 0 ? await findOwnerView(subject.id) : null;
  const scan = stored && (await findScan(stored.scan));
  return scan ? openScan(ctx, scan) : refuse("notFound");
}
