import { findSheetRevisions } from "#app/db/review-sheets.ts";
import { findOwnTasks } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { formatMark } from "#app/domain/review/score-sheets.ts";
import { emptySheet, type Sheet, sheetTotal } from "#app/domain/review/sheet.ts";
import type { SheetHistory, SheetRevision } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround } from "./review-ground.ts";

/** 评分历史: every saved revision of one's own sheet with what it changed. Refusal: notFound. */
export async function showSheetHistory(ctx: Context, challengeReference: string, code: string): Promise<Result<SheetHistory>> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return refuse("notFound");
  const task = (await findOwnTasks(ctx.actor.expertId, challenge.id)).find((own) => own.code === code || own.bidNo === code);
  if (!task) return refuse("notFound");
  const [{ rubric }, stored] = await Promise.all([readGround(task), findSheetRevisions(task.id)]);
  const revisions = stored.map((sheet, index): SheetRevision => {
    const total = sheetTotal(sheet, rubric);
    return { revision: sheet.revision, savedAt: sheet.savedAt, isByOther: sheet.savedBy !== ctx.actor.personId, ...changesOf(stored[index - 1] ?? emptySheet, sheet), total: total && formatFixed(total, 2) };
  });
  return ok({ challenge: { no: task.challengeNo, title: task.challengeTitle }, code: task.code ?? task.bidNo, criteria: [...rubric.used], revisions: revisions.toReversed() });
}

function changesOf(before: Sheet, after: Sheet): Pick<SheetRevision, "marks" | "reasons" | "vetoes" | "opinionChanged"> {
  const codes = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  const text = (mark: number | null | undefined) => (mark === null || mark === undefined ? null : formatMark(mark));
  return {
    marks: codes(before.marks, after.marks).flatMap((code) => {
      const [was, is] = [text(before.marks[code]), text(after.marks[code])];
      return was === is ? [] : [{ code, before: was, after: is }];
    }),
    reasons: codes(before.reasons, after.reasons).filter((code) => (before.reasons[code] ?? "") !== (after.reasons[code] ?? "")),
    vetoes: codes(before.vetoes, after.vetoes).flatMap((code) => (before.vetoes[code] === after.vetoes[code] ? [] : [{ code, isRaised: after.vetoes[code] !== undefined }])),
    opinionChanged: before.opinion !== after.opinion,
  };
}
