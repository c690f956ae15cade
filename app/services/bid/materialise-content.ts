import { findUnitByUscc } from "#app/db/unit.ts";
import { insertUnit } from "#app/db/unit-members.ts";
import { replaceMembers, writeContent } from "#app/db/bid-opening.ts";
import type { Transaction } from "#app/db/client.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";

/**
 * Writes an opened content and what the conflict rule must find of it: the units behind it. A member that nobody
 * registered becomes a unit by its code, so that an expert of that unit is excluded all the same.
 */
export async function materialise(tx: Transaction, bidId: string, content: BidSubmission, kept: { versionNumber: number; revision: number; blob: Uint8Array }): Promise<void> {
  const unitIds: string[] = [];
  for (const { uscc, name } of content.members) {
    const check = checkUscc(uscc);
    const added = await insertUnit(tx, { uscc, name, kind: check.kind, checkDigitOk: check.checkDigit });
    const id = added ?? (await findUnitByUscc(uscc, tx))?.id;
    if (id) unitIds.push(id);
  }
  await replaceMembers(tx, bidId, unitIds);
  await writeContent(tx, bidId, { versionNumber: kept.versionNumber, revision: kept.revision, content: kept.blob });
}
