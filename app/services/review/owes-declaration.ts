import type { Transaction } from "#app/db/client.ts";
import { hasDeclared } from "#app/db/declaration.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import { readsByDuty } from "#app/domain/policy/bid.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Whether this person has not said yet whether there is a conflict in the item: who decides online has said so before (guide 3.4). */
export async function owesDeclaration({ actor }: Context, no: string, tx?: Transaction): Promise<boolean> {
  return actor.personId !== null && !(await hasDeclared(actor.personId, no, tx));
}

/** Why a reader with these relations may not open what a bid of an item (or, without state, any of them) says yet, or null. Refusal: declarationDue (facts no). */
export async function readingRefusal(ctx: Context, held: readonly Relation[], challengeNo: string, status: BidState | null = null): Promise<Result<never> | null> {
  return readsByDuty(held, status) && (await owesDeclaration(ctx, challengeNo)) ? refuse("declarationDue", { facts: { no: challengeNo } }) : null;
}
