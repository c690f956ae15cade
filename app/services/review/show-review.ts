import { readBidGround } from "#app/db/bid.ts";
import { readChallengeFacts } from "#app/db/challenge.ts";
import { readReviewedChallenge, type ReviewedChallenge } from "#app/db/review.ts";
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
  return held.includes("expert") ? showOwnReview(ctx, subject) : ok(await staffReview(subject));
}

/** The scoring page of one's own task, found by item and review code. */
export async function showOwnReviewByCode(ctx: Context, challengeReference: string, code: string): Promise<Result<OwnReview>> {
  const id = await findOwnTask(ctx, challengeReference, code);
  const subject = id.ok ? await findSubject("reviewAssignment", id.value) : null;
  return subject ? showOwnReview(ctx, subject) : refuse("notFound");
}

async function showOwnReview(ctx: Context, subject: ReviewAssignmentSubject): Promise<Result<OwnReview>> {
  const [tasks, challenge] = await Promise.all([findOwnTasks(subject.expertId, subject.challengeId), readReviewedChallenge(subject.challengeId)]);
  const task = tasks.find(({ id }) => id === subject.id);
  if (!task) return refuse("notFound");
  const [ground, sheets] = await Promise.all([readGround(task), findSheets(tasks.map(({ id }) => id))]);
  const { rules, rubric } = ground;
  const sheet = sheets.get(subject.id) ?? noSheet;
  const isDone = (own: OwnTask) => own.status === "signed" || sheetProblems(sheets.get(own.id) ?? noSheet, rubric.used, rules).length === 0;
  const total = sheetTotal(sheet, rubric);
  const head = headOf(subject, challenge, task);
  const isHidden = isTeamHidden(task.blind, ["expert"]);
  return ok({
    ...head,
    sight: "own",
    expertName: task.expertName,
    criteria: [...rubric.used],
    leftOut: leftOutOf(ground),
    reference: isHidden ? subject.id : head.reference,
    isTeamHidden: isHidden,
    ...(await contentOf(ctx, subject, task)),
    sheet: { revision: sheet.revision, savedAt: sheet.savedAt, ...shown(sheet), flags: flagsOf(sheet) },
    missing: sheetProblems(sheet, rubric.used, rules),
    total: total && formatFixed(total, 2),
    ownMean: ownMean([...sheets.values()], rubric),
    siblings: tasks.filter(({ status }) => !["declined", "recused", "noReply", "voided"].includes(status)).map((own) => ({ code: own.code ?? own.bidNo, status: own.status, isDone: isDone(own) })),
    reasonBelow: rules.reasonBelow,
    leastReason: rules.leastReason,
    leastOpinion: rules.leastOpinion,
    isOpen: challenge.status === "inReview" && subject.stage === challenge.reviewStage && ["accepted", "reviewing", "reopened"].includes(subject.status),
  });
}

/** The bid's content is read once the expert has said that there is no conflict, and no longer when the task has ended. */
async function contentOf(ctx: Context, subject: ReviewAssignmentSubject, task: OwnTask): Promise<Pick<OwnReview, "content" | "proposal" | "files">> {
  if (!["accepted", "reviewing", "signed", "reopened"].includes(subject.status)) return { content: null, proposal: null, files: [] };
  const [submissions, facts, files] = await Promise.all([readSubmissions([subject.bidId]), readChallengeFacts(subject.challengeId), listOpenedFiles({ id: subject.bidId, blind: task.blind }, ["expert"])]);
  const content = submissions.get(subject.bidId);
  if (!content) return { content: null, proposal: null, files: [] };
  await noteReading(ctx, subject.bidId, ["expert"], "content");
  const indicators = indicatorList.parse(facts.indicators);
  const isHidden = isTeamHidden(task.blind, ["expert"]);
  // The task itself does not name the unit then; the texts must be searched for it.
  const unitName = isHidden ? (await readBidGround(subject.bidId)).leadName : task.unitName;
  return { content: await judgedContent(content, unitName, indicators, isHidden), proposal: proposedMark(judgeSubmission(content, indicators)), files };
}

async function staffReview(subject: ReviewAssignmentSubject): Promise<StaffReview> {
  const [challenge, { challengeNo: _no, challengeTitle: _title, ...facts }] = await Promise.all([readReviewedChallenge(subject.challengeId), findStaffReview(subject.id)]);
  const isFrozen = frozenStates.includes(challenge.status) && subject.status === "signed";
  const sheet = isFrozen ? (await findSheets([subject.id])).get(subject.id) : undefined;
  return { ...headOf(subject, challenge, { ...facts, expertNo: facts.expert.no }), ...facts, sight: "staff", frozen: sheet ? shown(sheet) : null };
}

function headOf(subject: ReviewAssignmentSubject, { no, title, status, reviewStage }: ReviewedChallenge, { bidNo, code, expertNo }: { bidNo: string; code: string | null; expertNo: string }) {
  return { id: subject.id, reference: `${bidNo}/${expertNo}${subject.stage < reviewStage ? `/${String(subject.stage)}` : ""}`, status: subject.status, challenge: { no, title, status }, bidNo, code: code ?? bidNo };
}

function shown(sheet: StoredSheet) {
  const marks = Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)] as const]));
  return { marks: Object.fromEntries(marks), reasons: { ...sheet.reasons }, vetoes: { ...sheet.vetoes }, opinion: sheet.opinion };
}
