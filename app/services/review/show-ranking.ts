import { readChallengeFacts } from "#app/db/challenge.ts";
import { findPanelResults, findRemarks, findStageVotes, findVetoes, findVoteRecords } from "#app/db/panel.ts";
import { findOwnerView } from "#app/db/owner-view.ts";
import type { PanelResult } from "#app/domain/review/panel-view.ts";
import { findVoidedRankings, type FrozenFile, readFreeze, readProgress, readVoidedFile } from "#app/db/ranking.ts";
import { findShortlist } from "#app/db/shortlist.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { readReviewedChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ownerWordOf } from "#app/domain/award/shortlist.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { type AnyRankingFile, overallLines, recomputeAnyRanking, stageFiles, stageHeads, storedRankingFile } from "#app/domain/review/staged-file.ts";
import type { RankingFile } from "#app/domain/review/ranking-file.ts";
import type { RankingProgress, RankingView, VoidedRanking } from "#app/domain/review/ranking-view.ts";
import { stagesOf } from "#app/domain/review/stages.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readExpertWords } from "./expert-words.ts";
import { frozenSensitivity } from "./frozen-sensitivity.ts";
import { judgeSubmission, readSubmissions } from "./judged-content.ts";
import { readGround } from "./review-ground.ts";

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];

/** The challenge for whoever may know its ranking. Refusals: notFound, notAllowed. */
async function rankedFor(ctx: Context, reference: string): Promise<Result<ReviewedChallenge & { isTainted: boolean }>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => bureau.includes(relation))) return refuse("notAllowed");
  return ok({ ...(await readReviewedChallenge(subject.id)), isTainted: subject.isRankingTainted });
}

/**
 * 排名 for the bureau: before the freeze only how many have signed, afterwards the file's lines with units, hard
 * indicators and prices beside them. Everybody else reads the published notice. Refusals: notFound, notAllowed.
 */
export async function showRanking(ctx: Context, reference: string): Promise<Result<RankingView>> {
  const found = await rankedFor(ctx, reference);
  if (!found.ok) return found;
  const challenge = found.value;
  const [freeze, voided] = await Promise.all([readFreeze(challenge.id), findVoidedRankings(challenge.id)]);
  return ok(freeze ? await frozen(ctx, challenge, freeze, voided) : await progress(challenge, voided));
}

async function progress(challenge: ReviewedChallenge, voided: VoidedRanking[]): Promise<RankingView> {
  const [{ rules }, rows, votes] = await Promise.all([readGround(challenge), readProgress(challenge.id), findVoteRecords(challenge.id, challenge.reviewStage)]);
  const bids = rows.map(({ no, code, unitName, signed, live }) => ({ no, code: code ?? no, unitName, signed, live }));
  const sum = (key: "signed" | "live") => bids.reduce((total, bid) => total + bid[key], 0);
  const stages = stagesOf(rules);
  const stage = stages.length > 1 ? { number: challenge.reviewStage, of: stages.length, kind: rules.stage.kind } : null;
  return { kind: "progress", stage, challenge: headOf(challenge), signed: sum("signed"), live: sum("live"), leastValidScores: rules.leastValidScores, bids, vetoes: sum("signed") === sum("live") && rules.veto === "panel" ? await vetoesToVote(challenge) : [], votes, voided };
}

/** Bids on which a veto is raised, and whether the panel has voted on it. */
async function vetoesToVote({ id, reviewStage }: ReviewedChallenge): Promise<RankingProgress["vetoes"]> {
  const [raised, votes] = await Promise.all([findVetoes(id, reviewStage), findStageVotes(undefined, id, reviewStage)]);
  return [...new Set(raised.map(({ bid }) => bid))].map((code) => ({
    code,
    flags: new Set(raised.filter(({ bid }) => bid === code).map(({ pseudonym }) => pseudonym)).size,
    isVoted: votes.some(({ bid, question }) => bid === code && question === "veto"),
  }));
}

async function frozen(ctx: Context, challenge: ReviewedChallenge & { isTainted: boolean }, freeze: FrozenFile, fallen: VoidedRanking[]): Promise<RankingView> {
  const file = storedRankingFile(freeze.file);
  const [bids, facts, owner, asked] = await Promise.all([findJudgedBids(challenge.id), readChallengeFacts(challenge.id), findOwnerView(challenge.id), hasStage(challenge.pattern, "shortlist") ? findShortlist(challenge.id) : null]);
  const submissions = await readSubmissions(bids.map(({ id }) => id));
  const indicators = indicatorList.parse(facts.indicators);
  const lines = overallLines(file).map((line) => {
    const bid = bids.find(({ reviewCode }) => reviewCode === line.bid);
    const content = bid && submissions.get(bid.id);
    const answered = asked?.find(({ bidId }) => bidId === bid?.id);
    const judgement = content && judgeSubmission(content, indicators);
    return {
      ...line,
      no: bid?.no ?? "",
      unitName: bid?.unitName ?? "",
      failsHard: judgement ? [...judgement.failsHard, ...judgement.missingHard] : [],
      ownerWords: owner?.bids.find(({ bidId }) => bidId === bid?.id)?.words ?? "",
      ownerAnswer: asked && { word: ownerWordOf(answered, ctx.now), words: answered?.words ?? "" },
      asksFiscalFen: content?.money.fiscalFen ?? null,
    };
  });
  const files = stageFiles(file);
  const last = files.at(-1) ?? files[0];
  return {
    kind: "frozen",
    challenge: headOf(challenge),
    frozenAt: freeze.frozenAt,
    digest: freeze.digest,
    isTainted: challenge.isTainted,
    voided: fallen,
    ownerView: owner && { revision: owner.revision, words: owner.words, recordedAt: owner.recordedAt },
    passMark: file.rules.passMark,
    stages: stageHeads(file),
    file: sheetsOf(last),
    stageFiles: files.map(sheetsOf),
    lines,
    sensitivity: frozenSensitivity(freeze.digest, file),
    panel: await readPanel(challenge.id),
    words: await readExpertWords(lines.flatMap(({ bid: code }) => bids.filter(({ reviewCode }) => reviewCode === code).map(({ id }) => ({ id, code }))), (await readGround(challenge)).names),
  };
}

function sheetsOf({ rules, criteria, leftOut, totalFactor, sheets, voided, mixedMethods }: RankingFile) {
  return { rules, criteria, leftOut, totalFactor, sheets, voided, mixedMethods };
}

function headOf({ no, title, roundCode, status, version, pattern, race, fiscalFen, payToBidderFen }: ReviewedChallenge) {
  return { no, title, roundCode, status, version, pattern, race, fiscalFen, payToBidderFen };
}

/** 复算 of the stored file: whether its lines follow from its sheets. Refusals: notFound, notAllowed, stageNotReached before the freeze. */
export async function recomputeStoredRanking(ctx: Context, reference: string): Promise<Result<{ digest: string; differs: string[]; bids: number; sheets: number }>> {
  const found = await rankedFor(ctx, reference);
  if (!found.ok) return found;
  const freeze = await readFreeze(found.value.id);
  if (!freeze) return refuse("stageNotReached");
  const again = recomputeAnyRanking(JSON.parse(freeze.file));
  return again.ok ? ok({ digest: freeze.digest, differs: again.value.differs, bids: again.value.file.bids.length, sheets: again.value.sheets }) : again;
}

/**
 * The ranking file as it was hashed: for the bureau from the freeze on, for everybody once the result is published, because
 * it bears pseudonyms only (guide 0.1, 2). Refusal: notFound.
 */
export async function readRankingFile(ctx: Context, reference: string): Promise<Result<{ no: string; text: string; digest: string; file: AnyRankingFile }>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const freeze = await readFreeze(subject.id, undefined, !held.some((relation) => bureau.includes(relation)));
  if (!freeze) return refuse("notFound");
  return ok({ no: subject.no, text: freeze.file, digest: freeze.digest, file: storedRankingFile(freeze.file) });
}

/** The file of a ranking that fell, for the bureau. Refusals: notFound, notAllowed. */
export async function readVoidedRanking(ctx: Context, reference: string, version: number): Promise<Result<{ no: string; text: string }>> {
  const found = await rankedFor(ctx, reference);
  if (!found.ok) return found;
  const text = await readVoidedFile(found.value.id, version);
  return text === null ? refuse("notFound") : ok({ no: found.value.no, text });
}

/** What the panel said beside the marks: opinions, votes and the discussion, by bid. */
async function readPanel(challengeId: string): Promise<PanelResult[]> {
  const [results, remarks] = await Promise.all([findPanelResults(challengeId), findRemarks(challengeId)]);
  return results.map(({ code, bidId, opinion, earlier, votes }) => ({ code, opinion, earlier, votes, remarks: remarks.get(bidId) ?? [] }));
}
