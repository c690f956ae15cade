import { appendEvent } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { insertUnit, type UnitRow } from "#app/db/unit-members.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** A unit without people, as a file or a paper names it: whoever registers it later takes it over. Null when its code is taken. */
export async function addUnit(tx: Transaction, ctx: Pick<Context, "actor">, { uscc, name, kind, checkDigitOk }: Omit<UnitRow, "id">): Promise<string | null> {
  const id = await insertUnit(tx, { uscc, name, kind, checkDigitOk });
  if (id) await appendEvent(tx, "unit", id, "import", { ...actorFacts(ctx.actor), checkDigitOk }, { uscc, name });
  return id;
}
