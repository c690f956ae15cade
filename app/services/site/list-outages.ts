import { findOutages, type OutageRow, readLastAnswer } from "#app/db/outage.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";

/** 中断记录, newest first, and when the probe was last answered, without which an empty record would say nothing. */
export interface OutageRecord {
  outages: OutageRow[];
  lastAnswerAt: string | null;
}

/** Open to everybody: what a deadline may be moved for stands here (guide 0.1, 3). */
export async function listOutages(): Promise<Result<OutageRecord>> {
  const [outages, lastAnswerAt] = await Promise.all([findOutages(200), readLastAnswer()]);
  return ok({ outages, lastAnswerAt });
}
