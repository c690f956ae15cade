import { z } from "zod";
import { findProgress } from "#app/db/challenge-progress.ts";
import { findExceptions } from "#app/db/exceptions.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findDutyHolders } from "#app/db/staffing.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { CustodyGap } from "#app/domain/custody/key-set.ts";
import { exceptionKinds } from "#app/domain/exception/kinds.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { missingDuties } from "#app/domain/organisation/staffing.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { type ExceptionCount, type OverviewDate, type OverviewRow, overviewRow, datesAround, railOf, type RailStage } from "#app/domain/overview/round-overview.ts";
import { columnsOf, type MatrixStage, matrixStages } from "#app/domain/overview/stage-cells.ts";
import { type PlannedSpan, planRound } from "#app/domain/round/calendar-plan.ts";
import type { RoundState } from "#app/domain/round/lifecycle.ts";
import { usualDefaults } from "#app/domain/round/presets.ts";
import { followsRound, type RulesLook } from "#app/domain/round/view.ts";
import { knowsJudges } from "#app/domain/timeline/sight.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { type ManyMove, manyMoves } from "#app/services/challenge/move-challenges.ts";
import { commitmentLacks } from "#app/services/challenge/owner-letter.ts";
import { custodyRefusal, findCustodyGaps } from "#app/services/custody/custody-lack.ts";
import { type Checker, checkersFor } from "#app/services/kernel/checkers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type MoveOffer, offerLacking, offersFor } from "#app/services/list-moves.ts";
import { rulesLookOf } from "#app/services/round/look-over-rules.ts";
import { timelineOf } from "#app/services/timeline/show-timeline.ts";

/** 批次总览: rail, matrix items × stages, dates, exceptions, what may be done with the round, its history. */
export interface RoundOverview {
  code: string;
  title: string;
  status: RoundState;
  isRehearsal: boolean;
  /** Whether the actor may delete it: the officer, a rehearsal alone. */
  mayForget: boolean;
  /** Who judges is no matter of a leader's: there the stage leads to its ranking. */
  knowsJudges: boolean;
  columns: MatrixStage[];
  rail: RailStage[];
  /** A page of the challenges, of those in one stage when it was chosen. */
  rows: OverviewRow[];
  total: number;
  page: number;
  pageSize: number;
  stage: MatrixStage | null;
  /** 计划日程 with today's date; empty where the round has none. */
  plan: PlannedSpan[];
  today: string;
  dates: { thisWeek: OverviewDate[]; later: OverviewDate[] };
  exceptions: ExceptionCount[];
  missingDuties: StaffRole[];
  custody: { kind: string; gaps: CustodyGap[] };
  /** Approved items whose owner has not signed: they would stay behind. */
  unsigned: { no: string; title: string }[];
  /** 第二人核对 of the rules, while the round is prepared. */
  rulesLook: RulesLook | null;
  offers: MoveOffer[];
  /** Moves over many challenges (批量办理). */
  moves: ManyMove[];
  checkers: Checker[];
  mayPrepare: boolean;
  timeline: TimelineEvent[];
}

const pageSize = 50;

/** Which part of the matrix is shown. */
export const overviewFilter = z.object({
  stage: z.enum(matrixStages).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** The round as who follows it sees it. Refusal: notFound for everybody else, in the same words. */
export async function showRoundOverview(ctx: Context, code: string, { stage, page }: z.output<typeof overviewFilter> = { stage: null, page: 1 }): Promise<Result<RoundOverview>> {
  const subject = await findSubject("round", code);
  const held = subject ? staffRelations(ctx.actor, subject.id) : [];
  if (!subject || !followsRound(held)) return refuse("notFound");
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  const [settings, progress, exceptions, holders, timeline] = await Promise.all([
    readRoundSettings(subject.id),
    findProgress({ roundId: subject.id }, itemsClosedTo(ctx.actor)),
    findExceptions([subject.id], false, itemsClosedTo(ctx.actor)),
    findDutyHolders(subject.id),
    timelineOf(ctx, "round", subject.id, held),
  ]);
  const isPreparing = subject.status === "draft" || progress.some(({ status }) => status === "approved");
  const gaps = isPreparing ? await findCustodyGaps(settings) : [];
  const approved = progress.filter(({ status }) => status === "approved");
  const lacks = approved.length > 0 ? await commitmentLacks(approved.map(({ id }) => id)) : new Map<string, Refusal>();
  // Each item is published for itself: the letters stop the list only where every item lacks one.
  const [letterLack] = lacks.size === approved.length ? lacks.values() : [];
  const columns = columnsOf(progress);
  const all = progress.map((one) => overviewRow(one, columns, ctx.now));
  const chosen = stage === null ? all : all.filter((row) => row.stage === stage);
  return ok({
    code: settings.code,
    title: settings.title,
    status: subject.status,
    isRehearsal: subject.isRehearsal,
    knowsJudges: knowsJudges(held),
    mayForget: subject.isRehearsal && held.includes("officer"),
    columns,
    rail: railOf(all, columns),
    rows: chosen.slice((page - 1) * pageSize, page * pageSize),
    total: chosen.length,
    page,
    pageSize,
    stage,
    plan: planRound(settings.rules, settings.rules.challengeDefaults?.pattern ?? usualDefaults.pattern),
    today: today.value,
    dates: datesAround(progress, ctx.now),
    exceptions: exceptionKinds.map((kind) => ({ kind, count: exceptions.filter((row) => row.kinds.includes(kind)).length })).filter(({ count }) => count > 0),
    missingDuties: missingDuties(holders),
    custody: { kind: settings.custody, gaps },
    unsigned: approved.flatMap(({ id, no, title }) => (lacks.has(id) ? [{ no, title }] : [])),
    rulesLook: subject.status === "draft" ? await rulesLookOf(ctx, settings) : null,
    offers: offersFor("round", ctx, subject).map((offer) => offerLacking(offer, offer.move === "publish" ? (custodyRefusal(gaps) ?? letterLack ?? null) : null)),
    moves: manyMoves(ctx, progress),
    checkers: checkersFor(ctx, holders),
    mayPrepare: subject.status === "draft" && held.includes("officer"),
    timeline,
  });
}
