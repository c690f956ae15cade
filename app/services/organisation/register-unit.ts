import { appendEvent, type JsonObject } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { insertClaim } from "#app/db/unit-claim.ts";
import { adoptUnit, insertMember, insertUnit } from "#app/db/unit-members.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type UnitRegistration, unitRegistrationSchema } from "#app/domain/organisation/registration.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/**
 * 登记单位: the one who registers it becomes its administrator. Refusals: invalidInput (format of the code), taken.
 * `checkDigitOk` false warns: decided in the form check (guide 0.1, 7).
 */
export async function registerUnit({ actor }: Context, rawInput: unknown): Promise<Result<{ unitId: string; checkDigitOk: boolean }>> {
  const refused = unitRefusal(actor, "register", null);
  if (refused) return refuse(refused);
  const personId = actor.personId;
  if (personId === null) return refuse("signInNeeded");
  const input = unitRegistrationSchema.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const founded = await foundUnit(tx, { actor: personId }, personId, input.data);
    return founded ? ok(founded) : refuse("taken", { fields: [{ path: "uscc", message: "unitTaken" }] });
  });
}

/** Registers a unit with its first administrator, whose claim an officer looks at while work goes on, also one that an import or an opening made and nobody belongs to; null when the code is taken. */
export async function foundUnit(tx: Transaction, by: JsonObject, personId: string, unit: UnitRegistration): Promise<{ unitId: string; checkDigitOk: boolean } | null> {
  const check = checkUscc(unit.uscc);
  const row = { uscc: unit.uscc, name: unit.unitName, kind: unit.unitKind ?? check.kind, checkDigitOk: check.checkDigit };
  const unitId = (await insertUnit(tx, row)) ?? (await adoptUnit(tx, row));
  if (!unitId) return null;
  await insertMember(tx, unitId, personId, true);
  await insertClaim(tx, { unitId, personId, kind: "register", words: "" });
  await appendEvent(tx, "unit", unitId, "register", { ...by, checkDigitOk: check.checkDigit, administrator: personId }, { uscc: unit.uscc, name: unit.unitName });
  return { unitId, checkDigitOk: check.checkDigit };
}
