import type { Transaction } from "#app/db/client.ts";
import { findUndeclared } from "#app/db/declaration.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { readsByDuty } from "#app/domain/policy/bid.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "./context.ts";

/**
 * The refusal for a person who has not said yet whether there is a conflict in an item (回避声明), or null; the platform has none
 * to declare. Whoever acts in what follows the opening passes here: moves by their row in the policy, the draw, the invitations,
 * readings (guide 3.4). Refusal: declarationDue (facts no).
 */
export async function declarationRefusal({ actor }: Context, challengeId: string, tx?: Transaction): Promise<Refusal | null> {
  const no = actor.personId === null ? null : await findUndeclared(actor.personId, challengeId, tx);
  return no === null ? null : { code: "declarationDue", facts: { no } };
}

/** Why a reader with these relations may not open what a bid of an item (or, without state, any of them) says yet, or null. Refusal: declarationDue (facts no). */
export async function readingRefusal(ctx: Context, held: readonly Relation[], challengeId: string, status: BidState | null = null): Promise<{ ok: false; refusal: Refusal } | null> {
  const due = readsByDuty(held, status) ? await declarationRefusal(ctx, challengeId) : null;
  return due && { ok: false, refusal: due };
}
