import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { deleteAccount, findAccount, findOwnFees, writeAccount } from "#app/db/fee.ts";
import { feeFor, hasCardCheck, maskAccount } from "#app/domain/fee/fee.ts";
import { expertAccount } from "#app/domain/fee/schema.ts";
import type { OwnAccount, OwnFee } from "#app/domain/fee/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keptAccount } from "./kept-account.ts";

/** 我的评审费: round by round, and where it is paid to, by its ends. Refusal: notFound for who is no expert. */
export async function showOwnFees({ actor }: Context): Promise<Result<{ fees: OwnFee[]; account: OwnAccount | null }>> {
  const { expertId } = actor;
  if (expertId === null) return refuse("notFound");
  const [rows, stored] = await Promise.all([findOwnFees(expertId), findAccount(expertId)]);
  const account = stored && keptAccount.read(expertId, stored.content);
  return ok({
    fees: rows.map(({ perItemFen, perBidFen, paidAt, ...row }) => ({ ...row, totalFen: perItemFen === null || perBidFen === null ? null : feeFor(row, { perItemFen, perBidFen }), paidAt: paidAt?.toISOString() ?? null })),
    account: account && stored ? { holder: account.holder, bank: account.bank, number: maskAccount(account.number), consentedAt: stored.consentedAt.toISOString() } : null,
  });
}

/** Gives or changes where fees are paid to, with consent; encrypted before it reaches the database. `checked` false: the number fails a card's check, look at it again. Refusals: notFound, invalidInput. */
export async function giveAccount(ctx: Context, rawInput: unknown): Promise<Result<{ checked: boolean }>> {
  const { expertId } = ctx.actor;
  if (expertId === null) return refuse("notFound");
  const input = expertAccount.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { consent: _consent, ...account } = input.data;
  return inTransaction(async (tx) => {
    await writeAccount(tx, expertId, keptAccount.keep(expertId, account));
    await appendEvent(tx, "expert", expertId, "giveAccount", actorFacts(ctx.actor));
    return ok({ checked: hasCardCheck(account.number) });
  });
}

/** 撤回同意: what was given is erased; the next 发放表 has the line to fill in by hand. Refusals: notFound, alreadyDone. */
export async function withdrawAccount(ctx: Context): Promise<Result<null>> {
  const { expertId } = ctx.actor;
  if (expertId === null) return refuse("notFound");
  return inTransaction(async (tx) => {
    if (!(await deleteAccount(tx, expertId))) return refuse("alreadyDone");
    await appendEvent(tx, "expert", expertId, "withdrawAccount", actorFacts(ctx.actor));
    return ok(null);
  });
}
