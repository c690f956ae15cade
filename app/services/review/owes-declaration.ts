import type { Transaction } from "#app/db/client.ts";
import { hasDeclared } from "#app/db/declaration.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Whether this person has not said yet whether there is a conflict in the item: who decides online has said so before (guide 3.4). */
export async function owesDeclaration({ actor }: Context, no: string, tx?: Transaction): Promise<boolean> {
  return actor.personId !== null && !(await hasDeclared(actor.personId, no, tx));
}
