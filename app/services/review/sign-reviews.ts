import { z } from "zod";
import { digestJson } from "#app/crypto/canonical.ts";
import type { Transaction } from "#app/db/client.ts";
import { type Assignment, findAssignments, findConflict, findReviewedBids, lockChallenge, setAssignmentReason, stampSignature, writeReopenAsked } from "#app/db/review.ts";
import { findPaperTasks, retirePaperSheet } from "#app/db/paper.ts";
import { findSheets, insertSheet, noSheet, type StoredSheet } from "#app/db/review-sheets.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { signedSheetInput, type SignedSheetInput } from "#app/domain/review/schema.ts";
import { settledPaper } from "#app/domain/review/paper-sheet.ts";
import { emptySheet, readSheet, type Sheet, sheetProblems } from "#app/domain/review/sheet.ts";
import { sheetFacts } from "#app/domain/review/sheet-digest.ts";
import { attendanceObstacle } from "#app/services/meeting/attendance.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { type Paper, paperOf } from "#app/services/kernel/paper.ts";
import { type ReviewGround, readGround } from "./review-ground.ts";

const signature = z.strictObject({
  /** Whole sheets that come with the expert's own signature, from a file; others are signed as they were saved. */
  sheets: z.array(signedSheetInput).max(200).default([]),
});

/** A task to be signed now, with the code of its bid and its latest sheet. */
interface Signing {
  task: Assignment;
  bidNo: string;
  code: string;
  sheet: StoredSheet;
}

/**
 * 签署: the marks of one item are signed together, once (guide 0.1, 13): signing any task of an item signs all of the
 * expert's open ones, and locks them. Refusals: scoresMissing (count; fields name bid and place), conflictOfInterest
 * (it came to light since), invalidInput (a sheet that comes with it), those of the policy. On paper the marks are what two people
 * read from the printed sheets, never what one of them sends along: paperUnsettled (count of sheets that are not agreed).
 */
export const signReviews = defineMove({
  noun: "reviewAssignment",
  move: "sign",
  input: signature,
  perform: async (step) => {
    const { tx, ctx, subject, input } = step;
    const challenge = await lockChallenge(tx, subject.challengeId, "share");
    if (challenge.status !== "inReview") return refuse("stageNotReached");
    const ground = await readGround(challenge, tx);
    const paper = await paperOf(step.offline);
    const own = (await findAssignments(tx, subject.challengeId, subject.expertId, true)).filter(({ stage }) => stage === challenge.reviewStage);
    if (paper && input.sheets.length > 0) return refuse("invalidInput", { fields: [{ path: "sheets", message: "paperByTwo" }] });
    const printed = paper ? await printedSheets(tx, subject, ground) : ok(new Map<string, Sheet>());
    if (!printed.ok) return printed;
    const started = await takeSheets(tx, ctx, { own, challengeId: subject.challengeId, sheets: input.sheets, printed: printed.value, ground, paper });
    if (!started.ok) return started;
    const signings = started.value;
    const absent = await attendanceObstacle(tx, challenge, ground, subject.expertId, signings.map(({ task, code }) => ({ id: task.bidId, code })));
    if (absent) return { ok: false, refusal: absent };
    const missing = missingPlaces(signings, own, ground);
    if (missing.length > 0) return refuse("scoresMissing", { fields: missing, facts: { count: missing.length } });
    return lockAll(step, signings, paper);
  },
});

/** What two people read from the expert's printed sheets, by task. Refusal: paperUnsettled. */
async function printedSheets(tx: Transaction, { challengeId, expertNo }: { challengeId: string; expertNo: string }, { rubric }: ReviewGround): Promise<Result<Map<string, Sheet>>> {
  const onPaper = (await findPaperTasks(challengeId, expertNo, tx)).filter(({ status, code }) => status !== "signed" && code !== null);
  const read = onPaper.map(({ id, entries }) => [id, settledPaper(entries, rubric.used)] as const);
  const settled = read.flatMap(([id, sheet]) => (sheet ? [[id, sheet] as const] : []));
  return settled.length < read.length ? refuse("paperUnsettled", { facts: { count: read.length - settled.length } }) : ok(new Map(settled));
}

/** Stores sheets that came along, starts tasks that were only accepted, and reads what is to be signed. */
async function takeSheets(
  tx: Transaction,
  ctx: Context,
  given: { own: readonly Assignment[]; challengeId: string; sheets: readonly SignedSheetInput[]; printed: ReadonlyMap<string, Sheet>; ground: ReviewGround; paper: Paper | undefined },
): Promise<Result<Signing[]>> {
  const bids = new Map((await findReviewedBids(given.challengeId, tx)).map((bid) => [bid.id, bid]));
  const open = given.own.filter(({ status }) => ["accepted", "reviewing", "reopened"].includes(status));
  const named = open.map((task) => ({ task, bidNo: bids.get(task.bidId)?.no ?? "", code: bids.get(task.bidId)?.reviewCode ?? "" }));
  for (const [index, sheet] of given.sheets.entries()) {
    const isOpen = named.some(({ bidNo, code }) => sheet.bid === bidNo || sheet.bid === code);
    if (!isOpen) return refuse("invalidInput", { fields: [{ path: `sheets.${String(index)}.bid`, message: "unknownBid" }] });
  }
  const stored = await findSheets(open.map(({ id }) => id), tx);
  const signings: Signing[] = [];
  for (const { task, bidNo, code } of named) {
    const reason = await findConflict(task.expertId, task.bidId, tx);
    if (reason) return refuse("conflictOfInterest", { facts: { bid: bidNo, reason } });
    const index = given.sheets.findIndex(({ bid }) => bid === bidNo || bid === code);
    const typed = given.sheets[index];
    const onPaper = given.printed.get(task.id);
    const read = typed ? readSheet(typed, given.ground.rubric.used) : ok(onPaper ?? emptySheet);
    if (!read.ok) return refuse("invalidInput", { fields: read.refusal.fields?.map(({ path, message }) => ({ path: `sheets.${String(index)}.${path}`, message })) ?? [] });
    let current = task;
    const comes = typed !== undefined || onPaper !== undefined;
    if (task.status === "accepted" && comes) {
      const started = await transition(tx, { noun: "reviewAssignment", subject: task, move: "start", actor: ctx.actor, ...(given.paper && { offline: given.paper }) });
      if (!started.ok) return started;
      current = { ...task, status: "reviewing", version: started.value.version };
    }
    if (comes) await insertSheet(tx, task.id, (stored.get(task.id)?.revision ?? 0) + 1, read.value, ctx.actor.personId ?? "");
    signings.push({ task: current, bidNo, code, sheet: noSheet });
  }
  // Read again: what is signed is what stands in the table.
  const latest = await findSheets(open.map(({ id }) => id), tx);
  return ok(signings.map((signing) => ({ ...signing, sheet: latest.get(signing.task.id) ?? noSheet })));
}

/** Every place that still lacks a mark, a reason or an opinion, and every invitation without an answer. */
function missingPlaces(signings: readonly Signing[], own: readonly Assignment[], { rules, rubric }: ReviewGround): FieldProblem[] {
  const unanswered = own.filter(({ status }) => status === "invited").map(() => ({ path: "invitation", message: "unanswered" }));
  return [...unanswered, ...signings.flatMap(({ code, bidNo, sheet }) => sheetProblems(sheet, rubric.used, rules).map(({ path, message }) => ({ path: `${code || bidNo}.${path}`, message })))];
}

async function lockAll({ tx, ctx, subject }: Step<"reviewAssignment", unknown>, signings: readonly Signing[], paper: Paper | undefined) {
  const ids = signings.map(({ task }) => task.id);
  await stampSignature(tx, ids, true);
  let seq = 0;
  for (const { task, bidNo, sheet } of signings) {
    const facts = { bid: bidNo, pseudonym: task.pseudonym, revision: sheet.revision, sheet: digestJson(sheetFacts(task.id, sheet)) };
    const signed = await transition(tx, { noun: "reviewAssignment", subject: task, move: "sign", actor: ctx.actor, facts, ...(paper && { offline: paper }) });
    if (!signed.ok) return signed;
    if (task.id === subject.id) seq = Number(signed.value.seq);
  }
  return ok({ to: "signed", seq, signed: ids.length });
}

/** 提议退回重评: one person asks, with the reason, that a signed sheet be opened again. Refusal: alreadyDone. */
export const askReopen = defineMove({
  noun: "reviewAssignment",
  move: "askReopen",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    if (subject.reopenAskedBy !== null) return refuse("alreadyDone");
    await writeReopenAsked(tx, subject.id, ctx.actor.personId);
    await setAssignmentReason(tx, subject.id, reason ?? null);
    const moved = await move();
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/**
 * 退回重评: a second officer opens a signed sheet again that another person asked for (on paper the record names both), with a
 * reason; its revisions stay, and so does a printed sheet, out of force. Refusal: reopenNotAsked.
 */
export const reopenReview = defineMove({
  noun: "reviewAssignment",
  move: "reopen",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, offline, move }) => {
    await lockChallenge(tx, subject.challengeId, "share");
    if (subject.reopenAskedBy === null && !offline) return refuse("reopenNotAsked");
    await stampSignature(tx, [subject.id], false);
    await setAssignmentReason(tx, subject.id, reason ?? null);
    // A printed sheet that was signed is not entered over: the task gets a new one.
    const code = await retirePaperSheet(tx, { assignmentId: subject.id, by: ctx.actor.personId, reason: reason ?? "" });
    const moved = await move(code === null ? {} : { facts: { code } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** 开始评审: the expert opens the sheet; saving does the same. */
export const startScoring = defineMove({ noun: "reviewAssignment", move: "start", input: z.strictObject({}) });
