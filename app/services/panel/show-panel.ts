import { findChair, findPanelResults, findVetoes, isKeptFromChair } from "#app/db/panel.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import type { Assignment, ReviewedChallenge } from "#app/db/review.ts";
import { findSheets } from "#app/db/review-sheets.ts";
import { findSubject } from "#app/db/subjects.ts";
import { add, divide, formatFixed, fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { divergenceOf } from "#app/domain/review/divergence.ts";
import { isPanelDue, type PanelBid, type PanelPage } from "#app/domain/review/panel-view.ts";
import { teamAsSeen } from "#app/domain/review/blind.ts";
import { sheetTotal } from "#app/domain/review/sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround, type ReviewGround } from "#app/services/review/review-ground.ts";
import { type LivePanel, readLivePanel } from "./live-panel.ts";

/** The item for its chair, with every task in it. Refusal: notFound for everybody else. */
export async function chairedItem(ctx: Context, challengeReference: string): Promise<Result<LivePanel>> {
  const subject = await findSubject("challenge", challengeReference);
  const chair = subject && (await findChair(subject.id));
  if (!subject || !chair || ctx.actor.expertId === null || chair.expertId !== ctx.actor.expertId) return refuse("notFound");
  if (await isKeptFromChair(subject.id, chair.expertId)) return refuse("notFound");
  return readLivePanel(subject.id);
}

const writable: readonly string[] = ["inReview", "ranked"];

/**
 * 专家组意见 for the chair: nothing of anybody's marks before every expert has signed (guide 3.7); then totals and words by
 * pseudonym, the divergence, and what the panel has said. Refusal: notFound.
 */
export async function showPanel(ctx: Context, challengeReference: string): Promise<Result<PanelPage>> {
  const item = await chairedItem(ctx, challengeReference);
  if (!item.ok) return item;
  const { challenge, tasks, waitsFor } = item.value;
  const isReady = waitsFor === 0 && tasks.length > 0 && challenge.status !== "closed" && challenge.status !== "singleBid";
  const { no, title, status } = challenge;
  const ground = await readGround(challenge);
  const bids = isReady ? await panelBids(challenge, tasks, ground) : [];
  const { veto, divergenceRange, divergenceDeviation } = ground.rules;
  return ok({ challenge: { no, title, status }, waitsFor, experts: new Set(tasks.map(({ expertId }) => expertId)).size, bids, mayWrite: isReady && writable.includes(status), rules: { veto, divergenceRange, divergenceDeviation } });
}

/** On how many bids the chair still owes an opinion, a note or a vote; none for anybody else, and while the page cannot be opened. */
export async function countOwedOpinions(ctx: Context, challengeReference: string): Promise<number> {
  const page = await showPanel(ctx, challengeReference);
  return page.ok ? page.value.bids.filter((bid) => isPanelDue(bid, page.value.rules.veto)).length : 0;
}

async function panelBids(challenge: ReviewedChallenge, tasks: readonly Assignment[], { rubric, rules }: ReviewGround): Promise<PanelBid[]> {
  const [bids, results, sheets, vetoes] = await Promise.all([findJudgedBids(challenge.id, challenge.reviewStage), findPanelResults(challenge.id), findSheets(tasks.map(({ id }) => id)), findVetoes(challenge.id, challenge.reviewStage)]);
  return bids.map((named) => {
    const bid = teamAsSeen(named, rules.blind, ["expert"]);
    const result = results.find(({ bidId }) => bidId === bid.id);
    const read = tasks.flatMap((task) => {
      const sheet = task.bidId === bid.id ? sheets.get(task.id) : undefined;
      const total = sheet && sheetTotal(sheet, rubric);
      return sheet && total ? [{ pseudonym: task.pseudonym, fraction: total, total: formatFixed(total, 2), opinion: sheet.opinion }] : [];
    });
    const mean = read.length === 0 ? null : formatFixed(divide(read.map((one) => one.fraction).reduce(add), fraction(BigInt(read.length))), 2);
    return {
      code: bid.reviewCode,
      unitName: bid.unitName,
      sheets: read.map(({ pseudonym, total, opinion }) => ({ pseudonym, total, opinion })).toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1)),
      mean,
      divergence: divergenceOf(read.map((one) => one.fraction), rules),
      vetoes: vetoes.filter((veto) => veto.bid === bid.reviewCode),
      opinion: result?.opinion ?? null,
      votes: result?.votes ?? [],
    };
  });
}
