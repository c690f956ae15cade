import { countOpenedFiles } from "#app/db/bid-opened-file.ts";
import { findChair } from "#app/db/panel.ts";
import { findSheets, noSheet } from "#app/db/review-sheets.ts";
import { findOwnStages, findOwnTasks, findStaffReviewRows, type OwnTask } from "#app/db/review-views.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";
import { markedCount, ownMean, sheetProblems, sheetTotal, textLength } from "#app/domain/review/sheet.ts";
import { type HeldMeeting, heldMeetingOf } from "#app/domain/review/stage-kinds.ts";
import { lastPanelStage, stagesOf } from "#app/domain/review/stages.ts";
import type { StaffReviewRow } from "#app/domain/review/staff-row.ts";
import type { OpenReview, OwnReviewRow } from "#app/domain/review/own-list.ts";
import { isLive, type OwnReviewItem } from "#app/domain/review/view.ts";
import { type Workload, workloadOf } from "#app/domain/review/workload.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readSubmissions } from "./judged-content.ts";
import { groundOf, leftOutOf, type ReviewGround, readGround } from "./review-ground.ts";

const knowsExperts: readonly StaffRole[] = ["officer", "secondOfficer", "supervisor"];

/** 我的评审: n bids, m done, one row for each item. Only the expert's own. */
export async function listOwnReviews(ctx: Context): Promise<Result<OwnReviewRow[]>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  if (ctx.actor.expertId === null) return refuse("notAllowed");
  const tasks = await findOwnTasks(ctx.actor.expertId, null);
  const sheets = await findSheets(tasks.map(({ id }) => id));
  const rounds = new Map(await Promise.all([...new Set(tasks.map(({ roundId }) => roundId))].map(async (id) => [id, await readRoundSettings(id)] as const)));
  const rows: OwnReviewRow[] = [];
  for (const challengeId of new Set(tasks.map((task) => task.challengeId))) {
    const own = tasks.filter((task) => task.challengeId === challengeId && isLive(task.status));
    const first = own[0];
    const round = first && rounds.get(first.roundId);
    if (!round) continue;
    const { rules, rubric } = groundOf(round, first);
    const isDone = (task: OwnTask) => task.status === "signed" || sheetProblems(sheets.get(task.id) ?? noSheet, rubric.used, rules).length === 0;
    rows.push({
      challengeNo: first.challengeNo,
      challengeTitle: first.challengeTitle,
      challengeStatus: first.challengeStatus,
      bids: own.length,
      invited: own.filter(({ status }) => status === "invited").length,
      done: own.filter(isDone).length,
      signed: own.filter(({ status }) => status === "signed").length,
      next: own.find((task) => ["accepted", "reviewing", "reopened"].includes(task.status) && !isDone(task))?.code ?? null,
      lastSavedAt: own.flatMap((task) => sheets.get(task.id)?.savedAt ?? []).toSorted().at(-1) ?? null,
    });
  }
  return ok(rows);
}

/** What an expert's start page says: the items that are being marked and wait for marks or the signature, with how long that will take. */
export async function listOpenReviews(ctx: Context): Promise<OpenReview[]> {
  const rows = ctx.actor.expertId === null ? ok([]) : await listOwnReviews(ctx);
  const open = rows.ok ? rows.value.filter(({ challengeStatus, invited, bids, signed }) => challengeStatus === "inReview" && invited === 0 && signed < bids) : [];
  return Promise.all(
    open.map(async ({ challengeNo: no, challengeTitle: title, bids, done, next }) => {
      const shown = next === null ? null : await showOwnItem(ctx, no);
      const left = bids - done;
      // The estimate is of what is not signed; what is done already takes no more time.
      const workload = shown?.ok && shown.value.workload ? { ...shown.value.workload, bids: left, minutes: Math.ceil((shown.value.workload.minutes * left) / Math.max(shown.value.workload.bids, 1)) } : null;
      return { no, title, bids, done, next, workload };
    }),
  );
}

/** One item of 我的评审 with its bids. Refusal: notFound for whoever has no task there. */
export async function showOwnItem(ctx: Context, challengeReference: string): Promise<Result<OwnReviewItem>> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return refuse("notFound");
  const tasks = await findOwnTasks(ctx.actor.expertId, challenge.id);
  const first = tasks[0];
  if (!first) return refuse("notFound");
  const [ground, sheets] = await Promise.all([readGround(first), findSheets(tasks.map(({ id }) => id))]);
  const { rules, rubric, roundTitle } = ground;
  return ok({
    challenge: { no: first.challengeNo, title: first.challengeTitle, status: first.challengeStatus, roundTitle },
    bids: tasks.map((task) => ownBid(task, ground, sheets.get(task.id) ?? noSheet)),
    criteria: [...rubric.used],
    leftOut: leftOutOf(ground),
    ownMean: ownMean([...sheets.values()], rubric),
    reasonBelow: rules.reasonBelow,
    leastReason: rules.leastReason,
    leastOpinion: rules.leastOpinion,
    expertName: first.expertName,
    workload: await readWorkload(tasks, ground),
    isTeamHidden: isTeamHidden(rules.blind, ["expert"]),
    hasDiscussion: rules.discussion !== "off",
    meetings: await ownMeetings(ctx.actor.expertId, first, rules),
    hasVisits: rules.blind !== "double" && stagesOf(rules).slice(0, first.reviewStage).some(({ kind }) => kind === "visit"),
    isChair: (await findChair(challenge.id))?.expertId === ctx.actor.expertId,
  });
}

/** The meetings that the expert was called to: of the present stage, and a 会评 of an earlier one, whose record stays readable. */
async function ownMeetings(expertId: string, { challengeId, reviewStage }: OwnTask, rules: ReviewGround["rules"]): Promise<HeldMeeting[]> {
  const present = heldMeetingOf(rules.stage.kind);
  const panel = lastPanelStage(rules, reviewStage);
  const wasAtPanel = present !== "panel" && panel > 0 && (await findOwnStages(expertId, challengeId)).includes(panel);
  return [...(wasAtPanel ? (["panel"] as const) : []), ...(present ? [present] : [])];
}

/** What is still to be marked, measured on the contents; null before an invitation was accepted. */
async function readWorkload(tasks: readonly OwnTask[], { rules, rubric }: ReviewGround): Promise<Workload | null> {
  const open = tasks.filter(({ status }) => ["accepted", "reviewing", "reopened"].includes(status));
  if (open.length === 0) return null;
  const submissions = await readSubmissions(open.map(({ bidId }) => bidId));
  const files = await countOpenedFiles(open.map(({ bidId }) => bidId));
  const charactersOf = (bidId: string) => {
    const content = submissions.get(bidId);
    return content ? textLength([content.summary, ...content.members.map(({ tasks: work }) => work), ...Object.values(content.promised).map(({ evidence }) => evidence)].join("")) : 0;
  };
  return workloadOf(open.map(({ bidId }) => ({ characters: charactersOf(bidId), files: files.get(bidId) ?? 0, criteria: rubric.used.length })), rules.bidsPerDay);
}

function ownBid(task: OwnTask, { rules, rubric }: ReviewGround, sheet: typeof noSheet): OwnReviewItem["bids"][number] {
  const total = sheetTotal(sheet, rubric);
  return {
    id: task.id,
    bidNo: task.bidNo,
    code: task.code ?? task.bidNo,
    status: task.status,
    unitName: task.unitName,
    memberNames: task.memberNames,
    marked: markedCount(sheet, rubric.used),
    missing: sheetProblems(sheet, rubric.used, rules).length,
    total: total && formatFixed(total, 2),
    savedAt: sheet.savedAt,
  };
}

/** The tasks that an actor may know of: an expert's own, for officers and the supervisor those of their rounds. */
export async function listReviews(ctx: Context): Promise<Result<StaffReviewRow[] | OwnReviewRow[]>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  const rounds = ctx.actor.roles.filter(({ role }) => knowsExperts.includes(role)).map(({ roundId }) => roundId);
  if (rounds.length > 0) return ok(await findStaffReviewRows(rounds.includes(null) ? "all" : rounds.flatMap((id) => id ?? []), null, itemsClosedTo(ctx.actor)));
  return ctx.actor.expertId === null ? ok([]) : listOwnReviews(ctx);
}
