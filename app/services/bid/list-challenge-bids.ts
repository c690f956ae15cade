import { findCheckRows, readOpening, type StoredCheckRow } from "#app/db/bid-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findFormLines } from "#app/db/form-lines.ts";
import type { CorrectableField } from "#app/domain/bid/correctable.ts";
import { findingsAt } from "#app/domain/bid/form-check.ts";
import { type FormLine, isSettled } from "#app/domain/bid/form-lines.ts";
import { bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import type { FormCheckMatrix, FormCheckRow, OpeningRecord } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readingRefusal } from "#app/services/kernel/declared-first.ts";
import { keptContent } from "./keep-content.ts";

const readers: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];
const openedStates = bidLifecycle.states.filter((state) => isOpened[state]);

/**
 * 形式审查表 of a challenge, for the bureau. Before the opening it holds no bid, and the count only from closing on
 * (guide 0.1, 1); a duty declares before (回避声明) and reads the record of the opening till then. Refusals: notFound, notAllowed.
 */
export async function listChallengeBids(ctx: Context, reference: string): Promise<Result<FormCheckMatrix>> {
  const challenge = await findSubject("challenge", reference);
  if (!challenge) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, challenge);
  if (!challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => readers.includes(relation))) return refuse("notAllowed");
  const [{ bidsAtClose, event, ...head }, due] = await Promise.all([readOpening(challenge.id), readingRefusal(ctx, held, challenge.id)]);
  const declarationDue = event !== null && due !== null;
  const rows = declarationDue ? [] : await findCheckRows(challenge.id, openedStates);
  const lines = await findFormLines(rows.map(({ id }) => id));
  return ok({ challenge: head, bidsAtClose, declarationDue, opening: event && toRecord(event), rows: rows.map((row) => toRow(row, lines.get(row.id) ?? [], ctx.now)) });
}

function toRow({ id, content, correction, ...row }: StoredCheckRow, lines: FormLine[], now: string): FormCheckRow {
  const findings = findingsAt(row.findings ?? [], now);
  return {
    ...row,
    findings,
    lines,
    isSettled: row.status === "underFormCheck" && isSettled(findings, lines),
    money: content ? keptContent.read(id, content.versionNumber, content.revision, content.content).money : null,
    verdict: row.verdict && { ...row.verdict, decidedAt: new Date(row.verdict.decidedAt).toISOString() },
    correction: correction && {
      fields: correction.fields as CorrectableField[],
      dueAt: new Date(correction.dueAt).toISOString(),
      correctedAt: correction.correctedAt && new Date(correction.correctedAt).toISOString(),
    },
  };
}

/** The opening record out of the event, which is its only place. */
function toRecord({ seq, at, body, openedBy }: { seq: number; at: string; body: string; openedBy: string | null }): OpeningRecord {
  const facts = JSON.parse(body) as { opened: number; failed: number; commitments: string };
  return { at, openedBy, opened: facts.opened, failed: facts.failed, commitmentsDigest: facts.commitments, auditSequence: seq };
}
