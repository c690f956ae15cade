import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readCorrection } from "#app/db/bid-opening.ts";
import { inTransaction } from "#app/db/client.ts";
import { writeService } from "#app/db/form-lines.ts";
import { endTeamCalls } from "#app/db/team-call.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { correctionDue } from "./correction-due.ts";
import { tellTeam } from "./tell-team.ts";

const service = z.strictObject({ servedOn: z.iso.date("date"), how: z.string().trim().min(1, "required").max(100) });

/**
 * 登记送达: the notice did not reach the team through the platform; the limit runs from the day on which it was served otherwise,
 * by letter or by hand. Refusals: notFound, notAllowed, wrongState (no correction runs), badDate (before the notice, or after today).
 */
export async function serveCorrection(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ dueAt: string }>> {
  const input = service.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const bid = await findSubject("bid", reference, tx);
    const held = bid ? bidPolicy.relationsOf(ctx.actor, bid) : [];
    if (!bid || !bidPolicy.isVisible(bid, held, ctx.now)) return refuse("notFound");
    if (!held.includes("officer")) return refuse("notAllowed");
    const correction = await readCorrection(bid.id, tx, true);
    if (bid.status !== "correctionRequested" || !correction || correction.isOver) return refuse("wrongState", { facts: { state: bid.status } });
    const servedAt = new Date(`${input.data.servedOn}T23:59:59+08:00`).toISOString();
    const isPossible = Date.parse(servedAt) >= Date.parse(correction.requestedAt) && Date.parse(`${input.data.servedOn}T00:00:00+08:00`) <= Date.parse(ctx.now);
    if (!isPossible) return refuse("badDate", { fields: [{ path: "servedOn", message: "servedDate" }] });
    const dueAt = correctionDue(servedAt, (await readBidGround(bid.id, tx)).rules.correctionWorkingDays);
    if (!dueAt.ok) return dueAt;
    await writeService(tx, bid.id, { at: servedAt, how: input.data.how, dueAt: dueAt.value });
    // What was served otherwise needs no call; only the new limit is told, if it can be.
    await endTeamCalls(tx, bid.id, "correctionRequested", ctx.actor.personId);
    const seq = await appendEvent(tx, "bid", bid.id, "serveCorrection", { ...actorFacts(ctx.actor), no: bid.no, servedOn: input.data.servedOn, dueAt: dueAt.value });
    await tellTeam(tx, { bidId: bid.id, kind: "correctionRequested", at: dueAt.value, words: correction.words, key: seq, isServed: true });
    return ok({ dueAt: dueAt.value });
  });
}
