import { findProgressOf } from "#app/db/challenge-progress.ts";
import { findOpenRounds } from "#app/db/challenge-content.ts";
import { findWaitingAmendment, type WaitingAmendment } from "./amend-challenge.ts";
import { commitmentLack } from "./owner-letter.ts";
import { readAskedExtension } from "#app/db/challenge.ts";
import { findPublicChallenge, findStaffFacts } from "#app/db/challenge-views.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { findDutyHolders } from "#app/db/staffing.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { StaffChallenge } from "#app/domain/challenge/view.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { nextSteps, type Step } from "#app/domain/overview/next-steps.ts";
import { lackOf } from "#app/domain/overview/readiness.ts";
import { columnsOf, type StageCell, stageCells } from "#app/domain/overview/stage-cells.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { followsRound, roundsWithin } from "#app/domain/round/view.ts";
import type { HeldMeeting } from "#app/domain/review/stage-kinds.ts";
import { lastPanelStage, stagesOf } from "#app/domain/review/stages.ts";
import { isMine } from "#app/domain/todo/sort-steps.ts";
import { knowsJudges } from "#app/domain/timeline/sight.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import { custodyRefusal, findCustodyGaps } from "#app/services/custody/custody-lack.ts";
import { type Checker, checkersFor } from "#app/services/kernel/checkers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { holds } from "#app/services/meeting/meeting-place.ts";
import { type MoveOffer, offerLacking, offersDeclared } from "#app/services/list-moves.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { timelineOf } from "#app/services/timeline/show-timeline.ts";

/** The object page of a challenge: what it is, how far it has come, what may be done with it and why not, its history. */
export interface WorkChallenge {
  challenge: StaffChallenge;
  cells: StageCell[];
  /** What it waits for; `isMine`: by this actor. */
  steps: (Step & { isMine: boolean })[];
  offers: MoveOffer[];
  checkers: Checker[];
  /** 更正 that somebody wrote and nobody has published. */
  askedAmendment: WaitingAmendment | null;
  /** 延期 that somebody asked for and nobody has let happen. */
  askedExtension: { closesAt: string; reason: string; by: string | null } | null;
  mayEdit: boolean;
  /** Who judges is no matter of a leader's: there the stage of the review leads to its ranking. */
  knowsJudges: boolean;
  /** The owner's letter of an unpublished item that came from no demand: why it cannot be published yet. */
  lacksLetter: Refusal | null;
  /** The meetings of its review whose pages stand and that the reader may see, and whether there was or is a visit. */
  meetings: HeldMeeting[];
  hasVisits: boolean;
  timeline: TimelineEvent[];
}

/** 重新发榜 chooses among the rounds of the officer that still take a challenge. */
async function withRounds(ctx: Context, offers: MoveOffer[]): Promise<MoveOffer[]> {
  if (!offers.some(({ move, refusal, offlineRefusal }) => move === "reissue" && (refusal === null || offlineRefusal === null))) return offers;
  const rounds = await findOpenRounds(roundsWithin(ctx.actor, ["officer"]));
  const inputSchema = { type: "object", properties: { round: { type: "string", enum: rounds.map(({ code }) => code) } } };
  return offers.map((offer) => (offer.move === "reissue" ? { ...offer, inputSchema } : offer));
}

/** As long as a key is left, its loss is nothing to offer, nor what the item's pattern has not, nor the end of a stage where there is one only: not even as a button that says why not. */
const isThinkable = ({ refusal }: MoveOffer) => refusal?.code !== "codesNotLost" && refusal?.code !== "stageNotInPattern" && refusal?.code !== "noFurtherStage";

/** Where experts or officers meet the teams of an item. */
async function meetingsOf({ id, status }: { id: string; status: string }, held: readonly Relation[]): Promise<Pick<WorkChallenge, "meetings" | "hasVisits">> {
  if (!["inReview", "ranked", "decided"].includes(status)) return { meetings: [], hasVisits: false };
  const challenge = await readReviewedChallenge(id);
  const { rules } = await readGround(challenge);
  const meetings: HeldMeeting[] = [...(lastPanelStage(rules, challenge.reviewStage) > 0 && holds(held, "names") ? (["panel"] as const) : []), ...(rules.stage.kind === "defence" && holds(held, "see") ? (["defence"] as const) : [])];
  return { meetings, hasVisits: stagesOf(rules).slice(0, challenge.reviewStage).some(({ kind }) => kind === "visit") };
}

/** Refusal: notFound for who does not follow the round. */
export async function showWorkChallenge(ctx: Context, no: string): Promise<Result<WorkChallenge>> {
  const subject = await findSubject("challenge", no);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !followsRound(held)) return refuse("notFound");
  const [seen, facts, progress, holders, timeline] = await Promise.all([
    findPublicChallenge(subject.id, ctx.now),
    findStaffFacts(subject.id),
    findProgressOf(subject.id),
    findDutyHolders(subject.roundId),
    timelineOf(ctx, "challenge", subject.id, held),
  ]);
  if (!seen || !progress) return refuse("notFound");
  const columns = columnsOf([progress]);
  const letterLack = subject.status === "drafted" || subject.status === "approved" ? await commitmentLack(subject.id) : null;
  const publishLack = subject.status === "approved" ? (letterLack ?? custodyRefusal(await findCustodyGaps({ id: subject.roundId, custody: seen.custody }))) : null;
  const askedAmendment = subject.amendmentAskedBy === null ? null : await findWaitingAmendment(ctx, subject);
  const askedExtension = subject.extensionAskedBy === null ? null : await readAskedExtension(subject.id);
  return ok({
    challenge: { ...seen, ...facts, sight: "staff" },
    cells: stageCells(progress, columns, ctx.now).filter((cell) => cell !== null),
    steps: nextSteps(progress, ctx.now).map((step) => ({ ...step, isMine: isMine(ctx.actor, held, step, progress, ctx.now) })),
    offers: await withRounds(ctx, (await offersDeclared("challenge", ctx, subject)).filter(isThinkable).map((offer) => ({
      ...offerLacking(offer, offer.move === "publish" ? publishLack : lackOf(offer.move, progress, ctx.now)),
      ...(offer.move === "amend" && askedAmendment && { seen: { asked: askedAmendment.digest } }),
      ...(offer.move === "extend" && askedExtension && { seen: { asked: askedExtension.closesAt } }),
    }))),
    checkers: checkersFor(ctx, holders),
    askedAmendment,
    askedExtension,
    lacksLetter: letterLack?.code === "ownerLetterMissing" ? letterLack : null,
    ...(await meetingsOf(subject, held)),
    knowsJudges: knowsJudges(held),
    mayEdit: subject.status === "drafted" && held.includes("officer"),
    timeline,
  });
}
