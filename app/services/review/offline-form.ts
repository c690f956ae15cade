import { digestJson } from "#app/crypto/canonical.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSheets, insertSheet, noSheet, type StoredSheet } from "#app/db/review-sheets.ts";
import { findOwnTasks, type OwnTask } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { FileProblem } from "#app/domain/bid/file.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { OfflineFormInput } from "#app/domain/review/schema.ts";
import { type BookProblem, type OfflineSheet, readScoreBook, type ScoreBookGround } from "#app/domain/review/score-book.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { formCriteria, readSheet, type Sheet, sheetProblems, sheetTotal } from "#app/domain/review/sheet.ts";
import type { LeftOut, MarkedCriterion } from "#app/domain/review/view.ts";
import { readBook } from "#app/files/read-book.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { leftOutOf, type ReviewGround, readGround } from "./review-ground.ts";
import { isSameSheet, openSheet } from "./save-scores.ts";

/** What a 离线评分表 is made from: every bid of the item that this expert may mark, with what is saved so far. */
export interface OfflineForm {
  challenge: { no: string; title: string };
  expertName: string;
  criteria: MarkedCriterion[];
  leftOut: LeftOut | null;
  rubric: string;
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  bids: { task: string; code: string; unitName: string; revision: number; marks: Record<string, string>; reasons: Record<string, string>; vetoes: Record<string, string>; opinion: string }[];
}

interface Place {
  first: OwnTask;
  tasks: OwnTask[];
  ground: ReviewGround;
  rubric: string;
  sheets: Map<string, StoredSheet>;
}

/** The criteria as the form has them: a form made from others is an old one. */
function rubricDigestOf({ rubric }: ReviewGround): string {
  return digestJson(formCriteria(rubric.used)).slice(0, 16);
}

async function placeOf(ctx: Context, challengeReference: string): Promise<Result<Place>> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return refuse("notFound");
  const tasks = (await findOwnTasks(ctx.actor.expertId, challenge.id)).filter(({ status }) => ["accepted", "reviewing", "reopened", "signed"].includes(status));
  const first = tasks[0];
  if (!first) return refuse("notFound");
  const [ground, sheets] = await Promise.all([readGround(first), findSheets(tasks.map(({ id }) => id))]);
  return ok({ first, tasks, ground, rubric: rubricDigestOf(ground), sheets });
}

function typedOf(sheet: Sheet) {
  const marks = Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)] as const]));
  return { marks: Object.fromEntries(marks), reasons: { ...sheet.reasons }, vetoes: { ...sheet.vetoes }, opinion: sheet.opinion };
}

/** 离线评分表 for one's own open bids of an item. Refusals: notFound; stageNotReached when there is nothing to mark now. */
export async function showOfflineForm(ctx: Context, challengeReference: string): Promise<Result<OfflineForm>> {
  const place = await placeOf(ctx, challengeReference);
  if (!place.ok) return place;
  const { first, tasks, ground, rubric, sheets } = place.value;
  const open = tasks.filter(({ status }) => status !== "signed");
  if (first.challengeStatus !== "inReview" || open.length === 0) return refuse("stageNotReached", { facts: { state: first.challengeStatus } });
  return ok({
    challenge: { no: first.challengeNo, title: first.challengeTitle },
    expertName: first.expertName,
    criteria: [...ground.rubric.used],
    leftOut: leftOutOf(ground),
    rubric,
    reasonBelow: ground.rules.reasonBelow,
    leastReason: ground.rules.leastReason,
    leastOpinion: ground.rules.leastOpinion,
    bids: open.map((task) => {
      const sheet = sheets.get(task.id) ?? noSheet;
      return { task: task.id, code: task.code ?? task.bidNo, unitName: task.unitName, revision: sheet.revision, ...typedOf(sheet) };
    }),
  });
}

/** A sheet of an uploaded form against what is saved. `isStale`: something was saved since the form was made. */
export interface OfflineChange {
  code: string;
  changes: { place: string; before: string | null; after: string | null }[];
  total: string | null;
  missing: number;
  isStale: boolean;
  /** What is saved now. */
  revision: number;
  savedAt: string | null;
}

/** What a dry run (试导入) says; `sheets` is what the import is given, nothing is saved. */
export interface OfflineCheck {
  fileProblem: FileProblem | null;
  problems: BookProblem[];
  changes: OfflineChange[];
  sheets: OfflineSheet[];
}

/**
 * 试导入: reads an uploaded form and says, place by place, what is wrong and what would change; nothing is saved. Refusals:
 * notFound, stageNotReached.
 */
export async function checkOfflineForm(ctx: Context, challengeReference: string, bytes: Buffer): Promise<Result<OfflineCheck>> {
  const place = await placeOf(ctx, challengeReference);
  if (!place.ok) return place;
  const read = await readBook(bytes);
  if ("problem" in read) return ok({ fileProblem: read.problem, problems: [], changes: [], sheets: [] });
  return ok({ fileProblem: null, ...checkSheets(read.sheets, place.value) });
}

function checkSheets(typed: readonly TypedSheet[], { first, tasks, ground, rubric, sheets }: Place): Omit<OfflineCheck, "fileProblem"> {
  const isOpen = (task: OwnTask) => first.challengeStatus === "inReview" && task.status !== "signed";
  const bookGround: ScoreBookGround = { tasks: tasks.map((task) => ({ id: task.id, code: task.code ?? task.bidNo, isOpen: isOpen(task) })), criteria: ground.rubric.used, rubric };
  const read = readScoreBook(typed, bookGround);
  const changes = read.sheets.map((sheet) => changeOf(sheet, sheets.get(sheet.task) ?? noSheet, ground));
  return { ...read, changes };
}

function changeOf(offline: OfflineSheet, stored: StoredSheet, { rules, rubric }: ReviewGround): OfflineChange {
  const before = typedOf(stored);
  const read = readSheet(offline, rubric.used);
  const after = read.ok ? typedOf(read.value) : offline;
  const changes = rubric.used.flatMap(({ code }) => [
    { place: code, before: before.marks[code] ?? null, after: after.marks[code] ?? null },
    { place: `${code}.reason`, before: before.reasons[code] ?? null, after: after.reasons[code] ?? null },
    { place: `${code}.veto`, before: before.vetoes[code] ?? null, after: after.vetoes[code] ?? null },
  ]);
  changes.push({ place: "opinion", before: before.opinion || null, after: after.opinion || null });
  const total = read.ok ? sheetTotal(read.value, rubric) : null;
  return {
    code: offline.code,
    changes: changes.filter((change) => change.before !== change.after),
    total: total && formatFixed(total, 2),
    missing: read.ok ? sheetProblems(read.value, rubric.used, rules).length : rubric.used.length,
    isStale: stored.revision !== offline.revision,
    revision: stored.revision,
    savedAt: stored.savedAt,
  };
}

/**
 * 导入: takes over every sheet of a checked form, all or nothing. A sheet that was saved since the form was made is taken over
 * only where `take` names its bid. Refusals: notFound, editedElsewhere (facts bid), invalidInput, those of `openSheet`.
 */
export async function importOfflineForm(ctx: Context, challengeReference: string, { sheets: offline, take }: OfflineFormInput): Promise<Result<{ saved: number; skipped: string[] }>> {
  const place = await placeOf(ctx, challengeReference);
  const { personId } = ctx.actor;
  if (!place.ok) return place;
  if (personId === null) return refuse("notAllowed");
  const { tasks, ground } = place.value;
  return inTransaction(async (tx) => {
    const skipped: string[] = [];
    let saved = 0;
    for (const [index, sheet] of offline.entries()) {
      const task = tasks.find(({ id }) => id === sheet.task);
      const read = readSheet(sheet, ground.rubric.used);
      if (!task || !read.ok) return refuse("invalidInput", { fields: [{ path: `sheets.${String(index)}`, message: "unknownBid" }] });
      const subject = await findSubject("reviewAssignment", task.id, tx);
      const open = subject ? await openSheet(tx, ctx.actor, subject) : refuse("notFound");
      if (!open.ok) return open;
      const stored = open.value;
      if (isSameSheet(read.value, stored)) continue;
      if (stored.revision !== sheet.revision && !take.some((one) => one.code === sheet.code && one.revision === stored.revision)) {
        skipped.push(sheet.code);
        continue;
      }
      await insertSheet(tx, task.id, stored.revision + 1, read.value, personId);
      saved += 1;
    }
    return ok({ saved, skipped });
  });
}
