import { readBidGround } from "#app/db/bid.ts";
import { readAside, readDraft } from "#app/db/bid-draft.ts";
import { readContent, readCorrection, readFindings } from "#app/db/bid-opening.ts";
import { findVersions } from "#app/db/bid-submission.ts";
import { readBidHead, readMemberUnits, readVerdict } from "#app/db/bid-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { differencesOf } from "#app/domain/bid/merge.ts";
import { editingOf } from "#app/domain/bid/editing.ts";
import { type BidSubmission, emptyDraft } from "#app/domain/bid/schema.ts";
import { type BidView, contentFor, type OutcomeBid, type OwnBid, type ReviewBid, type WholeBid } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy, type BidSubject, sightOfBid } from "#app/domain/policy/bid.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { judgeDraft } from "./judge-draft.ts";
import { keptAside, keptContent, keptDraft, keptSubmission } from "./keep-content.ts";

/** A bid as the actor may see it. A foreign number and one that does not exist get the same refusal: notFound. */
export async function showBid(ctx: Context, reference: string): Promise<Result<BidView>> {
  const bid = await findSubject("bid", reference);
  if (!bid) return refuse("notFound");
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  if (held.includes("team")) return ok(await ownView(ctx, bid));
  const sight = sightOfBid(bid, held);
  if (sight === "whole") return ok(await wholeView(ctx, bid, held));
  if (sight === "forReview") return reviewView(ctx, bid, held);
  return sight === "outcome" ? ok(await outcomeView(ctx, bid)) : refuse("notFound");
}

/** The opened content of a bid, or null before the opening and for one that could not be opened. */
export async function openedContent(bidId: string): Promise<BidSubmission | null> {
  const stored = await readContent(bidId);
  return stored && keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content);
}

async function ownView(ctx: Context, bid: BidSubject): Promise<OwnBid> {
  const [{ challenge, unitName }, ground, stored, versions, correction, verdict, aside, opened] = await Promise.all([
    readBidHead(bid.id, ctx.now),
    readBidGround(bid.id),
    readDraft(bid.id),
    findVersions(bid.id),
    readCorrection(bid.id),
    readVerdict(bid.id),
    readAside(bid.id, ctx.actor.personId!),
    openedContent(bid.id),
  ]);
  const draft = stored.content ? keptDraft.read(bid.id, stored.revision, stored.content) : emptyDraft;
  const judged = await judgeDraft(draft, ground);
  const submitted = stored.submitted && stored.submittedRevision !== null ? keptSubmission.read(bid.id, stored.submittedRevision, stored.submitted) : null;
  const mine = aside && keptAside.read(bid.id, ctx.actor.personId!, aside.content);
  return {
    sight: "own",
    no: bid.no,
    status: bid.status,
    version: bid.version,
    challenge,
    unitName,
    editing: editingOf(bid, correction, ctx.now),
    draft,
    draftRevision: stored.revision,
    draftSavedAt: stored.savedAt,
    missing: judged.complete ? [] : judged.missing,
    submitted: opened ?? submitted,
    isDraftAhead: submitted !== null && stored.revision !== stored.submittedRevision,
    versions: versions.map(({ number, receivedAt, shortCode, commitment }, index) => ({ number, receivedAt, shortCode, commitment, isCurrent: index === 0 && bid.status !== "withdrawn" })),
    correction: correction && { fields: correction.fields, words: correction.words, dueAt: correction.dueAt, requestedAt: correction.requestedAt, correctedAt: correction.correctedAt },
    verdict,
    aside: aside && mine && differencesOf(draft, mine).length > 0 ? { draft: mine, keptAt: aside.keptAt } : null,
  };
}

async function wholeView(ctx: Context, bid: BidSubject, held: readonly Relation[]): Promise<WholeBid> {
  const [head, members, versions, correction, verdict, findings, content] = await Promise.all([
    readBidHead(bid.id, ctx.now),
    readMemberUnits(bid.id),
    findVersions(bid.id),
    readCorrection(bid.id),
    readVerdict(bid.id),
    readFindings(bid.id),
    openedContent(bid.id),
  ]);
  const [last] = versions;
  return {
    sight: "whole",
    no: bid.no,
    status: bid.status,
    version: bid.version,
    ...head,
    members,
    content: content && contentFor(content, held),
    findings,
    sealed: last ? { bidVersion: last.number, receivedAt: last.receivedAt, commitment: last.commitment } : null,
    correction: correction && { fields: correction.fields, words: correction.words, dueAt: correction.dueAt, requestedAt: correction.requestedAt, correctedAt: correction.correctedAt },
    verdict,
  };
}

async function reviewView(ctx: Context, bid: BidSubject, held: readonly Relation[]): Promise<Result<ReviewBid>> {
  const [{ challenge, unitName, reviewCode }, members, content] = await Promise.all([readBidHead(bid.id, ctx.now), readMemberUnits(bid.id), openedContent(bid.id)]);
  if (!content) return refuse("notFound");
  return ok({ sight: "review", no: bid.no, status: bid.status, challenge, unitName, reviewCode, members, content: contentFor(content, held) });
}

async function outcomeView(ctx: Context, bid: BidSubject): Promise<OutcomeBid> {
  const { challenge, unitName } = await readBidHead(bid.id, ctx.now);
  return { sight: "outcome", no: bid.no, status: bid.status, challenge: { no: challenge.no, title: challenge.title }, unitName };
}
