import { findSheets, noSheet } from "#app/db/review-sheets.ts";
import { findOwnTasks, type OwnTask } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { readHundredths } from "#app/domain/kernel/hundredths.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { OwnGridInput } from "#app/domain/review/schema.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { flagsOf, ownMean, readSheet, sheetProblems, sheetTotal } from "#app/domain/review/sheet.ts";
import type { OwnGrid } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { leftOutOf, readGround } from "./review-ground.ts";
import { saveScores } from "./save-scores.ts";

const readable = ["accepted", "reviewing", "reopened", "signed"];

async function ownTasks(ctx: Context, challengeReference: string): Promise<OwnTask[]> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return [];
  return (await findOwnTasks(ctx.actor.expertId, challenge.id)).filter(({ status }) => readable.includes(status));
}

/** 横向表: the own marks of every bid of an item. Nobody else's ever. Refusal: notFound for who judges none of it. */
export async function showOwnGrid(ctx: Context, challengeReference: string): Promise<Result<OwnGrid>> {
  const tasks = await ownTasks(ctx, challengeReference);
  const first = tasks[0];
  if (!first) return refuse("notFound");
  const [ground, sheets] = await Promise.all([readGround(first), findSheets(tasks.map(({ id }) => id))]);
  const { rules, rubric } = ground;
  return ok({
    challenge: { no: first.challengeNo, title: first.challengeTitle, status: first.challengeStatus },
    criteria: [...rubric.used],
    leftOut: leftOutOf(ground),
    reasonBelow: rules.reasonBelow,
    bids: tasks.map((task) => {
      const sheet = sheets.get(task.id) ?? noSheet;
      const total = sheetTotal(sheet, rubric);
      return {
        code: task.code ?? task.bidNo,
        unitName: task.unitName,
        status: task.status,
        revision: sheet.revision,
        marks: Object.fromEntries(Object.entries(sheet.marks).flatMap(([code, mark]) => (mark === null ? [] : [[code, formatMark(mark)]]))),
        total: total && formatFixed(total, 2),
        vetoes: Object.keys(sheet.vetoes),
        missing: sheetProblems(sheet, rubric.used, rules).length,
        isOpen: first.isOpenStage && first.challengeStatus === "inReview" && task.status !== "signed",
      };
    }),
    ownMean: ownMean([...sheets.values()], rubric),
  });
}

/** What a saved grid answers: how many sheets changed, and codes of those that had been changed elsewhere and were left alone. */
export interface SavedGrid {
  saved: number;
  stale: string[];
  /** Of the sheets that were saved now, by review code: what to send next time. */
  revisions: Record<string, number>;
}

/**
 * Saves the marks of the grid, each sheet for itself: reasons and opinions stay as they are. A sheet that was changed elsewhere
 * since is left alone and named. Refusals: notFound, invalidInput (`bids.CODE.marks.R01`; then nothing is saved), those of `saveScores`.
 */
export async function saveOwnGrid(ctx: Context, challengeReference: string, input: OwnGridInput): Promise<Result<SavedGrid>> {
  const tasks = await ownTasks(ctx, challengeReference);
  if (tasks.length === 0) return refuse("notFound");
  const sheets = await findSheets(tasks.map(({ id }) => id));
  const changed = Object.entries(input.bids).flatMap(([code, typed]) => {
    const task = tasks.find((own) => (own.code ?? own.bidNo) === code);
    const sheet = (task && sheets.get(task.id)) ?? noSheet;
    return task && isChanged(typed.marks, sheet.marks) ? [{ code, task, typed, sheet }] : [];
  });
  const { rubric } = await readGround(tasks[0]!);
  const problems = changed.flatMap(({ code, typed }) => markProblems(code, typed.marks, rubric.used));
  if (problems.length > 0) return refuse("invalidInput", { fields: problems });
  const stale: string[] = [];
  const revisions: Record<string, number> = {};
  for (const { code, task, typed, sheet } of changed) {
    const saved = await saveScores(ctx, task.id, { revision: typed.revision, marks: typed.marks, reasons: sheet.reasons, vetoes: sheet.vetoes, flags: flagsOf(sheet), opinion: sheet.opinion });
    if (!saved.ok && saved.refusal.code !== "editedElsewhere") return saved;
    if (saved.ok) revisions[code] = saved.value.revision;
    else stale.push(code);
  }
  return ok({ saved: changed.length - stale.length, stale, revisions });
}

type Typed = Readonly<Record<string, string | undefined>>;

/** Whether the typed marks say anything else than what is stored: "9" is "9.00". */
function isChanged(typed: Typed, stored: Readonly<Record<string, number | null>>): boolean {
  return [...new Set([...Object.keys(typed), ...Object.keys(stored)])].some((code) => {
    const text = typed[code]?.trim() ?? "";
    const mark = stored[code] ?? null;
    return mark === null ? text !== "" : text !== formatMark(mark) && readHundredths(text) !== mark;
  });
}

function markProblems(bid: string, typed: Typed, criteria: readonly { code: string; weight: number }[]): FieldProblem[] {
  const read = readSheet({ marks: typed, reasons: {}, opinion: "" }, criteria);
  return read.ok ? [] : (read.refusal.fields ?? []).map(({ path, message }) => ({ path: `bids.${bid}.${path}`, message }));
}
