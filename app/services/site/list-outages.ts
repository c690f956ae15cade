import { findOutages, type OutageRow } from "#app/db/outage.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";

/** 中断记录, newest first; open to everybody: what a deadline may be moved for stands here (guide 0.1, 3). */
export async function listOutages(): Promise<Result<OutageRow[]>> {
  return ok(await findOutages(200));
}
