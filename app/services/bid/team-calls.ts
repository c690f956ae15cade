import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findTeamCalls, lockTeamCall, markTold } from "#app/db/team-call.ts";
import type { TeamCall } from "#app/domain/bid/team-call.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const callers = ["officer", "secondOfficer"] as const;

/** 电话告知: teams that no message reaches, for who runs their rounds. Refusal: notFound for everybody else. */
export async function listTeamCalls({ actor }: Context): Promise<Result<TeamCall[]>> {
  const rounds = roundsWithin(actor, callers);
  if (rounds.length === 0) return refuse("notFound");
  return ok(await findTeamCalls(rounds, itemsClosedTo(actor)));
}

const made = z.strictObject({ call: z.uuid() });

/** 登记已电话告知. Refusals: notFound, invalidInput, alreadyDone. */
export async function recordTeamCall(ctx: Context, rawInput: unknown): Promise<Result<{ bid: string }>> {
  const input = made.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const call = await lockTeamCall(tx, input.data.call);
    const bid = call && (await findSubject("bid", call.bidId, tx));
    const held = bid ? bidPolicy.relationsOf(ctx.actor, bid) : [];
    if (!call || !bid || !bidPolicy.isVisible(bid, held, ctx.now) || !callers.some((role) => held.includes(role))) return refuse("notFound");
    if (call.isTold) return refuse("alreadyDone");
    await markTold(tx, input.data.call, ctx.actor.personId);
    await appendEvent(tx, "bid", bid.id, "tellByPhone", { ...actorFacts(ctx.actor), no: bid.no, news: call.news });
    return ok({ bid: bid.no });
  });
}
