import { createAccount } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitByUscc } from "#app/db/unit.ts";
import { insertJoin } from "#app/db/unit-members.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { accountRegistrationSchema } from "#app/domain/organisation/registration.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { foundUnit } from "./register-unit.ts";

/** `joinRequested`: the unit is registered already, its administrator was asked. */
export interface Registered {
  personId: string;
  username: string;
  unit: "registered" | "joinRequested";
  checkDigitOk: boolean;
}

/**
 * 注册单位账号: person, password and unit in one form, without an e-mail address. Refusals: invalidInput, taken,
 * passwordTooWeak. A wrong check digit of the code warns and never stops (guide 0.1, 7).
 */
export async function registerAccount(_ctx: Context, rawInput: unknown): Promise<Result<Registered>> {
  const input = accountRegistrationSchema.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { password, name, username, phone, email, ...unit } = input.data;
  return inTransaction<Registered>(async (tx) => {
    const created = await createAccount(tx, { username, name, phone, email, password });
    if (!created.ok) return created;
    const { personId } = created.value;
    await appendEvent(tx, "person", personId, "register", { actor: personId }, { username, name });
    const founded = await foundUnit(tx, { actor: personId }, personId, unit);
    if (founded) return ok({ personId, username, unit: "registered", checkDigitOk: founded.checkDigitOk });
    const existing = (await findUnitByUscc(unit.uscc, tx))!;
    await insertJoin(tx, { unitId: existing.id, personId, kind: "request", administrator: false, createdBy: personId });
    return ok({ personId, username, unit: "joinRequested", checkDigitOk: true });
  });
}
