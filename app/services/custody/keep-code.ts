import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { writeHolder } from "#app/db/key-set.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { findSeenSet, mayMakeCodes } from "./custody-access.ts";

/** 信封在手, by the holder's one click. Warns by its absence and blocks nothing. Refusals: notFound, notAllowed, alreadyDone (reported lost). */
export function confirmInHand(ctx: Context, tag: string, number: number): Promise<Result<{ tag: string }>> {
  return keep(ctx, tag, number, "inHand");
}

/** 报告遗失, by the holder or an officer of the round. It cannot be taken back: what was seen once is no secret. Refusals as above. */
export function reportCodeLost(ctx: Context, tag: string, number: number): Promise<Result<{ tag: string }>> {
  return keep(ctx, tag, number, "lost");
}

async function keep(ctx: Context, tag: string, number: number, what: "inHand" | "lost"): Promise<Result<{ tag: string }>> {
  const set = await findSeenSet(ctx, tag);
  const holder = set?.holders.find((one) => one.number === number);
  if (!set || !holder) return refuse("notFound");
  const isOwn = holder.personId !== null && holder.personId === ctx.actor.personId;
  // A department without an account has its envelope confirmed by who looks after the codes.
  const isFor = mayMakeCodes(ctx.actor, set.roundId) && (what === "lost" || holder.personId === null);
  if (!isOwn && !isFor) return refuse("notAllowed");
  if (holder.lostAt !== null) return refuse("alreadyDone");
  return inTransaction(async (tx) => {
    await writeHolder(tx, set.id, number, what);
    await appendEvent(tx, set.roundId ? "round" : "setting", set.roundId, what === "lost" ? "reportCodeLost" : "confirmInHand", { ...actorFacts(ctx.actor), set: tag, code: number });
    return ok({ tag });
  });
}
