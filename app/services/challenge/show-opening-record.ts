import { readOpeningRecord, type StoredRecord } from "#app/db/opening-record.ts";
import { findPublicChallenge } from "#app/db/challenge-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 截止和开标记录, public from the closing on: count and commitments, then who could open, when, and with what result. */
export interface OpeningRecordView extends StoredRecord {
  challenge: { no: string; title: string; closesAt: string | null };
}

/** Refusal: notFound before the closing, in the same words as for what does not exist. */
export async function showOpeningRecord(ctx: Context, no: string): Promise<Result<OpeningRecordView>> {
  const subject = await findSubject("challenge", no);
  if (!subject || !challengePolicy.isVisible(subject, challengePolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const [record, challenge] = await Promise.all([readOpeningRecord(subject.id), findPublicChallenge(subject.id, ctx.now)]);
  if (!record || !challenge) return refuse("notFound");
  return ok({ ...record, challenge: { no: challenge.no, title: challenge.title, closesAt: challenge.closesAt } });
}
