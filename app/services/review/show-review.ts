import { readBidGround } from "#app/db/bid.ts";
import { readChallengeFacts } from "#app/db/challenge.ts";
import { findOwnerView } from "#app/db/owner-view.ts";
import { findSheets, noSheet, type StoredSheet } from "#app/db/review-sheets.ts";
import { findOwnTasks, findStaffReview, type OwnTask } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type ReviewAssignmentSubject, reviewAssignmentPolicy } from "#app/domain/policy/review.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";
import { proposedMark } from "#app/domain/review/proposal.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { flagsOf, ownMean, sheetProblems, sheetTotal } from "#app/domain/review/sheet.ts";
import type { OwnReview, ReviewView, StaffReview } from "#app/domain/review/view.ts";
import { listOpenedFiles } from "#app/services/bid-file/list-files.ts";
import { noteReading } from "#app/services/bid/note-reading.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { judgedContent, judgeSubmission, readSubmissions } from "./judged-content.ts";
import { findOwnTask } from "./own-task.ts";
import { leftOutOf, readGround } from "./review-ground.ts";

const frozenStates: readonly string[] = ["ranked", "decided", "endedUnmatched"];

/**
 * A task as the actor may see it: the expert's own sheet beside the bid, or for the bureau the state, and after the freeze
 * the marks. Nobody ever sees another expert's marks before it. Refusal: notFound.
 */
export async function showReview(ctx: Context, reference: string): Promise<Result<ReviewView>> {
  const subject = await findSubject("reviewAssignment", reference);
  if (!subject) return refuse("notFound");
  const held = reviewAssignmentPolicy.relationsOf(ctx.actor, subject);
  if (!reviewAssignmentPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  // Who judges sees the own sheet, also with a duty besides.
  return held.includes("expert") ? showOwnReview(ctx, subject.id, await findOwnTasks(subject.expertId, subject.challengeId)) : ok(await staffReview(subject));
}

/** The scoring page of one's own task, found by item and review code. */
export async function showOwnReviewByCode(ctx: Context, challengeReference: string, code: string): Promise<Result<OwnReview>> {
  const own = await findOwnTask(ctx, challengeReference, code);
  return own.ok ? showOwnReview(ctx, own.value.id, own.value.tasks) : own;
}

/** `tasks`: all that the expert has of the item. */
async function showOwnReview(ctx: Context, taskId: string, tasks: readonly OwnTask[]): Promise<Result<OwnReview>> {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) return refuse("notFound");
  const [ground, sheets, content, ownerView] = await Promise.all([readGround(task), findSheets(tasks.map(({ id }) => id)), contentOf(ctx, task), task.hasOwnerOpinion ? findOwnerView(task.challengeId) : null]);
  const { rules, rubric } = ground;
  const sheet = sheets.get(task.id) ?? noSheet;
  const isDone = (own: OwnTask) => own.status === "signed" || sheetProblems(sheets.get(own.id) ?? noSheet, rubric.used, rules).length === 0;
  const total = sheetTotal(sheet, rubric);
  const head = headOf(task);
  const isHidden = isTeamHidden(task.blind, ["expert"]);
  return ok({
    ...head,
    sight: "own",
    expertName: task.expertName,
    criteria: [...rubric.used],
    leftOut: leftOutOf(ground),
    reference: isHidden ? task.id : head.reference,
    isTeamHidden: isHidden,
    ...content,
    // As the bid itself: once there is no conflict.
    ownerView: content.content && ownerView && { revision: ownerView.revision, words: ownerView.words, recordedAt: ownerView.recordedAt, ofBid: ownerView.bids.find(({ bidId }) => bidId === task.bidId)?.words ?? "", hasFile: !isHidden },
    sheet: { revision: sheet.revision, savedAt: sheet.savedAt, ...shown(sheet), flags: flagsOf(sheet) },
    missing: sheetProblems(sheet, rubric.used, rules),
    total: total && formatFixed(total, 2),
    ownMean: ownMean([...sheets.values()], rubric),
    siblings: tasks.filter(({ status }) => !["declined", "recused", "noReply", "voided"].includes(status)).map((own) => ({ code: own.code ?? own.bidNo, status: own.status, isDone: isDone(own) })),
    reasonBelow: rules.reasonBelow,
    leastReason: rules.leastReason,
    leastOpinion: rules.leastOpinion,
    isOpen: task.challengeStatus === "inReview" && task.isOpenStage && ["accepted", "reviewing", "reopened"].includes(task.status),
  });
}

/** The bid's content is read once the expert has said that there is no conflict, and no longer when the task has ended. */
async function contentOf(ctx: Context, task: OwnTask): Promise<Pick<OwnReview, "content" | "proposal" | "files">> {
  if (!["accepted", "reviewing", "signed", "reopened"].includes(task.status)) return { content: null, proposal: null, files: [] };
  const isHidden = isTeamHidden(task.blind, ["expert"]);
  const [submissions, facts, files, unitName] = await Promise.all([
    readSubmissions([task.bidId]),
    readChallengeFacts(task.challengeId),
    listOpenedFiles({ id: task.bidId, blind: task.blind }, ["expert"]),
    // The task itself does not name the unit then; the texts must be searched for it.
    isHidden ? readBidGround(task.bidId).then(({ leadName }) => leadName) : task.unitName,
  ]);
  const content = submissions.get(task.bidId);
  if (!content) return { content: null, proposal: null, files: [] };
  const indicators = indicatorList.parse(facts.indicators);
  const [judged] = await Promise.all([judgedContent(content, unitName, indicators, isHidden), noteReading(ctx, task.bidId, ["expert"], "content")]);
  return { content: judged, proposal: proposedMark(judgeSubmission(content, indicators)), files };
}

async function staffReview(subject: ReviewAssignmentSubject): Promise<StaffReview> {
  const { challengeNo, challengeTitle, ...facts } = await findStaffReview(subject.id);
  const isFrozen = frozenStates.includes(subject.challengeStatus) && subject.status === "signed";
  const sheet = isFrozen ? (await findSheets([subject.id])).get(subject.id) : undefined;
  const ofStage = { reviewStage: subject.stage, isOpenStage: subject.stage === subject.reviewStage };
  return { ...headOf({ ...subject, ...ofStage, ...facts, challengeNo, challengeTitle }), ...facts, sight: "staff", frozen: sheet ? shown(sheet) : null };
}

function headOf({ id, status, reviewStage, isOpenStage, challengeStatus, challengeNo: no, challengeTitle: title, bidNo, code, expertNo }: Pick<OwnTask, "id" | "status" | "reviewStage" | "isOpenStage" | "challengeStatus" | "challengeNo" | "challengeTitle" | "bidNo" | "code" | "expertNo">) {
  return { id, reference: `${bidNo}/${expertNo}${isOpenStage ? "" : `/${String(reviewStage)}`}`, status, challenge: { no, title, status: challengeStatus }, bidNo, code: code ?? bidNo };
}

function shown(sheet: StoredSheet) {
  const marks = Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)] as const]));
  return { marks: Object.fromEntries(marks), reasons: { ...sheet.reasons }, vetoes: { ...sheet.vetoes }, opinion: sheet.opinion };
}
