import { z } from "zod";
import type { JsonObject } from "#app/db/audit.ts";
import { insertAward } from "#app/db/award.ts";
import type { Transaction } from "#app/db/client.ts";
import { findStageVotes } from "#app/db/panel.ts";
import { insertNotice } from "#app/db/notice.ts";
import { findShortlist } from "#app/db/shortlist.ts";
import { readFreeze } from "#app/db/ranking.ts";
import { findReviewedBids, lockChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { checkDecision, decisionInput, type Decision, type DecisionInput } from "#app/domain/award/decision.ts";
import { type OwnerWord, ownerWordOf } from "#app/domain/award/shortlist.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import { unreadStates } from "#app/domain/bid/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ResultBody } from "#app/domain/notice/result-body.ts";
import { type AnyRankingFile, recomputeAnyRanking } from "#app/domain/review/staged-file.ts";
import { tieVotes } from "#app/domain/review/votes.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { frozenSensitivity } from "#app/services/review/frozen-sensitivity.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { readSubmissions } from "#app/services/review/judged-content.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/** What stands when a challenge is decided: its bids, the frozen file, the decision held against both. */
interface Deciding {
  challenge: ReviewedChallenge;
  bids: ReviewedBid[];
  file: AnyRankingFile;
  /** As the stored text names it: files of the first formats are read as later ones. */
  format: string;
  /** 稳定性信息, where the round publishes it. */
  stability: ResultBody["stability"];
  digest: string;
  decision: Decision;
  input: DecisionInput;
}

/**
 * 定榜: the leader's decision, online or as signed on paper. Makes the proposed awards and the draft of the result notice;
 * nobody outside the bureau learns of it before that is published.
 * Refusals: invalidInput, ownerUnasked, ownerTermRunning, reasonNeeded (facts ground), see `checkDecision`.
 */
export const decideChallenge = defineMove({
  noun: "challenge",
  move: "decide",
  input: decisionInput,
  perform: async (step) => {
    const { tx, subject, reason } = step;
    const input = { ...step.input, reason: step.input.reason || reason };
    const challenge = await lockChallenge(tx, subject.id, "update");
    const bids = await findReviewedBids(subject.id, tx, true);
    const freeze = await readFreeze(subject.id, tx);
    const read = freeze && recomputeAnyRanking(JSON.parse(freeze.file));
    if (!read) return refuse("stageNotReached");
    if (!read.ok) return read;
    const decision = await hold(step, challenge, bids, read.value.file, input);
    if (!decision.ok) return decision;
    return record(step, { challenge, bids, file: read.value.file, format: z.object({ format: z.string() }).parse(JSON.parse(freeze.file)).format, stability: await publishedStability(tx, challenge, freeze.digest, read.value.file), digest: freeze.digest, decision: decision.value, input });
  },
});

async function hold({ tx, ctx }: Step<"challenge", unknown>, challenge: ReviewedChallenge, bids: readonly ReviewedBid[], file: AnyRankingFile, input: DecisionInput): Promise<Result<Decision>> {
  const contents = await readSubmissions(bids.map(({ id }) => id), tx);
  const votes = await findStageVotes(tx, challenge.id, challenge.reviewStage);
  const ownerOf = await ownerWords(tx, challenge, ctx.now);
  const lines = file.bids.flatMap((line) => {
    const bid = bids.find(({ reviewCode, no }) => (reviewCode ?? no) === line.bid);
    return bid ? [{ no: bid.no, code: line.bid, place: line.place, missed: line.missed, vetoed: line.vetoed, votes: tieVotes(votes, line.bid), asksFiscalFen: contents.get(bid.id)?.money.fiscalFen ?? null, owner: ownerOf(bid.id) }] : [];
  });
  return checkDecision(input, { race: challenge.race, fiscalFen: challenge.fiscalFen, lines });
}

/** What the owner said of each bid, where the pattern asks for it. */
async function ownerWords(tx: Transaction, { id, pattern }: ReviewedChallenge, now: string): Promise<(bidId: string) => { word: OwnerWord; until: string | null } | null> {
  if (!hasStage(pattern, "shortlist")) return () => null;
  const rows = await findShortlist(id, tx);
  return (bidId) => {
    const row = rows.find((one) => one.bidId === bidId);
    return { word: ownerWordOf(row, now), until: row?.dueOn ?? null };
  };
}

/** Null where the rules of the round did not say beforehand that it is published. */
async function publishedStability(tx: Transaction, challenge: ReviewedChallenge, digest: string, file: AnyRankingFile): Promise<ResultBody["stability"]> {
  const { rules } = await readGround(challenge, tx);
  if (rules.stability === "internal") return null;
  const { first, scenarios } = frozenSensitivity(digest, file);
  return { first, scenarios };
}

async function record({ tx, ctx, offline, move }: Step<"challenge", unknown>, deciding: Deciding): Promise<Result<JsonObject>> {
  const { challenge, bids, decision, input } = deciding;
  const noticeId = await insertNotice(tx, {
    kind: "result",
    roundId: challenge.roundId,
    challengeId: challenge.id,
    title: challenge.title,
    body: { ...bodyOf(deciding, offline !== undefined) },
    createdBy: ctx.actor.personId,
  });
  const awards: { id: string; no: string; place: number }[] = [];
  for (const { no, place, fiscalFen } of decision.awards) {
    const bidId = bids.find((bid) => bid.no === no)?.id ?? "";
    const common = { challengeId: challenge.id, bidId, noticeId, rank: place, fiscalFen, minuteNo: input.minuteNo };
    awards.push({ no, place, id: await insertAward(tx, { ...common, reason: input.reason ?? "", decidedBy: ctx.actor.personId }) });
  }
  const facts = { no: challenge.no, awards: awards.map(({ no }) => no), reserves: decision.reserves, grounds: [...decision.grounds], ranking: deciding.digest };
  const detail: JsonObject = { minuteNo: input.minuteNo, ...(input.reason && { reason: input.reason }) };
  const moved = await move({ facts, detail });
  if (!moved.ok) return moved;
  const paper = await paperOf(offline);
  const slip: JsonObject = paper ? { offline: { date: paper.record.date, scan: paper.record.scan, checker: paper.checkerId } } : {};
  for (const { id, no, place } of awards) await recordBirthBy(ctx.actor, tx, "award", id, "decide", { ...slip, bid: no, place });
  await recordBirthBy(ctx.actor, tx, "notice", noticeId, "create", { ...slip, challenge: challenge.no });
  return ok({ to: moved.value.to, seq: Number(moved.value.seq), notice: noticeId, awards: awards.map(({ id }) => id), grounds: [...decision.grounds] });
}

/** What the notice will say, fixed with the decision; who stands behind a code is kept for the teams' own results. */
function bodyOf({ bids, file, format, stability, digest, decision, input }: Deciding, isOffline: boolean): ResultBody {
  const outcomeOf = (no: string) => (decision.awards.some((award) => award.no === no) ? "proposed" : decision.reserves.includes(no) ? "reserve" : "notSelected");
  return {
    minuteNo: input.minuteNo,
    offline: isOffline,
    noAward: decision.awards.length === 0,
    reason: input.reason ?? null,
    reserves: decision.reserves,
    counts: { received: bids.length, notAccepted: bids.filter(({ status }) => status === "formRejected" || (unreadStates as readonly string[]).includes(status)).length, unmatched: bids.filter(({ status }) => status === "unmatched").length, scored: file.bids.length },
    ranking: file.bids.map((line) => {
      const no = bids.find(({ reviewCode, no: number }) => (reviewCode ?? number) === line.bid)?.no ?? "";
      return { place: line.place, code: line.bid, bid: no, total: line.total, outcome: outcomeOf(no) };
    }),
    rankingDigest: digest,
    rankingFormat: format,
    stability,
    withdrawnReason: null,
  };
}
