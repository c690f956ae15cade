import { z } from "zod";
import { redeemActivation, setPassword } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

export const activationInput = z
  .strictObject({
    code: z.string().min(1, "required").max(100),
    password: z.string().min(1, "required").max(1000),
    passwordAgain: z.string().max(1000),
  })
  .refine((input) => input.password === input.passwordAgain, { path: ["passwordAgain"], message: "passwordsDiffer" });

/**
 * 激活 or 重置: a single-use code and a new password. The code stands for the person, so nobody is signed in yet.
 * Refusals: codeInvalid (unknown, used or run out), passwordTooWeak; then the code is still good.
 */
export async function activateAccount(_ctx: Context, rawInput: unknown): Promise<Result<{ username: string; name: string }>> {
  const input = activationInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const redeemed = await redeemActivation(tx, input.data.code);
    if (!redeemed) return refuse("codeInvalid", { fields: [{ path: "code", message: "codeInvalid" }] });
    const { personId, purpose, username } = redeemed;
    const set = await setPassword(tx, personId, input.data.password, { field: "password" });
    if (!set.ok) return set;
    await appendEvent(tx, "person", personId, purpose === "activation" ? "activate" : "resetPassword", { actor: personId });
    return ok({ username, name: redeemed.name });
  });
}
