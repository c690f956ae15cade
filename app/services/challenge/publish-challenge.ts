import { z } from "zod";
import type { JsonObject } from "#app/db/audit.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { enqueue } from "#app/jobs/queue.ts";
import { checkClearance } from "#app/services/clearance/check-clearance.ts";
import { defineMove, refusalOf, type Step } from "#app/services/kernel/define-move.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { openListNotice } from "#app/services/notice/open-list-notice.ts";
import { checkWindow, closingOf, preparePublication, shortWindow } from "./publish-under-notice.ts";

export const publicationInput = z.strictObject({
  /** 发文字号, e.g. 焦工信〔2026〕12号. */
  documentNumber: z.string().trim().min(1, "required"),
  /** ISO instant with offset; left out, the round's window decides. */
  closesAt: z.iso.datetime({ offset: true }).optional(),
  /** The deadline may fall on a day off: said, never assumed. */
  onDayOff: z.boolean().default(false),
});

type Publication = z.output<typeof publicationInput>;

/** What publishing an item is, alone or as one of a list: gates, the paper, window and key, its round with the first of them. */
async function publishItem({ tx, ctx, subject, input, reason, offline, move }: Step<"challenge", Publication>): Promise<Result<JsonObject>> {
  const round = await readRoundSettings(subject.roundId, tx);
  const closing = closingOf(ctx.now, input, round);
  if (!closing.ok) return closing;
  const windowDays = shortWindow(ctx.now, closing.value, round);
  const explained = checkWindow(windowDays, reason);
  if (!explained.ok) return explained;
  const cleared = await checkClearance(tx, ctx, subject.roundId, offline !== undefined);
  if (!cleared.ok) return cleared;
  const notice = await openListNotice(tx, ctx, round, input.documentNumber);
  if (!notice.ok) return notice;
  const prepared = await preparePublication(tx, ctx, subject, round, notice.value, closing.value);
  if (!prepared.ok) return prepared;
  const moved = await move({ facts: { ...prepared.value, documentNumber: input.documentNumber, ...(windowDays !== null && { windowDays }) } });
  if (!moved.ok) return moved;
  // Asked once the item is locked by its move: a round that is being suspended holds it.
  const roundSubject = await findSubject("round", subject.roundId, tx);
  if (!roundSubject) return refuse("notFound");
  if (roundSubject.status !== "draft" && roundSubject.status !== "published") return refuse("wrongState", { facts: { state: roundSubject.status } });
  // The first published challenge publishes its round, so who prepared the round does not publish it this way either.
  if (roundSubject.status === "draft") {
    const refused = refusalOf("round", ctx, "publish", roundSubject, offline !== undefined);
    if (refused) return { ok: false, refusal: refused };
    const paper = await paperOf(offline);
    const facts = { no: round.code, notice: notice.value, documentNumber: input.documentNumber };
    const published = await transition(tx, { noun: "round", subject: roundSubject, move: "publish", actor: ctx.actor, facts, ...(paper && { offline: paper }) });
    if (!published.ok) return published;
  }
  return ok({ to: moved.value.to, seq: Number(moved.value.seq), closesAt: closing.value, notice: notice.value });
}

/** 发布: a second officer puts the challenge before the public under a document number. */
export const publishChallenge = defineMove({
  noun: "challenge",
  move: "publish",
  input: publicationInput,
  perform: async (step) => {
    const published = await publishItem(step);
    if (published.ok) await enqueue(step.tx, "tellSearches", { challengeIds: [step.subject.id] });
    return published;
  },
});

/** The same for one of a list (`publish-round.ts`), whose followers are told of the whole at once. */
export const publishListed = defineMove({ noun: "challenge", move: "publish", input: publicationInput, perform: publishItem });
