import { findKeySets } from "#app/db/key-set.ts";
import { type CustodyGap, custodyGaps } from "#app/domain/custody/key-set.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";

/** What a publication in the round still lacks of codes, so that a page says it before somebody tries. */
export async function findCustodyGaps(round: { id: string; custody: string }): Promise<CustodyGap[]> {
  return round.custody === "openingCodes" ? custodyGaps(round.custody, await findKeySets(round.id)) : [];
}

/** The same as the refusal of `publish`, with each gap as a field by its purpose; null when nothing is missing. */
export function custodyRefusal(gaps: readonly CustodyGap[]): Refusal | null {
  return gaps.length === 0 ? null : { code: "custodyNotReady", fields: gaps.map(({ purpose, gap }) => ({ path: purpose, message: gap })) };
}
