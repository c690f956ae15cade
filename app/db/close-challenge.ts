import type { JsonObject } from "./audit.ts";
import type { Transaction } from "./client.ts";

/** Calls close_challenge(): the count and the state under the challenge's row lock. */
export async function closeUnderLock(
  tx: Transaction,
  close: { id: string; version: number; from: readonly string[]; to: string; toNoBid: string; event: JsonObject },
): Promise<{ problem: string | null; seq: string; bids: number }> {
  const { rows } = await tx.query<{ problem: string | null; seq: string; bids: number }>("select problem, seq, bids from close_challenge($1, $2, $3, $4, $5, $6)", [
    close.id,
    close.from,
    close.to,
    close.toNoBid,
    close.version,
    JSON.stringify(close.event),
  ]);
  return rows[0]!;
}
