import { readChallengeFacts } from "#app/db/challenge.ts";
import { readFreeze } from "#app/db/ranking.ts";
import { findAgreement, findTalks, findTeamContact } from "#app/db/matching.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { findShortlist, type StoredShortlisted } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { isDayOver } from "#app/domain/overview/progress.ts";
import { type ShortlistedBid, type ShortlistedPage, type ShortlistPage, usualProposal } from "#app/domain/award/shortlist.ts";
import { hasStage, ownerStageOf } from "#app/domain/kernel/pattern.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ShortlistSubject } from "#app/domain/policy/award.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { followsRound } from "#app/domain/round/view.ts";
import { overallLines, storedRankingFile } from "#app/domain/review/staged-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";
import { proposalObstacle } from "./propose-shortlist.ts";

/**
 * 供需对接 or 需求方确认 of an item. The owner finds the bids that were put before it, and until there is one nothing at all; the bureau besides
 * what may still be. Refusals: notFound, stageNotInPattern, notBeforeOwner (the ranking is not fixed), matchingFirst (对接 has not begun), declarationDue.
 */
export async function showShortlist(ctx: Context, reference: string): Promise<Result<ShortlistPage>> {
  const found = await findVisible(ctx, "challenge", reference);
  const sight = found && sightOf(found.held);
  if (!found || !sight) return refuse("notFound");
  const { subject, held } = found;
  const rows = await findShortlist(subject.id);
  if (sight === "owner" && rows.length === 0) return refuse("notFound");
  const obstacle = rows.length > 0 ? null : hasStage(subject.pattern, "matching") ? { code: "matchingFirst" as const } : proposalObstacle(subject);
  if (obstacle) return { ok: false, refusal: obstacle };
  const due = sight === "bureau" && !held.includes("supervisor") ? await declarationRefusal(ctx, subject.id) : null;
  if (due) return { ok: false, refusal: due };
  const mayPropose = held.includes("officer") && proposalObstacle(subject) === null;
  return ok({ sight, challenge: await headOf(subject, held), rows: rows.map((row) => viewOf(row, ctx.now)), candidates: mayPropose ? await candidatesOf(subject.id, rows) : [] });
}

/** One bid before the owner, by its number. Refusals: notFound, declarationDue. */
export async function showShortlisted(ctx: Context, reference: string): Promise<Result<ShortlistedPage>> {
  const one = await findVisible(ctx, "shortlist", reference);
  const item = one && (await findVisible(ctx, "challenge", one.subject.challengeId));
  const page = item ? await showShortlist(ctx, item.subject.id) : null;
  if (!page?.ok) return page ?? refuse("notFound");
  const bid = page.value.rows.find(({ bidNo }) => bidNo === one?.subject.bidNo);
  return bid && one ? ok({ sight: page.value.sight, challenge: page.value.challenge, bid, matching: await matchingOf(one.subject, one.held) }) : refuse("notFound");
}

async function matchingOf({ id, pattern, challengeStatus, bidNo }: ShortlistSubject, held: readonly Relation[]): Promise<ShortlistedPage["matching"]> {
  if (!hasStage(pattern, "matching")) return null;
  const isRunning = challengeStatus === "matching";
  const bid = isRunning ? await findSubject("bid", bidNo) : null;
  const [talks, agreement, contact] = await Promise.all([findTalks(id), findAgreement(id), bid && findTeamContact(bid.id)]);
  return { talks, agreement, contact, mayRecord: isRunning && (held.includes("owner") || held.includes("officer")) };
}

function sightOf(held: readonly Relation[]): "owner" | "bureau" | null {
  if (followsRound(held)) return "bureau";
  return held.includes("owner") || held.includes("coOwner") ? "owner" : null;
}

async function headOf({ id, no, status, pattern }: ChallengeSubject, held: readonly Relation[]): Promise<ShortlistPage["challenge"]> {
  const { title, hasOwner } = await readChallengeFacts(id);
  return { stage: ownerStageOf(pattern) ?? "shortlist", no, title, status, hasOwner, isJoint: held.includes("coOwner") && !held.includes("owner") };
}

function viewOf({ id: _id, bidId: _bid, ...row }: StoredShortlisted, now: string): ShortlistedBid {
  return { ...row, isLate: row.status === "proposed" && isDayOver(row.dueOn, now) };
}

async function candidatesOf(challengeId: string, rows: readonly StoredShortlisted[]): Promise<ShortlistPage["candidates"]> {
  const [freeze, bids] = await Promise.all([readFreeze(challengeId), findJudgedBids(challengeId)]);
  if (!freeze) return [];
  const open = overallLines(storedRankingFile(freeze.file)).flatMap((line) => bids.filter(({ id, reviewCode }) => reviewCode === line.bid && !rows.some(({ bidId }) => bidId === id)).map(({ no, unitName }) => ({ no, unitName, line })));
  // What is asked for first: while the owner has none before it.
  const usual = rows.length === 0 ? usualProposal(open.map(({ line }) => line)) : [];
  return open.map(({ no, unitName, line }) => ({ no, code: line.bid, unitName, place: line.place, total: line.total, isBelow: line.missed.length > 0 || line.vetoed, isUsual: usual.includes(line) }));
}
