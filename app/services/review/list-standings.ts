import { inTransaction } from "#app/db/client.ts";
import { findStageVotes } from "#app/db/panel.ts";
import { readFreeze } from "#app/db/ranking.ts";
import { findAssignments, findReviewedBids, readReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findStandingBids, findStandingItems, type StandingBidRow, type StandingItemRow } from "#app/db/standing.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { rankBids, type RankedBid } from "#app/domain/review/ranking.ts";
import { overallLines, storedRankingFile } from "#app/domain/review/staged-file.ts";
import { sortedStandings, type Standing, type StandingFilter, type StandingList, type StandingRow } from "#app/domain/review/standing.ts";
import { bidsOfStage, rankingRules, signedSheets } from "#app/services/challenge/stage-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { bulkExportRefusal } from "#app/services/site/export-pause.ts";
import { readGround } from "./review-ground.ts";

const pageSize = 100;
const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor"];
/** Guide 3.7, "aggregated score, rank": leader and supervisor while sheets are being signed, officers once all are locked. */
const watches: readonly Relation[] = ["leader", "supervisor"];

type Standings = ReadonlyMap<string, Standing>;

/** 得分一览 of a round: its bids with average, spread and place, filtered and in the order asked for. Refusals: notFound, notAllowed. */
export async function listStandings(ctx: Context, roundCode: string, filter: StandingFilter): Promise<Result<StandingList>> {
  const found = await allStandings(ctx, roundCode, filter);
  if (!found.ok) return found;
  const { rows, ...list } = found.value;
  return ok({ ...list, rows: rows.slice((filter.page - 1) * pageSize, filter.page * pageSize), page: filter.page, pageSize });
}

/** All that the filter lets through, for a file. Refusals: those of the list; exportPaused. */
export async function exportStandings(ctx: Context, roundCode: string, filter: StandingFilter): Promise<Result<Omit<StandingList, "page" | "pageSize">>> {
  return (await bulkExportRefusal()) ?? allStandings(ctx, roundCode, filter);
}

async function allStandings(ctx: Context, roundCode: string, filter: StandingFilter): Promise<Result<Omit<StandingList, "page" | "pageSize">>> {
  const round = await findSubject("round", roundCode);
  const held = round ? staffRelations(ctx.actor, round.id) : [];
  if (!round || held.every((relation) => relation === "public")) return refuse("notFound");
  if (!held.some((relation) => bureau.includes(relation))) return refuse("notAllowed");
  const seesRunning = held.some((relation) => watches.includes(relation));
  const closed = itemsClosedTo(ctx.actor);
  const [{ code, title }, items, found] = await Promise.all([readRoundSettings(round.id), findStandingItems(round.id, closed), findStandingBids(round.id, closed, filter.item)]);
  const bidsOf = Map.groupBy(found, ({ challengeId }) => challengeId);
  const byItem = new Map<string, { no: string; isFixed: boolean; standings: Standings }>();
  for (const item of items) {
    const bids = bidsOf.get(item.id);
    if (bids) byItem.set(item.id, { no: item.no, isFixed: item.digest !== null, standings: await standingsOf(item, bids, seesRunning) });
  }
  const rows = found.flatMap(({ challengeId, changes: _, ...bid }): StandingRow[] => {
    const item = byItem.get(challengeId);
    return item ? [{ ...bid, item: item.no, isFixed: item.isFixed, standing: item.standings.get(bid.code) ?? null }] : [];
  });
  const shownItems = items.map(({ no, title: item, status, digest }) => ({ no, title: item, status, isFixed: digest !== null }));
  const sorted = sortedStandings(rows, shownItems, filter);
  return ok({ round: { code, title }, items: shownItems, rows: sorted, total: sorted.length, seesRunning });
}

/** So many bids' standings are kept, of any number of items: those of the largest round, and none is reckoned twice in one walk through it. */
const mostKept = 50_000;
const kept = new Map<string, { state: string; standings: Standings }>();
let keptBids = 0;

/** What was reckoned for a fixed ranking holds for ever, what was reckoned from signed sheets until the next step of any task. */
async function standingsOf(item: StandingItemRow, bids: readonly StandingBidRow[], seesRunning: boolean): Promise<Standings> {
  if (item.digest === null && !seesRunning) return new Map();
  const state = item.digest ?? `${item.status} ${String(item.votes)} ${bids.map(({ no, changes }) => `${no} ${String(changes)}`).sort().join()}`;
  const known = kept.get(item.id);
  if (known?.state === state) return known.standings;
  const lines = item.digest === null ? await runningLines(item.id) : await fixedLines(item.id);
  const standings = new Map(lines.map((line) => [line.bid, { average: line.total, range: line.range, deviation: line.standardDeviation, divergent: line.divergent, place: line.place, isBelow: line.missed.length > 0 }]));
  keep(item.id, { state, standings });
  return standings;
}

/** In the place of what was known of the item; the oldest make room. */
function keep(itemId: string, reckoned: { state: string; standings: Standings }): void {
  forget(itemId);
  kept.set(itemId, reckoned);
  keptBids += reckoned.standings.size;
  for (const oldest of kept.keys()) {
    if (keptBids <= mostKept) return;
    forget(oldest);
  }
}

function forget(itemId: string): void {
  keptBids -= kept.get(itemId)?.standings.size ?? 0;
  kept.delete(itemId);
}

async function fixedLines(challengeId: string): Promise<RankedBid[]> {
  const freeze = await readFreeze(challengeId);
  return freeze ? overallLines(storedRankingFile(freeze.file)) : [];
}

/** As the ranking would be by what is signed so far in the stage; where too few have signed for the round's method, the plain mean. */
async function runningLines(challengeId: string): Promise<RankedBid[]> {
  const ranking = await inTransaction(async (tx) => {
    const challenge = await readReviewedChallenge(challengeId);
    const { rules, rubric } = await readGround(challenge, tx);
    const bids = bidsOfStage(await findReviewedBids(challengeId, tx), challenge.reviewStage);
    const tasks = (await findAssignments(tx, challengeId, null)).filter(({ stage }) => stage === challenge.reviewStage);
    const aggregation = rules.aggregation === "trimmedMean" ? "auto" : rules.aggregation;
    const sheets = await signedSheets(tx, bids, tasks);
    // A veto that the panel has not voted on yet has no effect yet.
    const open = sheets.map(({ bid }) => ({ bid, question: "veto" as const, votesFor: 0, votesAgainst: 0 }));
    const votes = [...(await findStageVotes(tx, challengeId, challenge.reviewStage)), ...open];
    return rankBids(sheets, { ...rankingRules({ rules, rubric }, rules.stage.passMark), aggregation, leastValidScores: 1 }, votes);
  });
  if (!ranking.ok) throw new Error(`signed sheets cannot be ranked: ${ranking.refusal.code}`);
  return ranking.value.bids;
}
