import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { insertTalk } from "#app/db/matching.ts";
import { lockChallenge } from "#app/db/review.ts";
import { dayProblem, talkInput } from "#app/domain/award/matching.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { GivenScan } from "#app/domain/scan/scan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";
import { keepSent } from "#app/services/kernel/keep-sent.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** A meeting as a form gives it: its scan is a digest, or the file itself. */
export type GivenTalk = Record<string, unknown> & { scan?: GivenScan };

/**
 * 登记对接会议纪要: one meeting of the owner with a team, written down by the owner or by an officer while 对接 runs. It stands as it was
 * written; what was forgotten is another record.
 * Refusals: notFound, notAllowed (a joint owner too: the one who leads talks for all), declarationDue, stageNotInPattern, notBeforeOwner, badDate, fileRefused, invalidInput.
 */
export async function recordTalk(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ id: string; bid: string }>> {
  const found = await findVisible(ctx, "shortlist", reference);
  if (!found) return refuse("notFound");
  const { subject, held } = found;
  const isOwner = held.includes("owner");
  if (!isOwner && !held.includes("officer")) return refuse("notAllowed");
  const due = isOwner ? null : await declarationRefusal(ctx, subject.challengeId);
  if (due) return { ok: false, refusal: due };
  if (!hasStage(subject.pattern, "matching")) return refuse("stageNotInPattern", { facts: { pattern: subject.pattern } });
  if (subject.challengeStatus !== "matching") return refuse("notBeforeOwner");
  const sent = await keepSent(ctx, rawInput);
  if (!sent.ok) return sent;
  const input = talkInput.safeParse(sent.value);
  if (!input.success) return invalidInput(input.error);
  const item = await findVisible(ctx, "challenge", subject.challengeId);
  const problem = dayProblem(input.data.heldOn, { closedOn: item?.subject.closesAt ? dayOf(item.subject.closesAt) : null, today: dayOf(ctx.now) });
  if (problem) return refuse("badDate", { fields: [{ path: "heldOn", message: problem }] });
  return inTransaction(async (tx): Promise<Result<{ id: string; bid: string }>> => {
    const { status } = await lockChallenge(tx, subject.challengeId, "share");
    if (status !== "matching") return refuse("notBeforeOwner");
    const id = await insertTalk(tx, subject.id, { ...input.data, recordedBy: ctx.actor.personId });
    await appendEvent(tx, "shortlist", subject.id, "recordTalk", { ...actorFacts(ctx.actor), role: isOwner ? "owner" : "officer", no: subject.bidNo, heldOn: input.data.heldOn, ...(input.data.scan && { scan: input.data.scan }) });
    return ok({ id, bid: subject.bidNo });
  });
}
