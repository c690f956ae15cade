import { findSlotOfBid } from "#app/db/defence.ts";
import { findAmendmentsOfBid } from "#app/db/amendment.ts";
import { type BidGround, readBidGround } from "#app/db/bid.ts";
import { readContent } from "#app/db/bid-opening.ts";
import { findVersions } from "#app/db/bid-submission.ts";
import { readBureauFile, readMemberUnits, readOwnFile } from "#app/db/bid-views.ts";
import { findVisits } from "#app/db/visit.ts";
import { findUnitProfile } from "#app/db/profile.ts";
import { findFormLines } from "#app/db/form-lines.ts";
import { findResupply } from "#app/db/resupply.ts";
import { findSubject } from "#app/db/subjects.ts";
import { conditionsOfBid } from "#app/domain/bid/condition.ts";
import { editingOf } from "#app/domain/bid/editing.ts";
import { findingsAt } from "#app/domain/bid/form-check.ts";
import { memberLimits } from "#app/domain/bid/member-view.ts";
import { differencesOf } from "#app/domain/bid/merge.ts";
import { sealedPageUntil } from "#app/domain/bid/sealed-page.ts";
import { type BidSubmission, draftOf, emptyDraft } from "#app/domain/bid/schema.ts";
import { maskedContent, maskedDraft } from "#app/domain/bid/id-masks.ts";
import { type BidChallenge, type BidView, contentFor, type OutcomeBid, type OwnBid, type ReviewBid, type WholeBid } from "#app/domain/bid/view.ts";
import { internalDeadlineOf } from "#app/domain/organisation/profile.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isTeamHidden, teamAsSeen } from "#app/domain/review/blind.ts";
import { hideTeam } from "#app/domain/review/hide-team.ts";
import { reviewAskedUntil } from "#app/domain/bid/form-review.ts";
import { bidPolicy, type BidSubject, isOpened, isUnits, sightOfBid } from "#app/domain/policy/bid.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { listOpenedFiles, listOwnFiles } from "#app/services/bid-file/list-files.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readingRefusal } from "#app/services/kernel/declared-first.ts";
import { earlyWarnings } from "./early-warnings.ts";
import { findIdentity } from "./find-identity.ts";
import { askedFormOf, judgeDraft, windowOf } from "./judge-draft.ts";
import { noteReading } from "./note-reading.ts";
import { keptAside, keptContent, keptDraft, keptSubmission } from "./keep-content.ts";

/** A bid as the actor may see it. A foreign number and one that does not exist get the same refusal: notFound; declarationDue to a duty before its 回避声明. */
export async function showBid(ctx: Context, reference: string): Promise<Result<BidView>> {
  const bid = await findSubject("bid", reference);
  return bid ? viewBid(ctx, bid) : refuse("notFound");
}

/** The same for a bid that is already read for the policy. */
export async function viewBid(ctx: Context, bid: BidSubject): Promise<Result<BidView>> {
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  if (held.includes("team")) return ok(masked(await ownView(ctx, bid, held)));
  const sight = sightOfBid(bid, held);
  const due = sight === "none" ? null : await readingRefusal(ctx, held, bid.challengeId, bid.status);
  if (due) return due;
  if (sight === "whole" || sight === "forReview") await noteReading(ctx, bid.id, held, "content");
  if (sight === "whole") return ok(await wholeView(ctx, bid, held));
  if (sight === "forReview") return reviewView(ctx, bid, held);
  return sight === "outcome" ? ok(await outcomeView(bid)) : refuse("notFound");
}

/** The team's view with the numbers of identity papers whole: never for a page. */
export async function readOwn(ctx: Context, bid: BidSubject): Promise<OwnBid> {
  return ownView(ctx, bid, bidPolicy.relationsOf(ctx.actor, bid));
}

function masked(own: OwnBid): OwnBid {
  return { ...own, draft: maskedDraft(own.draft), submitted: own.submitted && maskedContent(own.submitted), aside: own.aside && { ...own.aside, draft: maskedDraft(own.aside.draft) } };
}

/** The opened content of a bid, or null before the opening and for one that could not be opened. */
export async function openedContent(bidId: string): Promise<BidSubmission | null> {
  const stored = await readContent(bidId);
  return stored && keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content);
}

function headOf(bid: BidSubject, ground: BidGround, now: string) {
  const { challengeStatus: status, opensAt, closesAt, ownerName, fiscalFen, payToBidderFen, periodMonths, indicators } = ground;
  const isOpen = isOpenForBids({ status, opensAt, closesAt }, now);
  const challenge: BidChallenge = { no: ground.challengeNo, title: ground.challengeTitle, direction: ground.direction, status, publicReason: ground.publicReason, opensAt, closesAt, isOpenForBids: isOpen, ownerName, fiscalFen, payToBidderFen, periodMonths, milestoneWindow: windowOf(ground), askedForm: askedFormOf(ground), indicators, eligibility: ground.eligibility, memberLimits: memberLimits(ground.rules) };
  return { no: bid.no, status: bid.status, version: bid.version, challenge, unitName: ground.leadName };
}

async function ownView(ctx: Context, bid: BidSubject, held: readonly Relation[]): Promise<OwnBid> {
  const personId = ctx.actor.personId!;
  const [ground, file, versions, draftFiles, openedFiles, resupply, amendments, defence, visits, unitProfile] = await Promise.all([
    readBidGround(bid.id),
    readOwnFile(bid.id, personId),
    findVersions(bid.id),
    listOwnFiles(bid.id),
    isOpened[bid.status] ? listOpenedFiles(bid, held) : [],
    isOpened[bid.status] ? findResupply(bid.id) : null,
    findAmendmentsOfBid(bid.id),
    isOpened[bid.status] ? findSlotOfBid(bid.id) : null,
    isOpened[bid.status] ? findVisits([bid.id]) : null,
    isUnits(bid) ? findUnitProfile(bid.leadUnitId) : null,
  ]);
  const { draft: stored, correction, verdict, content } = file;
  const draft = stored.content ? keptDraft.read(bid.id, stored.revision, stored.content) : emptyDraft;
  const editing = editingOf(bid, correction, ctx.now);
  const [judged, warnings, identity] = await Promise.all([
    judgeDraft(draft, ground),
    editing.mode === "bidding" ? earlyWarnings(personId, bid, ground, draft) : [],
    editing.mode === "locked" ? [] : findIdentity(draft, ground),
  ]);
  const submitted = stored.submitted && stored.submittedRevision !== null ? keptSubmission.read(bid.id, stored.submittedRevision, stored.submitted) : null;
  const mine = file.aside && keptAside.read(bid.id, personId, file.aside.content);
  return {
    sight: "own",
    unitUscc: ground.leadUscc,
    contest: bid.contest,
    ...headOf(bid, ground, ctx.now),
    editing,
    draft,
    draftRevision: stored.revision,
    draftSavedAt: stored.savedAt,
    missing: judged.complete ? [] : judged.missing,
    identity,
    hidesTeam: isTeamHidden(ground.rules.blind, ["expert"]),
    submitted: content ? keptContent.read(bid.id, content.versionNumber, content.revision, content.content) : submitted,
    isDraftAhead: submitted !== null && (stored.revision !== stored.submittedRevision || (draftFiles.isAhead && bid.status === "submitted")),
    files: draftFiles.files,
    submittedFiles: draftFiles.submitted,
    openedFiles,
    sealedPageUntil: sealedPageUntil(bid, ground.rules.attachments, ctx.now),
    versions: versions.map(({ number, receivedAt, shortCode, commitment }, index) => ({ number, receivedAt, shortCode, commitment, isCurrent: index === 0 && bid.status !== "withdrawn" })),
    correction,
    verdict,
    resupply,
    defence,
    hasVisit: visits?.has(bid.id) ?? false,
    formReview: file.formReview,
    reviewUntil: bid.status === "formRejected" && file.formReview === null && bid.rejectedAt !== null ? reviewAskedUntil(bid.rejectedAt) : null,
    warnings,
    conditions: editing.mode === "bidding" ? conditionsOfBid(draft, ground.leadUscc, ground.eligibility) : [],
    leadProfile: unitProfile?.profile ?? null,
    internalDeadline: unitProfile?.internal && editing.mode === "bidding" ? internalDeadlineOf(editing.until, unitProfile.internal) : null,
    amendments,
    tickets: file.tickets,
    aside: file.aside && mine && differencesOf(draft, mine).length > 0 ? { draft: mine, keptAt: file.aside.keptAt } : null,
  };
}

async function wholeView(ctx: Context, bid: BidSubject, held: readonly Relation[]): Promise<WholeBid> {
  const [ground, file, lines, members, versions, openedFiles, resupply, unitProfile] = await Promise.all([
    readBidGround(bid.id),
    readBureauFile(bid.id),
    findFormLines([bid.id]),
    readMemberUnits(bid.id),
    findVersions(bid.id),
    listOpenedFiles(bid, held, ctx.actor.personId),
    findResupply(bid.id),
    findUnitProfile(bid.leadUnitId),
  ]);
  const [last] = versions;
  const { content: stored, ...rest } = file;
  const content = stored && keptContent.read(bid.id, stored.versionNumber, stored.revision, stored.content);
  return {
    sight: "whole",
    ...headOf(bid, ground, ctx.now),
    reviewCode: ground.reviewCode,
    identity: content && bid.status === "underFormCheck" ? await findIdentity(draftOf(content), ground) : [],
    unitUscc: ground.leadUscc,
    leadProfile: unitProfile?.profile ?? null,
    members,
    content: content && contentFor(content, held),
    openedFiles,
    resupply,
    sealed: last ? { bidVersion: last.number, receivedAt: last.receivedAt, commitment: last.commitment } : null,
    lines: lines.get(bid.id) ?? [],
    ...rest,
    findings: findingsAt(file.findings, ctx.now),
    isFoundLater: bid.isFoundLater,
  };
}

async function reviewView(ctx: Context, bid: BidSubject, held: readonly Relation[]): Promise<Result<ReviewBid>> {
  const [ground, members, stored, openedFiles] = await Promise.all([readBidGround(bid.id), readMemberUnits(bid.id), openedContent(bid.id), listOpenedFiles(bid, held)]);
  if (!stored) return refuse("notFound");
  const { version: _version, ...head } = teamAsSeen(headOf(bid, ground, ctx.now), bid.blind, held);
  const isHidden = isTeamHidden(bid.blind, held);
  const content = isHidden ? hideTeam(stored, [ground.leadName, ...members.map(({ name }) => name)]) : stored;
  return ok({ sight: "review", ...head, no: isHidden ? bid.id : bid.no, reviewCode: ground.reviewCode, members: isHidden ? [] : members, content: contentFor(content, held), openedFiles });
}

async function outcomeView(bid: BidSubject): Promise<OutcomeBid> {
  const { challengeNo, challengeTitle, leadName } = await readBidGround(bid.id);
  return { sight: "outcome", no: bid.no, status: bid.status, challenge: { no: challengeNo, title: challengeTitle }, unitName: leadName };
}
