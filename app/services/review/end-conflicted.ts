import type { Transaction } from "#app/db/client.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { replaceInReview } from "#app/services/draw/replace-conflicted.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { dropConflicted } from "./drop-conflicted.ts";
import { tellSupervisors } from "./tell-supervisors.ts";

/**
 * 迟到的回避, after a fact about an expert came in: tasks that the rule forbids now end, signed ones too; places in a running review
 * are filled again, and the supervisors of every item concerned are told. Answers in how many items.
 */
export async function endConflicted(tx: Transaction, ctx: Context, expertId: string): Promise<Result<{ items: number }>> {
  const dropped = await dropConflicted(tx, ctx, expertId);
  if (!dropped.ok) return dropped;
  await replaceInReview(tx, ctx, expertId, dropped.value);
  for (const { challengeId } of dropped.value) await tellSupervisors(tx, challengeId);
  return ok({ items: dropped.value.length });
}
