import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findPaperSheet, type PaperSheet, type PaperTask } from "#app/db/paper.ts";
import { readReviewedChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { digestJson } from "#app/crypto/canonical.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { type PaperStep, paperStepOf } from "#app/domain/review/paper-sheet.ts";
import { formCriteria } from "#app/domain/review/sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround, type ReviewGround } from "#app/services/review/review-ground.ts";

/** Clerks are the two officers of the round: they know the experts, and each other's work is checked. */
const clerks: readonly Relation[] = ["officer", "secondOfficer"];

/** The item and its rules for somebody who may handle its printed sheets. Refusals: notFound, notAllowed. */
export async function paperPlace(ctx: Context, challengeReference: string): Promise<Result<{ challenge: ReviewedChallenge & { id: string }; ground: ReviewGround }>> {
  const subject = await findSubject("challenge", challengeReference);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (ctx.actor.personId === null || !held.some((relation) => clerks.includes(relation))) return refuse("notAllowed");
  const challenge = await readReviewedChallenge(subject.id);
  return ok({ challenge, ground: await readGround(challenge) });
}

/** How far a printed sheet is. */
export function stepOf(task: PaperTask & Partial<Pick<PaperSheet, "replaced">>, { rubric }: ReviewGround): PaperStep {
  return paperStepOf({ isPrinted: task.code !== null, isSigned: task.status === "signed", isReplaced: Boolean(task.replaced), entries: task.entries }, rubric.used);
}

/** The criteria as printed: what was printed with others is not entered. */
export function printedRubric({ rubric }: ReviewGround): string {
  return digestJson(formCriteria(rubric.used));
}

export interface OpenSheet {
  tx: Transaction;
  sheet: PaperSheet;
  ground: ReviewGround;
}

/** Works on a printed sheet in force, locked, while its task is open. Refusals: notFound, notAllowed, stageNotReached, paperReplaced (facts: the code in force). */
export async function withOpenSheet<T>(ctx: Context, code: string, work: (open: OpenSheet) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(async (tx) => {
    const sheet = await findPaperSheet(readCode(code), tx);
    if (!sheet) return refuse("notFound");
    const place = await paperPlace(ctx, sheet.challengeId);
    if (!place.ok) return place;
    if (place.value.challenge.status !== "inReview" || sheet.status === "signed") return refuse("stageNotReached", { facts: { state: place.value.challenge.status } });
    if (sheet.replaced) return refuse("paperReplaced", { facts: { ...(sheet.inForce !== null && { inForce: sheet.inForce }) } });
    return work({ tx, sheet, ground: place.value.ground });
  });
}

/** A code as it is typed from paper. */
export function readCode(typed: string): string {
  return typed.trim().toUpperCase();
}
