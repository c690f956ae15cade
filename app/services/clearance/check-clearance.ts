import { findClearances } from "#app/db/clearance.ts";
import type { Transaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { lackingClearances, recordedOne } from "#app/domain/round/clearance.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Nothing of a round is published before its three reviews passed, nor by who recorded one. Refusals: clearanceMissing (named), samePerson. */
export async function checkClearance(tx: Transaction, ctx: Context, roundId: string, isOffline: boolean): Promise<Result<null>> {
  const records = await findClearances(roundId, tx);
  const lacking = lackingClearances(records);
  if (lacking.length > 0) return refuse("clearanceMissing", { facts: { kinds: lacking.join(",") } });
  // On paper the checker is the second pair of eyes.
  return !isOffline && recordedOne(records, ctx.actor.personId) ? refuse("samePerson") : ok(null);
}
