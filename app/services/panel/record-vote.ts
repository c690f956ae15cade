import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findVetoes, findVoteRecords, insertPanelVote } from "#app/db/panel.ts";
import { lockChallenge } from "#app/db/review.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { findScan } from "#app/db/scan.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { VoteRecord } from "#app/domain/review/panel-view.ts";
import { panelVoteInput, type PanelVoteInput, paperVoteInput } from "#app/domain/review/schema.ts";
import { scanDigestOf } from "#app/domain/scan/scan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { checkOffline, invalidInput } from "#app/services/kernel/define-move.ts";
import type { Paper } from "#app/services/kernel/paper.ts";
import { actorFacts, offlineFactsOf } from "#app/services/kernel/transition.ts";
import { livePanelOf } from "./live-panel.ts";
import { chairedItem } from "./show-panel.ts";

/**
 * 专家组表决 on a tie or a veto, recorded by the chair; every record is kept, the last of the stage counts: in the ranking when it is
 * fixed, and of a tie also at the decision. Refusals: notFound, stageNotReached (scores unsigned, or decided), rankingFrozen (a veto
 * is voted on before), invalidInput (`votesFor`: more votes than experts; `bid`: nobody raised a veto on it).
 */
export async function recordPanelVote(ctx: Context, challengeReference: string, rawInput: unknown): Promise<Result<{ bid: string }>> {
  const input = panelVoteInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const item = await chairedItem(ctx, challengeReference);
  return item.ok ? keepVote(ctx, item.value.challenge.id, input.data, null) : item;
}

/**
 * The same from the signed record of a vote on paper (线下), where the chair has no computer or none is named: entered by an officer,
 * checked by a second person, with the scan at hand. It stands in the 例外清单. Refusals: notFound, notAllowed, those of `recordPanelVote`,
 * offlineRecordIncomplete, badDate, editedElsewhere (a vote was recorded since the form was made), reasonNeeded (the chair recorded this vote).
 */
export async function recordPaperVote(ctx: Context, challengeReference: string, rawInput: unknown, offline: unknown): Promise<Result<{ bid: string }>> {
  const challenge = await findSubject("challenge", challengeReference);
  const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
  if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  const input = paperVoteInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const paper = await checkOffline(ctx, offline, { roundId: challenge.roundId, itemId: challenge.id });
  if (!paper.ok) return paper;
  const scan = scanDigestOf(paper.value.record.scan) ?? "";
  if (!(await findScan(scan))) return refuse("offlineRecordIncomplete", { fields: [{ path: "offline.scan", message: "scanNotKept" }] });
  const { seen, reason, ...vote } = input.data;
  return keepVote(ctx, challenge.id, vote, { ...paper.value, seen, reason, scan });
}

type PaperVote = Paper & { seen: number; reason: string; scan: string };

async function keepVote(ctx: Context, challengeId: string, { bid: code, ...vote }: PanelVoteInput, paper: PaperVote | null): Promise<Result<{ bid: string }>> {
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, challengeId, "update");
    const { status, reviewStage: stage } = challenge;
    const { tasks, waitsFor } = await livePanelOf(tx, challenge);
    if (waitsFor > 0 || tasks.length === 0 || !["inReview", "ranked"].includes(status)) return refuse("stageNotReached", { facts: { state: status } });
    if (vote.question === "veto" && status !== "inReview") return refuse("rankingFrozen");
    const bid = (await findJudgedBids(challengeId, stage)).find(({ reviewCode, no }) => reviewCode === code || no === code);
    if (!bid) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (vote.question === "veto" && !(await findVetoes(challengeId, stage)).some((veto) => veto.bid === bid.reviewCode)) return refuse("invalidInput", { fields: [{ path: "bid", message: "noVetoRaised" }] });
    const votes = vote.votesFor + vote.votesAgainst;
    if (votes === 0 || votes > new Set(tasks.map(({ expertId }) => expertId)).size) return refuse("invalidInput", { fields: [{ path: "votesFor", message: "voteCount" }] });
    const before = await findVoteRecords(challengeId, stage, tx);
    const obstacle = paper && paperObstacle(paper, before, { code: bid.reviewCode, question: vote.question });
    if (obstacle) return obstacle;
    await insertPanelVote(tx, { bidId: bid.id, stage, scan: paper?.scan ?? null, ...vote, recordedBy: ctx.actor.personId });
    const facts = paper && offlineFactsOf(paper);
    await appendEvent(tx, "bid", bid.id, "panelVote", { ...(paper ? actorFacts(ctx.actor) : { by: "chair" }), ...vote, stage, ...facts?.body }, facts && { ...facts.detail, ...(paper?.reason && { reason: paper.reason }) });
    return ok({ bid: bid.reviewCode });
  });
}

/** A paper neither overrides what its officer did not see, nor the chair's own record without a word. */
function paperObstacle({ seen, reason }: PaperVote, before: readonly VoteRecord[], vote: Pick<VoteRecord, "code" | "question">): Result<never> | null {
  if (before.length !== seen) return refuse("editedElsewhere", { facts: { revision: before.length } });
  const last = before.findLast(({ code, question }) => code === vote.code && question === vote.question);
  return last && !last.isPaper && reason === "" ? refuse("reasonNeeded", { fields: [{ path: "reason", message: "chairVoted" }] }) : null;
}
