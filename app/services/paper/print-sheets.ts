import { randomInt } from "node:crypto";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findPaperTasks, insertPaperSheet, retirePaperSheet } from "#app/db/paper.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { teamAsSeen } from "#app/domain/review/blind.ts";
import type { PaperList, PrintedSheets } from "#app/domain/review/paper-view.ts";
import { reprintPaperInput } from "#app/domain/review/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { leftOutOf, type ReviewGround } from "#app/services/review/review-ground.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { paperPlace, printedRubric, stepOf, withOpenSheet } from "./paper-place.ts";

const codes = 1_000_000;

/** 纸质评分 of an item: which expert's sheets are printed, entered, agreed. No mark is among it. Refusals: notFound, notAllowed. */
export async function listPaper(ctx: Context, challengeReference: string): Promise<Result<PaperList>> {
  const place = await paperPlace(ctx, challengeReference);
  if (!place.ok) return place;
  const { challenge, ground } = place.value;
  const [tasks, checkers] = await Promise.all([findPaperTasks(challenge.id, null), listCheckers(ctx, challengeReference)]);
  const experts = [...new Map(tasks.map((task) => [task.expertNo, task.expertName]))].map(([no, name]) => {
    const own = tasks.filter((task) => task.expertNo === no);
    const rows = own.map((task) => ({ bidCode: task.bidCode, unitName: task.unitName, code: task.code, earlier: task.earlier, step: stepOf(task, ground), enteredBy: task.entries.map(({ enteredByName }) => enteredByName) }));
    const isSigned = rows.every(({ step }) => step === "signed");
    return { no, name, rows, isReady: !isSigned && rows.every(({ step }) => step === "agreed" || step === "signed"), isSigned };
  });
  const { no, title, status } = challenge;
  return ok({ challenge: { no, title, status }, mayPrint: status === "inReview", experts, checkers: checkers.ok ? checkers.value : [] });
}

/** Gives every open task of an expert its sheet with a code; what has one keeps it. Refusals: stageNotReached, notFound. */
export async function preparePaper(ctx: Context, challengeReference: string, expertNo: string): Promise<Result<{ prepared: number }>> {
  const place = await paperPlace(ctx, challengeReference);
  if (!place.ok) return place;
  const { challenge, ground } = place.value;
  if (challenge.status !== "inReview") return refuse("stageNotReached", { facts: { state: challenge.status } });
  return inTransaction(async (tx) => {
    const open = (await findPaperTasks(challenge.id, expertNo, tx)).filter(({ status }) => status !== "signed");
    if (open.length === 0) return refuse("notFound");
    const fresh = open.filter(({ code }) => code === null);
    for (const task of fresh) {
      const code = await issueSheet(tx, ctx, task.id, ground);
      await appendEvent(tx, "reviewAssignment", task.id, "printPaper", { ...actorFacts(ctx.actor), bid: task.bidNo, code });
    }
    return ok({ prepared: fresh.length });
  });
}

/**
 * 作废重印: takes a printed sheet out of force with a reason (lost, spoilt, printed with other criteria, or entered alike by two and still
 * without what the rules ask for) and gives its task a new one, to be entered by two people anew. What was entered on the old one
 * stays. Refusals: notFound, notAllowed, stageNotReached, paperReplaced, invalidInput (`reason`).
 */
export async function reprintPaper(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ code: string; challenge: string }>> {
  const input = reprintPaperInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return withOpenSheet(ctx, code, async ({ tx, sheet, ground }) => {
    await retirePaperSheet(tx, { assignmentId: sheet.id, by: ctx.actor.personId, reason: input.data.reason });
    const fresh = await issueSheet(tx, ctx, sheet.id, ground);
    await appendEvent(tx, "reviewAssignment", sheet.id, "reprintPaper", { ...actorFacts(ctx.actor), bid: sheet.bidNo, code: sheet.code, inForce: fresh, entries: sheet.entries.length }, { reason: input.data.reason });
    return ok({ code: fresh, challenge: sheet.challengeNo });
  });
}

async function issueSheet(tx: Transaction, ctx: Context, assignmentId: string, ground: ReviewGround): Promise<string> {
  const sheet = { assignmentId, rubricDigest: printedRubric(ground), printedBy: ctx.actor.personId! };
  let code = newCode();
  while (!(await insertPaperSheet(tx, { ...sheet, code }))) code = newCode();
  return code;
}

const newCode = () => `ZP-${String(randomInt(codes)).padStart(6, "0")}`;

/** The sheets of one expert as they are printed. Refusals: notFound (none prepared), notAllowed. */
export async function showPrintedSheets(ctx: Context, challengeReference: string, expertNo: string): Promise<Result<PrintedSheets>> {
  const place = await paperPlace(ctx, challengeReference);
  if (!place.ok) return place;
  const { challenge, ground } = place.value;
  const printed = (await findPaperTasks(challenge.id, expertNo)).flatMap(({ code, bidCode, unitName, expertName }) => (code === null ? [] : [{ code, bidCode, unitName, expertName }]));
  const first = printed[0];
  if (!first) return refuse("notFound");
  return ok({
    challenge: { no: challenge.no, title: challenge.title },
    expertName: first.expertName,
    criteria: [...ground.rubric.used],
    leftOut: leftOutOf(ground),
    reasonBelow: ground.rules.reasonBelow,
    leastReason: ground.rules.leastReason,
    leastOpinion: ground.rules.leastOpinion,
    at: ctx.now,
    // The bureau prints them, an expert reads them.
    bids: printed.map(({ code, bidCode, unitName }) => teamAsSeen({ code, bidCode, unitName }, ground.rules.blind, ["expert"])),
  });
}
