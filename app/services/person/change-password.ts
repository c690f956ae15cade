import { z } from "zod";
import { isPasswordOfPerson, setPassword } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

export const passwordChangeInput = z
  .strictObject({
    current: z.string().min(1, "required").max(1000),
    newPassword: z.string().min(1, "required").max(1000),
    passwordAgain: z.string().max(1000),
  })
  .refine((input) => input.newPassword === input.passwordAgain, { path: ["passwordAgain"], message: "passwordsDiffer" });

/** Changes the own password and ends every other session. Refusals: wrongCredentials, passwordTooWeak, tooManyTries. */
export async function changePassword({ actor }: Context, rawInput: unknown): Promise<Result<null>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const { personId, sessionId } = actor;
  const input = passwordChangeInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const known = await isPasswordOfPerson(personId, input.data.current);
  if (!known.ok) return known;
  return inTransaction(async (tx) => {
    const set = await setPassword(tx, personId, input.data.newPassword, { exceptSessionId: sessionId });
    if (set.ok) await appendEvent(tx, "person", personId, "changePassword", { actor: personId });
    return set;
  });
}
