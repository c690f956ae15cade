import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { dropUnnamedScans } from "#app/db/scan.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** A paper may wait for the record it belongs to: for a second signature, for a meeting put off. */
const waitingMs = 30 * 24 * 3_600_000;

/** Removes scans that no record came to name, each noted in the log; their files go with the sweep of files. May run at any time. */
export async function sweepScans(nowMs: number): Promise<{ unnamed: number }> {
  const dropped = await inTransaction(async (tx) => {
    const scans = await dropUnnamedScans(tx, new Date(nowMs - waitingMs));
    for (const { id, digest } of scans) await appendEvent(tx, "paperScan", id, "dropScan", { ...actorFacts(systemActor), scan: digest });
    return ok(scans.length);
  });
  return { unnamed: dropped.ok ? dropped.value : 0 };
}
