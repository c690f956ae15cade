import type { Transaction } from "#app/db/client.ts";
import { findOwnerUnit } from "#app/db/unit.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

/**
 * Ids of the units that ask for an item, the one who leads first; none where there is no owner. Refusal: invalidInput (`owner`, `coOwners`) for a unit
 * that nobody registered, one named twice, and co-owners without an owner.
 */
export async function findOwners({ owner, coOwners }: Pick<NewChallenge, "owner" | "coOwners">, roundId: string, tx?: Transaction): Promise<Result<string[]>> {
  const wrong = (path: "owner" | "coOwners", message: string) => refuse("invalidInput", { fields: [{ path, message }] });
  if (owner === null) return coOwners.length === 0 ? ok([]) : wrong("owner", "leadOwnerNeeded");
  if (new Set([owner, ...coOwners]).size <= coOwners.length) return wrong("coOwners", "duplicate");
  const ids: string[] = [];
  for (const uscc of [owner, ...coOwners]) {
    const unit = await findOwnerUnit(uscc, roundId, tx);
    if (!unit) return wrong(uscc === owner ? "owner" : "coOwners", uscc === owner ? "unknownUnit" : `unknownUnitOf:${uscc}`);
    ids.push(unit.id);
  }
  return ok(ids);
}
