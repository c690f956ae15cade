import { type Counterpart, findCounterparts, findRunningRehearsals, findTurns, type Turns } from "#app/db/rehearsal.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { agreementPoints } from "#app/domain/award/matching.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { answerText, declineReason, experts, lowMarkReason, opinion, owner, ownerLetter, partner, question, rehearsalBid, rehearsalDemand, rehearsalMarks, type Team, teams } from "#app/domain/rehearsal/script.ts";
import { agreeOnBid, confirmShortlisted } from "#app/services/award/answer-shortlist.ts";
import { correctBid } from "#app/services/bid/correct-bid.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { submitBid } from "#app/services/bid/submit-bid.ts";
import { commitItem, commitmentLacks } from "#app/services/challenge/owner-letter.ts";
import { commitDemand } from "#app/services/demand/commit-demand.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { submitDemand } from "#app/services/demand/submit-demand.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { draftAnswer } from "#app/services/question/answer-question.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { acceptInvitation, declineInvitation } from "#app/services/review/answer-invitation.ts";
import { declareNone } from "#app/services/review/declare-conflicts.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { signReviews } from "#app/services/review/sign-reviews.ts";

/** What the counterparts did in one turn; `refused` are codes of what the product did not let them do. */
export interface Played {
  demanded: number;
  committed: number;
  asked: number;
  drafted: number;
  submitted: number;
  confirmed: number;
  corrected: number;
  answered: number;
  agreed: number;
  signed: number;
  refused: string[];
}

/**
 * 演练对手: the owner demands, signs, answers and agrees, teams ask, submit, confirm and correct, experts answer, judge and sign, each through the very services that a real one uses and
 * only what is their turn, so that this may run as often as anybody likes.
 */
export async function playRehearsals(now: string): Promise<Played> {
  const played: Played = { demanded: 0, committed: 0, asked: 0, drafted: 0, confirmed: 0, submitted: 0, corrected: 0, answered: 0, agreed: 0, signed: 0, refused: [] };
  for (const roundId of await findRunningRehearsals()) await playOne(roundId, now, played);
  return played;
}

async function playOne(roundId: string, now: string, played: Played): Promise<void> {
  const cast = await findCounterparts(roundId);
  const players = teams.flatMap((team) => cast.filter(({ unitName }) => unitName === team.name).map((counterpart) => ({ team, counterpart })));
  const ownerId = cast.find(({ unitName }) => unitName === owner.name)?.unitId ?? null;
  const turns = await findTurns(roundId, { teams: players.flatMap(({ counterpart }) => counterpart.unitId ?? []), owner: ownerId }, now);
  const stage: Stage = { ctxOf: (counterpart) => ({ actor: actorOf(roundId, counterpart), now }), cast, players };
  const count = (key: Exclude<keyof Played, "refused">, result: Result<unknown>) => (result.ok ? (played[key] += 1) : played.refused.push(result.refusal.code));
  for (const turn of turns.toDemand) count("demanded", await demand(stage, turn));
  for (const { demandNo } of turns.toCommit) count("committed", await sign(stage, (ctx, letter) => commitDemand(ctx, demandNo, letter)));
  const unsigned = await commitmentLacks(turns.toSign.map(({ challengeId }) => challengeId));
  for (const { challengeId, challengeNo } of turns.toSign) if (unsigned.get(challengeId)?.code === "ownerLetterMissing") count("committed", await sign(stage, (ctx, letter) => commitItem(ctx, challengeNo, letter)));
  for (const turn of turns.toAsk) {
    const asked = await ask(stage, turn.challengeNo);
    if (asked) count("asked", asked);
  }
  for (const { questionNo } of turns.toDraft) count("drafted", await asOwner(stage, (ctx) => draftAnswer.run(ctx, questionNo, { answer: answerText, changes: "none" })));
  for (const turn of turns.toSubmit) count("submitted", await submit(stage, turn));
  for (const result of await confirmMemberships(stage)) count("confirmed", result);
  for (const turn of turns.toCorrect) count("corrected", await correct(stage, turn));
  for (const turn of turns.toAnswer) count("answered", await answer(stage, turn));
  for (const turn of turns.toAgree) count("agreed", await agree(stage, turn));
  for (const result of await score(stage, turns.toScore)) count("signed", result);
}

interface Stage {
  ctxOf: (counterpart: Counterpart) => Context;
  cast: readonly Counterpart[];
  players: readonly { team: Team; counterpart: Counterpart }[];
}

/** Nobody signs in as a counterpart; the worker acts for it, so its second factor counts as given. */
function actorOf(roundId: string, { personId, unitId, expertId }: Counterpart): Actor {
  return { ...publicActor, personId, units: unitId === null ? [] : [{ unitId, administrator: true }], expertId, counterpartOf: roundId, secondFactorFresh: true };
}

const partnerOf = (cast: readonly Counterpart[]) => cast.find(({ unitName }) => unitName === partner.name)?.unitUscc ?? null;

/** As the fictional owner, where the rehearsal has one. */
async function asOwner({ cast, ctxOf }: Stage, act: (ctx: Context) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const counterpart = cast.find(({ unitName }) => unitName === owner.name);
  return counterpart ? act(ctxOf(counterpart)) : refuse("notFound");
}

/** The demand is begun with all its words and handed in; one that was returned is handed in again as it is. */
function demand(stage: Stage, { call, demandNo }: Turns["toDemand"][number]): Promise<Result<unknown>> {
  return asOwner(stage, async (ctx) => {
    const begun = demandNo === null ? await createDemand(ctx, { call, form: rehearsalDemand() }) : ok({ no: demandNo });
    return begun.ok ? submitDemand.run(ctx, begun.value.no, {}) : begun;
  });
}

/** The owner agrees with whatever is put before it; in 对接 it signs today. */
function agree(stage: Stage, { bidNo, isMatching }: Turns["toAgree"][number]): Promise<Result<unknown>> {
  if (!isMatching) return asOwner(stage, (ctx) => confirmShortlisted.run(ctx, bidNo, {}));
  return sign(stage, (ctx, { signedOn, scan }) => agreeOnBid.run(ctx, bidNo, { signedOn, points: [...agreementPoints], scan }));
}

type Letter = typeof ownerLetter & { signedOn: string };

/** The owner signs today, for its demand or for an item that was entered for it. */
function sign(stage: Stage, record: (ctx: Context, letter: Letter) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  return asOwner(stage, async (ctx) => {
    const today = shanghaiDate(ctx.now);
    return today.ok ? record(ctx, { ...ownerLetter, signedOn: today.value }) : today;
  });
}

/** The first team asks; what comes too late is no refusal that anybody has to look at. */
async function ask({ players, ctxOf }: Stage, challengeNo: string): Promise<Result<unknown> | null> {
  const [first] = players;
  if (!first) return null;
  const asked = await askQuestion(ctxOf(first.counterpart), { challenge: challengeNo, text: question });
  return asked.ok || asked.refusal.code !== "askingOver" ? asked : null;
}

/** The partner confirms its part of every bid that names it. */
async function confirmMemberships({ cast, ctxOf }: Stage): Promise<Result<unknown>[]> {
  const counterpart = cast.find(({ unitName }) => unitName === partner.name);
  if (!counterpart) return [];
  const ctx = ctxOf(counterpart);
  const tasks = await listConfirmations(ctx);
  const open = tasks.ok ? tasks.value.filter(({ state, isOver }) => state === "open" && !isOver) : [];
  return Promise.all(open.map(({ bidId, digest }) => answerConfirmation(ctx, { bidId, digest, answer: "confirmed" })));
}

async function submit({ players, cast, ctxOf }: Stage, turn: Turns["toSubmit"][number]): Promise<Result<unknown>> {
  const player = players.find(({ counterpart }) => counterpart.unitId === turn.unitId);
  const closing = shanghaiDate(new Date(turn.closesAt).toISOString());
  if (!player || !closing.ok) return refuse("notFound");
  const ctx = ctxOf(player.counterpart);
  const bid = turn.bidNo === null ? await createBid(ctx, { challenge: turn.challengeNo }) : ok({ no: turn.bidNo });
  return bid.ok ? submitBid.run(ctx, bid.value.no, { content: rehearsalBid(player.team, closing.value, false, partnerOf(cast)) }) : bid;
}

async function correct({ players, cast, ctxOf }: Stage, turn: Turns["toCorrect"][number]): Promise<Result<unknown>> {
  const player = players.find(({ counterpart }) => counterpart.unitId === turn.unitId);
  const closing = shanghaiDate(new Date(turn.closesAt).toISOString());
  if (!player || !closing.ok) return refuse("notFound");
  const ctx = ctxOf(player.counterpart);
  const completed = await correctBid.run(ctx, turn.bidNo, { content: rehearsalBid(player.team, closing.value, true, partnerOf(cast)) });
  // Where other fields than the milestones were opened, the bid comes back as it was.
  return completed.ok || completed.refusal.code !== "invalidInput" ? completed : correctBid.run(ctx, turn.bidNo, { content: rehearsalBid(player.team, closing.value, false, partnerOf(cast)) });
}

function scripted(cast: readonly Counterpart[], expertId: string): { counterpart: Counterpart; part: (typeof experts)[number] } | null {
  const counterpart = cast.find((one) => one.expertId === expertId);
  const part = experts.find(({ name }) => name === counterpart?.name);
  return counterpart && part ? { counterpart, part } : null;
}

async function answer({ cast, ctxOf }: Stage, { reference, expertId, challengeNo }: Turns["toAnswer"][number]): Promise<Result<unknown>> {
  const expert = scripted(cast, expertId);
  if (!expert) return refuse("notFound");
  const ctx = ctxOf(expert.counterpart);
  if (expert.part.declines) return declineInvitation.run(ctx, reference, {}, { reason: declineReason });
  const declared = await declareNone(ctx, challengeNo);
  return declared.ok ? acceptInvitation.run(ctx, reference, {}) : declared;
}

/** Every sheet of an expert's is saved, then the item is signed once. */
async function score({ cast, players, ctxOf }: Stage, turns: Turns["toScore"]): Promise<Result<unknown>[]> {
  const results: Result<unknown>[] = [];
  for (const [expertId, own] of Map.groupBy(turns, (turn) => turn.expertId)) {
    const expert = scripted(cast, expertId);
    if (!expert) continue;
    const ctx = ctxOf(expert.counterpart);
    for (const { reference, unitId, challengeId, revision } of own) {
      const team = players.find(({ counterpart }) => counterpart.unitId === unitId)?.team;
      if (!team) continue;
      const rubric = (await readGround(await readReviewedChallenge(challengeId))).rubric.used;
      const marks = rehearsalMarks(team, expert.part.offset, rubric);
      const saved = await saveScores(ctx, reference, { revision, marks, reasons: Object.fromEntries(rubric.map(({ code }) => [code, lowMarkReason])), opinion });
      if (!saved.ok) results.push(saved);
    }
    for (const [first] of Map.groupBy(own, (turn) => turn.challengeId).values()) if (first) results.push(await signReviews.run(ctx, first.reference, {}));
  }
  return results;
}
