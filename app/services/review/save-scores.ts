import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findConflict, lockAssignment, lockChallenge, readReviewedChallenge } from "#app/db/review.ts";
import { findSheets, insertSheet, noSheet, type StoredSheet } from "#app/db/review-sheets.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { type ReviewAssignmentSubject, reviewAssignmentPolicy } from "#app/domain/policy/review.ts";
import { scoreSheetInput, type ScoreSheetInput } from "#app/domain/review/schema.ts";
import { markedCount, readSheet, type Sheet, sheetProblems } from "#app/domain/review/sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { readGround } from "./review-ground.ts";

/** What a saved sheet answers: the revision to send next time, and what is left to do. */
export interface SavedScores {
  revision: number;
  savedAt: string;
  marked: number;
  criteria: number;
  missing: number;
}

/**
 * 暂存: appends a revision of the expert's own sheet; it never needs to be whole. The first one starts the task.
 * Refusals: notFound, notAllowed, stageNotReached (no review now), wrongState (not accepted, or signed), conflictOfInterest
 * (it came to light since), editedElsewhere (another revision came in between), invalidInput (`marks.R01` …).
 */
export async function saveScores(ctx: Context, reference: string, rawInput: unknown): Promise<Result<SavedScores>> {
  const input = scoreSheetInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const subject = await findSubject("reviewAssignment", reference);
  const personId = ctx.actor.personId;
  if (!subject || !reviewAssignmentPolicy.isVisible(subject, reviewAssignmentPolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  if (ctx.actor.expertId !== subject.expertId || personId === null) return refuse("notAllowed");
  const { rules, rubric } = await readGround({ ...(await readReviewedChallenge(subject.challengeId)), reviewStage: subject.stage });
  const sheet = readSheet(input.data, rubric.used);
  if (!sheet.ok) return sheet;
  return inTransaction(async (tx) => {
    const open = await openSheet(tx, ctx.actor, subject);
    if (!open.ok) return open;
    const stored = open.value;
    if (input.data.revision !== stored.revision) return refuse("editedElsewhere", { facts: { revision: stored.revision } });
    const progress = { marked: markedCount(sheet.value, rubric.used), criteria: rubric.used.length, missing: sheetProblems(sheet.value, rubric.used, rules).length };
    // Autosave asks often; what says nothing new makes no revision.
    if (stored.savedAt !== null && isSameSheet(stored, sheet.value)) return ok({ revision: stored.revision, savedAt: stored.savedAt, ...progress });
    const savedAt = await insertSheet(tx, subject.id, stored.revision + 1, sheet.value, personId);
    return ok({ revision: stored.revision + 1, savedAt, ...progress });
  });
}

/** What an autosave answers besides: criteria whose marks could not be read. */
export interface AutosavedScores extends SavedScores {
  unread: string[];
}

/** Saves what can be saved: a mark that cannot be read is left out and named, the words around it are kept. Refusals as `saveScores`. */
export async function autosaveScores(ctx: Context, reference: string, input: ScoreSheetInput): Promise<Result<AutosavedScores>> {
  const saved = await saveScores(ctx, reference, input);
  if (saved.ok) return ok({ ...saved.value, unread: [] });
  const { code, fields = [] } = saved.refusal;
  const unread = fields.flatMap(({ path }) => (path.startsWith("marks.") ? [path.slice("marks.".length)] : []));
  if (code !== "invalidInput" || unread.length === 0 || unread.length < fields.length) return saved;
  const marks = Object.fromEntries(Object.entries(input.marks).filter(([criterion]) => !unread.includes(criterion)));
  const again = await saveScores(ctx, reference, { ...input, marks });
  return again.ok ? ok({ ...again.value, unread }) : again;
}

/**
 * The sheet's row locked for writing, with its latest revision; a task that was only accepted is started by it. Whoever
 * writes marks comes through here, so that a signature, a freeze and a late autosave come one after the other.
 */
export async function openSheet(tx: Transaction, actor: Actor, subject: ReviewAssignmentSubject): Promise<Result<StoredSheet>> {
  const challenge = await lockChallenge(tx, subject.challengeId, "share");
  if (challenge.status !== "inReview") return refuse("stageNotReached", { facts: { state: challenge.status } });
  if (subject.stage < challenge.reviewStage) return refuse("stageEnded");
  const task = await lockAssignment(tx, subject.id);
  if (!["accepted", "reviewing", "reopened"].includes(task.status)) return refuse("wrongState", { facts: { state: task.status } });
  const reason = await findConflict(subject.expertId, subject.bidId, tx);
  if (reason) return refuse("conflictOfInterest", { facts: { reason } });
  const stored = (await findSheets([subject.id], tx)).get(subject.id) ?? noSheet;
  if (task.status === "accepted") {
    const started = await transition(tx, { noun: "reviewAssignment", subject: task, move: "start", actor });
    if (!started.ok) return started;
  }
  return ok(stored);
}

/** Whether two sheets say the same. */
export function isSameSheet(a: Sheet, b: Sheet): boolean {
  const text = ({ marks, reasons, vetoes, opinion }: Sheet) =>
    JSON.stringify([
      Object.entries(marks).filter(([, mark]) => mark !== null).toSorted(),
      Object.entries(reasons).filter(([, reason]) => reason !== "").toSorted(),
      Object.entries(vetoes).toSorted(),
      opinion,
    ]);
  return text(a) === text(b);
}
