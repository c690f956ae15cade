import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findChair, findRemarks, insertRemark } from "#app/db/panel.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { findSheets } from "#app/db/review-sheets.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { teamAsSeen } from "#app/domain/review/blind.ts";
import type { DiscussionPage } from "#app/domain/review/panel-view.ts";
import { panelRemarkInput } from "#app/domain/review/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { type ReviewGround, readGround } from "#app/services/review/review-ground.ts";
import { type LivePanel, readLivePanel } from "./live-panel.ts";

interface Seat extends LivePanel {
  ground: ReviewGround;
  expertId: string;
  /** Bids that the expert may speak of: the own ones, for the chair all. */
  bidIds: ReadonlySet<string>;
}

/** Where the actor sits in the item's panel, if its round lets experts discuss. Refusal: notFound for everybody else. */
async function seatOf(ctx: Context, challengeReference: string): Promise<Result<Seat>> {
  const { expertId } = ctx.actor;
  const subject = await findSubject("challenge", challengeReference);
  if (!subject || expertId === null) return refuse("notFound");
  const panel = await readLivePanel(subject.id);
  if (!panel.ok) return panel;
  const { challenge, tasks } = panel.value;
  const [ground, chair] = await Promise.all([readGround(challenge), findChair(subject.id)]);
  const isChair = chair?.expertId === expertId;
  const bidIds = new Set(tasks.filter((task) => isChair || task.expertId === expertId).map(({ bidId }) => bidId));
  return ground.rules.discussion === "off" || bidIds.size === 0 || !tasks.some((task) => task.expertId === expertId) ? refuse("notFound") : ok({ ...panel.value, ground, expertId, bidIds });
}

/** 评议讨论 for an expert of the item: nothing before everybody has signed, then words by pseudonym and never marks (guide 3.7). Refusal: notFound. */
export async function showDiscussion(ctx: Context, challengeReference: string): Promise<Result<DiscussionPage>> {
  const seat = await seatOf(ctx, challengeReference);
  if (!seat.ok) return seat;
  const { challenge, tasks, waitsFor, bidIds, ground } = seat.value;
  const { no, title, status } = challenge;
  if (waitsFor > 0) return ok({ challenge: { no, title, status }, waitsFor, bids: [], mayWrite: false });
  const [bids, remarks, sheets] = await Promise.all([findJudgedBids(challenge.id), findRemarks(challenge.id), findSheets(tasks.map(({ id }) => id))]);
  const discussed = bids
    .filter(({ id }) => bidIds.has(id))
    .map((bid) => teamAsSeen(bid, ground.rules.blind, ["expert"]))
    .map((bid) => ({
      code: bid.reviewCode,
      unitName: bid.unitName,
      opinions: tasks.flatMap(({ id, bidId, pseudonym }) => (bidId === bid.id ? [{ author: pseudonym, opinion: sheets.get(id)?.opinion ?? "" }] : [])).toSorted((a, b) => (a.author < b.author ? -1 : 1)),
      remarks: (remarks.get(bid.id) ?? []).filter(({ stage }) => stage === challenge.reviewStage),
      earlier: (remarks.get(bid.id) ?? []).filter(({ stage }) => stage < challenge.reviewStage),
    }));
  return ok({ challenge: { no, title, status }, waitsFor, bids: discussed, mayWrite: status === "inReview" });
}

/**
 * Says something on a bid, or answers a remark on it of the same stage: once all have signed, until the ranking is frozen. It stays as it was
 * written. Refusals: notFound, stageNotReached, invalidInput (`bid`, `parent`, `words`).
 */
export async function addRemark(ctx: Context, challengeReference: string, rawInput: unknown): Promise<Result<{ bid: string; id: string }>> {
  const input = panelRemarkInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const seat = await seatOf(ctx, challengeReference);
  if (!seat.ok) return seat;
  const { challenge, expertId, bidIds } = seat.value;
  if (seat.value.waitsFor > 0 || challenge.status !== "inReview") return refuse("stageNotReached", { facts: { state: challenge.status } });
  const { bid: code, parent, words } = input.data;
  const bid = (await findJudgedBids(challenge.id)).find(({ id, reviewCode }) => reviewCode === code && bidIds.has(id));
  if (!bid) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
  if (parent !== undefined && !(await findRemarks(challenge.id)).get(bid.id)?.some(({ id, stage }) => id === parent && stage === challenge.reviewStage)) return refuse("invalidInput", { fields: [{ path: "parent", message: "unknownRemark" }] });
  return inTransaction(async (tx) => {
    const id = await insertRemark(tx, { bidId: bid.id, parentId: parent ?? null, expertId, words });
    await appendEvent(tx, "bid", bid.id, "panelRemark", { by: "expert", answers: parent !== undefined }, { words });
    return ok({ bid: code, id });
  });
}
