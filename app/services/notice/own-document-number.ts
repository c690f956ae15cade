import { type DocumentNumber, parseDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { rehearsalAgency } from "#app/domain/rehearsal/numbers.ts";

/** A document number as typed for a round's paper: rehearsals count by themselves (演练〔2026〕1号), and nothing real bears their name. Refusal invalidInput (`documentNumber`). */
export function ownDocumentNumber(text: string, { isRehearsal }: { isRehearsal: boolean }): Result<DocumentNumber> {
  const number = parseDocumentNumber(text);
  if (!number.ok) return refuse("invalidInput", { fields: [{ path: "documentNumber", message: "documentNumber" }] });
  if ((number.value.agency === rehearsalAgency) !== isRehearsal) return refuse("invalidInput", { fields: [{ path: "documentNumber", message: isRehearsal ? "rehearsalNumberNeeded" : "rehearsalNumberTaken" }] });
  return ok(number.value);
}
