import { readFreeze } from "#app/db/ranking.ts";
import { findBidResult, findSignedExperts, findWordsOf, type BidResult, type SheetWords } from "#app/db/bid-result.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findNotice } from "#app/db/notice-views.ts";
import { unreadStates } from "#app/domain/bid/lifecycle.ts";
import { formatFixed, fraction } from "#app/domain/kernel/decimal.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { KnownResult, PendingResult, ResultView } from "#app/domain/award/view.ts";
import { resultBody, type ResultBody } from "#app/domain/notice/result-body.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import { formatHundredths, readHundredths } from "#app/domain/kernel/hundredths.ts";
import type { RankingFile } from "#app/domain/review/ranking-file.ts";
import { overallLines, stageFiles, stageHeads, storedRankingFile } from "#app/domain/review/staged-file.ts";
import { inNoOrder } from "#app/services/review/expert-words.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { reasonFor } from "#app/services/notice/tell-teams.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Ends of a challenge that no notice of a result tells. */
const endedWithout: readonly ChallengeState[] = ["endedNoBid", "endedUnmatched", "withdrawn"];

/**
 * 我的结果 of one bid, for its team: from the first day of 公示, or the end without an award, its own total, threshold, place,
 * marks, comments and reason. Refusals: notFound for everybody else.
 */
export async function showResult(ctx: Context, bidReference: string): Promise<Result<ResultView>> {
  const subject = await findSubject("bid", bidReference);
  if (!subject || !bidPolicy.relationsOf(ctx.actor, subject).includes("team")) return refuse("notFound");
  const bid = await findBidResult(subject.id);
  const found = bid.noticeId === null ? null : await findNotice(bid.noticeId, ctx.now);
  const head = { bidNo: bid.no, challenge: { no: bid.challengeNo, title: bid.challengeTitle }, unitName: bid.unitName, status: bid.status };
  const dropped = droppedOf(bid);
  // Who was dropped before the review learns of the end too: no notice of a result follows.
  if (!found && endedWithout.includes(bid.challengeStatus)) return ok({ kind: "ended", ...head, reason: bid.publicReason || null, dropped: (unreadStates as readonly string[]).includes(bid.status) ? null : dropped, scored: await scoredOf(bid) });
  if (!found) return ok({ kind: "pending", ...head, dropped });
  const body = resultBody.parse(found.body);
  const { id, title, documentNumber, publishedAt, term } = found.row;
  return ok({
    kind: "known",
    ...head,
    outcome: outcomeOf(bid, body),
    award: bid.awardStatus === null ? null : { status: bid.awardStatus, fiscalFen: bid.awardFiscalFen ?? 0, ownerContact: bid.ownerContact },
    reason: dropped?.as === "notAccepted" ? bid.rejectReason : reasonFor(bid.no, body),
    ownerVeto: bid.ownerVeto,
    notice: { id, title, documentNumber, publishedAt, term },
    scored: body.ranking.some((line) => line.bid === bid.no) ? await scoredOf(bid) : null,
  });
}

function droppedOf({ status, rejectReason, ownerVeto }: BidResult): PendingResult["dropped"] {
  if (status === "unmatched") return { as: "unmatched", reason: ownerVeto };
  return status === "formRejected" || (unreadStates as readonly string[]).includes(status) ? { as: "notAccepted", reason: rejectReason } : null;
}

function outcomeOf(bid: BidResult, body: ResultBody): KnownResult["outcome"] {
  if (bid.awardStatus === "awarded") return "awarded";
  return body.ranking.find((line) => line.bid === bid.no)?.outcome ?? (bid.status === "unmatched" ? "unmatched" : "notAccepted");
}

async function scoredOf(bid: BidResult): Promise<KnownResult["scored"]> {
  const freeze = await readFreeze(bid.challengeId);
  if (!freeze) return null;
  const file = storedRankingFile(freeze.file);
  const line = overallLines(file).find((one) => one.bid === bid.reviewCode);
  if (!line) return null;
  // The last stage in which the bid was marked.
  const marked = stageFiles(file).findLast(({ bids }) => bids.some((one) => one.bid === bid.reviewCode)) ?? stageFiles(file)[0];
  const [ofBid, { names, rules }] = await Promise.all([findWordsOf([bid.id]), readReviewedChallenge(bid.challengeId).then((challenge) => readGround(challenge))]);
  const words = ofBid.get(bid.id) ?? [];
  return {
    code: line.bid,
    total: line.total,
    passMark: file.rules.passMark,
    place: line.place,
    of: file.bids.length,
    method: line.method,
    meanRank: line.meanRank,
    vetoFlags: line.vetoFlags,
    vetoed: line.vetoed,
    validSheets: line.validSheets,
    totalFactor: marked.totalFactor,
    stages: stageHeads(file).map(({ kind, weight }, index) => ({ kind, weight, total: line.stages[index] ?? null })),
    missed: line.missed,
    criteria: criteriaOf(marked, line.criteria, words, names),
    // Names stand apart from the words: who wrote what stays open.
    experts: rules.blind === "none" ? await findSignedExperts(bid.id) : null,
    comments: inNoOrder(words.map(({ opinion }) => opinion)),
    rankingDigest: freeze.digest,
  };
}

function criteriaOf(file: RankingFile, marks: Readonly<Record<string, string>>, words: readonly SheetWords[], names: ReadonlyMap<string, string>) {
  return file.criteria.map(({ code, weight }) => ({
    code,
    name: names.get(code) ?? code,
    weight,
    mark: marks[code] ?? formatFixed(fraction(0n), 2),
    required: formatHundredths((readHundredths(file.rules.criterionFloor) ?? 0) * weight),
    reasons: inNoOrder(words.map(({ reasons }) => reasons[code] ?? "")),
    vetoes: inNoOrder(words.map(({ vetoes }) => vetoes[code] ?? "")),
  }));
}
