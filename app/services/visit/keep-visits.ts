import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findReviewedBids, lockChallenge, readReviewedChallenge } from "#app/db/review.ts";
import { findJudgedBids, findOwnTasks } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { findVisits, insertVisit } from "#app/db/visit.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { teamsOf } from "#app/domain/policy/actor.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { isTeamHidden, teamAsSeen } from "#app/domain/review/blind.ts";
import { stagesOf } from "#app/domain/review/stages.ts";
import { isLive } from "#app/domain/review/view.ts";
import { visitRecord, type VisitPage } from "#app/domain/review/visit-schema.ts";
import { bidsOfStage } from "#app/services/challenge/stage-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { readGround } from "#app/services/review/review-ground.ts";

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor", "system"];

/**
 * 现场考察 of an item: for the bureau every bid, for an expert of it those judged there, for a team its own, which it signed on the spot.
 * Refusal: notFound for everybody else, and where the round has no visit.
 */
export async function showVisits(ctx: Context, reference: string): Promise<Result<VisitPage>> {
  const subject = await findSubject("challenge", reference);
  if (!subject || ctx.actor.personId === null) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  const challenge = await readReviewedChallenge(subject.id);
  const { rules } = await readGround(challenge);
  const number = stagesOf(rules).findIndex(({ kind }) => kind === "visit") + 1;
  if (number === 0 || challenge.reviewStage < number) return refuse("notFound");
  const all = await findJudgedBids(subject.id, number);
  const page = (sight: VisitPage["sight"], bids: typeof all): Promise<Result<VisitPage>> => withVisits({ challenge: { no: challenge.no, title: challenge.title }, sight, mayRecord: held.includes("officer") && challenge.status === "inReview" && challenge.reviewStage === number }, bids);
  if (challengePolicy.isVisible(subject, held, ctx.now) && held.some((relation) => bureau.includes(relation))) return page("staff", all);
  const tasks = ctx.actor.expertId === null ? [] : (await findOwnTasks(ctx.actor.expertId, subject.id)).filter(({ status }) => isLive(status) && status !== "invited");
  if (tasks.length > 0) {
    const own = all.filter(({ id }) => tasks.some(({ bidId }) => bidId === id));
    // The record names place and people: where the team is hidden, it is not for experts.
    return isTeamHidden(rules.blind, ["expert"]) ? refuse("notFound") : page("expert", own.map((bid) => teamAsSeen(bid, rules.blind, ["expert"])));
  }
  const teams = teamsOf(ctx.actor);
  const own = all.filter(({ teamId }) => teams.includes(teamId));
  return own.length > 0 ? page("team", own) : refuse("notFound");
}

async function withVisits(head: Omit<VisitPage, "bids">, bids: readonly { id: string; reviewCode: string; unitName: string }[]): Promise<Result<VisitPage>> {
  const visits = await findVisits(bids.map(({ id }) => id));
  return ok({ ...head, bids: bids.map(({ id, reviewCode, unitName }) => ({ code: reviewCode, unitName, visit: visits.get(id) ?? null })) });
}

/**
 * 登记现场考察: what was found where by whom, from the record that was signed on the spot; a later revision leaves the one before.
 * Refusals: notFound, notAllowed, stageNotReached (no visit now), badDate (in the future), editedElsewhere, invalidInput.
 */
export async function recordVisit(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ bid: string; revision: number }>> {
  const page = await showVisits(ctx, reference);
  if (!page.ok) return page;
  const input = visitRecord.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { bid: code, ...visit } = input.data;
  const subject = await findSubject("challenge", reference);
  if (!subject || !challengePolicy.relationsOf(ctx.actor, subject).includes("officer")) return refuse("notAllowed");
  if (Date.parse(`${visit.visitedOn}T00:00:00+08:00`) > Date.parse(ctx.now)) return refuse("badDate", { fields: [{ path: "visitedOn", message: "dateInFuture" }] });
  return inTransaction(async (tx): Promise<Result<{ bid: string; revision: number }>> => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const { rules } = await readGround(challenge, tx);
    if (challenge.status !== "inReview" || rules.stage.kind !== "visit") return refuse("stageNotReached", { facts: { state: challenge.status } });
    const bid = bidsOfStage(await findReviewedBids(challenge.id, tx), challenge.reviewStage).find((one) => one.reviewCode === code || one.no === code);
    if (!bid) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (!(await insertVisit(tx, { ...visit, bidId: bid.id, stage: challenge.reviewStage, recordedBy: ctx.actor.personId }))) return refuse("editedElsewhere");
    const revision = visit.revision + 1;
    await appendEvent(tx, "challenge", challenge.id, "recordInspection", { ...actorFacts(ctx.actor), no: challenge.no, bid: bid.no, revision, scan: visit.scan, photos: visit.photos.length });
    return ok({ bid: bid.no, revision });
  });
}
