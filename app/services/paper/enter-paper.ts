import { appendEvent } from "#app/db/audit.ts";
import { findPaperSheet, findPaperTasks, insertPaperEntry, writePaperScan } from "#app/db/paper.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import { clearedPaper, paperDifferences, paperTurns, settledPaper, type TypedPaper } from "#app/domain/review/paper-sheet.ts";
import type { PaperPage } from "#app/domain/review/paper-view.ts";
import { type ClearPaperInput, clearPaperInput, paperInput } from "#app/domain/review/schema.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { readSheet, type Sheet, sheetProblems } from "#app/domain/review/sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { signReviews, startScoring } from "#app/services/review/sign-reviews.ts";
import { paperPlace, printedRubric, readCode, stepOf, withOpenSheet } from "./paper-place.ts";

const openStates: readonly ReviewAssignmentState[] = ["accepted", "reviewing", "reopened"];

/** A printed sheet by its code, for a clerk: what is to be done with it, two readings where they differ, and once it is signed what was entered. Refusals: notFound, notAllowed. */
export async function showPaper(ctx: Context, code: string): Promise<Result<PaperPage>> {
  const sheet = await findPaperSheet(readCode(code));
  if (!sheet) return refuse("notFound");
  const place = await paperPlace(ctx, sheet.challengeId);
  if (!place.ok) return place;
  const { challenge, ground } = place.value;
  const step = stepOf(sheet, ground);
  const [first, second] = sheet.entries;
  const isEntering = step === "firstEntry" || step === "secondEntry";
  const isOpen = openStates.includes(sheet.status) && challenge.status === "inReview";
  return ok({
    code: sheet.code,
    challenge: { no: challenge.no, title: challenge.title },
    bidCode: sheet.bidCode,
    unitName: sheet.unitName,
    expertName: sheet.expertName,
    step,
    criteria: [...ground.rubric.used],
    reasonBelow: ground.rules.reasonBelow,
    leastReason: ground.rules.leastReason,
    leastOpinion: ground.rules.leastOpinion,
    mayEnter: isEntering && isOpen && !sheet.entries.some(({ enteredBy }) => enteredBy === ctx.actor.personId),
    enteredBy: sheet.entries.map(({ enteredByName }) => enteredByName),
    differences: step === "differs" && first && second ? paperDifferences(first.sheet, second.sheet, ground.rubric.used) : [],
    mayReprint: isOpen && sheet.replaced === null,
    replaced: sheet.replaced && { ...sheet.replaced, inForce: sheet.inForce },
    // While the task is open nobody who enters it anew reads what others entered before.
    readings: openStates.includes(sheet.status) ? [] : sheet.entries.map(({ turn, enteredByName, sheet: read }) => ({ turn, by: enteredByName, ...textsOf(read) })),
    scan: sheet.scan,
  });
}

/**
 * 录入: a clerk types a printed sheet; two do so and neither sees what the other typed. Refusals: notFound, notAllowed,
 * samePerson (entered it before), alreadyDone (both entries are there), stageNotReached, paperReplaced, statusChanged (printed
 * with other criteria), invalidInput (`marks.R01` …).
 */
export async function enterPaper(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ turn: number; differs: boolean }>> {
  const input = paperInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return withOpenSheet(ctx, code, async ({ tx, sheet, ground }) => {
    if (sheet.rubricDigest !== printedRubric(ground)) return refuse("statusChanged");
    if (sheet.entries.some(({ enteredBy }) => enteredBy === ctx.actor.personId)) return refuse("samePerson");
    if (sheet.entries.length >= 2) return refuse("alreadyDone");
    const read = readSheet(input.data, ground.rubric.used);
    if (!read.ok) return read;
    const turn = sheet.entries.length + 1;
    await insertPaperEntry(tx, sheet.code, { turn, sheet: read.value, enteredBy: ctx.actor.personId! });
    const [first] = sheet.entries;
    const differences = first ? paperDifferences(first.sheet, read.value, ground.rubric.used).length : 0;
    await appendEvent(tx, "reviewAssignment", sheet.id, "enterPaper", { ...actorFacts(ctx.actor), bid: sheet.bidNo, code: sheet.code, turn, differences });
    return ok({ turn, differs: differences > 0 });
  });
}

/**
 * 核对: says at each differing place what the scan really says. Refusals: wrongState (nothing differs), invalidInput (a place
 * without a choice, a mark that cannot be, no digest of the scan).
 */
export async function clearPaper(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ cleared: number }>> {
  const input = clearPaperInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return withOpenSheet(ctx, code, async ({ tx, sheet, ground }) => {
    const [first, second] = sheet.entries;
    if (!first || !second || settledPaper(sheet.entries, ground.rubric.used)) return refuse("wrongState", { facts: { state: stepOf(sheet, ground) } });
    const { typed, missing } = clearedPaper(first.sheet, second.sheet, ground.rubric.used, choicesOf(input.data));
    if (missing.length > 0) return refuse("invalidInput", { fields: missing.map((path) => ({ path: `choices.${path}`, message: "required" })) });
    const read = readSheet(typed, ground.rubric.used);
    if (!read.ok) return refuse("invalidInput", { fields: (read.refusal.fields ?? []).map(({ path, message }) => ({ path: `choices.${path}`, message })) });
    await insertPaperEntry(tx, sheet.code, { turn: paperTurns.cleared, sheet: read.value, enteredBy: ctx.actor.personId! });
    await writePaperScan(tx, sheet.code, input.data.scan);
    const cleared = paperDifferences(first.sheet, second.sheet, ground.rubric.used).length;
    await appendEvent(tx, "reviewAssignment", sheet.id, "clearPaper", { ...actorFacts(ctx.actor), bid: sheet.bidNo, code: sheet.code, differences: cleared, scan: input.data.scan });
    return ok({ cleared });
  });
}

function choicesOf({ choices }: ClearPaperInput) {
  return Object.fromEntries(choices.map(({ path, take, text }) => [path, { take, text }]));
}

/**
 * 登记签署: an expert signed the printed sheets of an item; what two people read goes into the scores, marked 线下, and stands in
 * the 例外清单. Refusals: paperUnsettled (count of sheets that are not agreed), scoresMissing (fields: code of the bid and place), those of
 * the signature.
 */
export async function signPaper(ctx: Context, challengeReference: string, expertNo: string, offline: unknown): Promise<Result<JsonObject>> {
  const place = await paperPlace(ctx, challengeReference);
  if (!place.ok) return place;
  const { challenge, ground } = place.value;
  const open = (await findPaperTasks(challenge.id, expertNo)).filter(({ status }) => status !== "signed");
  const [first] = open;
  if (!first) return refuse("alreadyDone");
  const settled = open.map((task) => ({ task, sheet: settledPaper(task.entries, ground.rubric.used) }));
  const unsettled = settled.filter(({ sheet }) => sheet === null).length;
  if (unsettled > 0) return refuse("paperUnsettled", { facts: { count: unsettled } });
  const missing = settled.flatMap(({ task, sheet }) => (sheet ? sheetProblems(sheet, ground.rubric.used, ground.rules).map(({ path, message }) => ({ path: `${task.bidCode}.${path}`, message })) : []));
  if (missing.length > 0) return refuse("scoresMissing", { fields: missing, facts: { count: missing.length } });
  if (open.every(({ status }) => status === "accepted")) {
    const started = await startScoring.run(ctx, first.id, {}, { offline });
    if (!started.ok) return started;
  }
  const carrier = open.find(({ status }) => status !== "accepted") ?? first;
  return signReviews.run(ctx, carrier.id, {}, { offline });
}

function textsOf({ marks, reasons, vetoes, opinion }: Sheet): TypedPaper {
  return { marks: Object.fromEntries(Object.entries(marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)]]))), reasons: { ...reasons }, vetoes: { ...vetoes }, opinion };
}
