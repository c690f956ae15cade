import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { findPersonProfile, writePersonProfile } from "#app/db/profile.ts";
import { idNumberProblem, type IdNumberProblem, maskIdNumber } from "#app/domain/organisation/id-number.ts";
import { personProfileInput } from "#app/domain/organisation/profile-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keepIdNumber, readIdNumber } from "./id-number.ts";

/** 个人资料 as its owner sees it: the number masked, with what looks wrong about it. */
export interface OwnProfile {
  title: string;
  degree: string;
  field: string;
  maskedIdNumber: string | null;
  idNumberProblem: IdNumberProblem | null;
}

const none: OwnProfile = { title: "", degree: "", field: "", maskedIdNumber: null, idNumberProblem: null };

/** Refusal: signInNeeded. */
export async function showOwnProfile({ actor }: Context): Promise<Result<OwnProfile>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const row = await findPersonProfile(actor.personId);
  if (!row) return ok(none);
  const { idNumber, ...plain } = row;
  const number = idNumber && readIdNumber(actor.personId, idNumber);
  return ok({ ...plain, maskedIdNumber: number && maskIdNumber(number), idNumberProblem: number ? idNumberProblem(number) : null });
}

/** Saves one's own profile. A number that looks wrong is kept and warned of. It stands in no log, mail or address. Refusals: signInNeeded, invalidInput. */
export async function changeOwnProfile({ actor }: Context, rawInput: unknown): Promise<Result<{ idNumberProblem: IdNumberProblem | null }>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const { personId } = actor;
  const input = personProfileInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { idNumber, clearIdNumber, ...plain } = input.data;
  const kept = idNumber !== "" ? keepIdNumber(personId, idNumber) : clearIdNumber ? null : undefined;
  return inTransaction(async (tx) => {
    await writePersonProfile(tx, personId, plain, kept);
    await appendEvent(tx, "person", personId, "changeProfile", { actor: personId, idNumber: kept === undefined ? "kept" : kept === null ? "cleared" : "changed" });
    return ok({ idNumberProblem: idNumber === "" ? null : idNumberProblem(idNumber) });
  });
}

/** What a bid's form may take over from the profile of who writes it. */
export async function leadSuggestion({ actor }: Context): Promise<{ name: string; phone: string } | null> {
  if (actor.personId === null) return null;
  const person = await findPerson(actor.personId);
  return person && { name: person.name, phone: person.phone ?? "" };
}
