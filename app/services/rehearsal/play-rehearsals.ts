import { type Counterpart, findCounterparts, findRunningRehearsals, findTurns, type Turns } from "#app/db/rehearsal.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { declineReason, experts, lowMarkReason, opinion, rehearsalBid, rehearsalMarks, type Team, teams } from "#app/domain/rehearsal/script.ts";
import { correctBid } from "#app/services/bid/correct-bid.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { submitBid } from "#app/services/bid/submit-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { acceptInvitation, declineInvitation } from "#app/services/review/answer-invitation.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { signReviews } from "#app/services/review/sign-reviews.ts";

/** What the counterparts did in one turn; `refused` are codes of what the product did not let them do. */
export interface Played {
  submitted: number;
  corrected: number;
  answered: number;
  signed: number;
  refused: string[];
}

/**
 * 演练对手: teams submit and correct, experts answer, judge and sign, each through the very services that a real one uses and
 * only what is their turn, so that this may run as often as anybody likes.
 */
export async function playRehearsals(now: string): Promise<Played> {
  const played: Played = { submitted: 0, corrected: 0, answered: 0, signed: 0, refused: [] };
  for (const roundId of await findRunningRehearsals()) await playOne(roundId, now, played);
  return played;
}

async function playOne(roundId: string, now: string, played: Played): Promise<void> {
  const cast = await findCounterparts(roundId);
  const players = teams.flatMap((team) => cast.filter(({ unitName }) => unitName === team.name).map((counterpart) => ({ team, counterpart })));
  const turns = await findTurns(roundId, players.flatMap(({ counterpart }) => counterpart.unitId ?? []), now);
  const stage: Stage = { ctxOf: (counterpart) => ({ actor: actorOf(roundId, counterpart), now }), cast, players };
  const count = (key: "submitted" | "corrected" | "answered" | "signed", result: Result<unknown>) => (result.ok ? (played[key] += 1) : played.refused.push(result.refusal.code));
  for (const turn of turns.toSubmit) count("submitted", await submit(stage, turn));
  for (const turn of turns.toCorrect) count("corrected", await correct(stage, turn));
  for (const turn of turns.toAnswer) count("answered", await answer(stage, turn));
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

async function submit({ players, ctxOf }: Stage, turn: Turns["toSubmit"][number]): Promise<Result<unknown>> {
  const player = players.find(({ counterpart }) => counterpart.unitId === turn.unitId);
  const closing = shanghaiDate(new Date(turn.closesAt).toISOString());
  if (!player || !closing.ok) return refuse("notFound");
  const ctx = ctxOf(player.counterpart);
  const bid = turn.bidNo === null ? await createBid(ctx, { challenge: turn.challengeNo }) : ok({ no: turn.bidNo });
  return bid.ok ? submitBid.run(ctx, bid.value.no, { content: rehearsalBid(player.team, closing.value, false) }) : bid;
}

async function correct({ players, ctxOf }: Stage, turn: Turns["toCorrect"][number]): Promise<Result<unknown>> {
  const player = players.find(({ counterpart }) => counterpart.unitId === turn.unitId);
  const closing = shanghaiDate(new Date(turn.closesAt).toISOString());
  if (!player || !closing.ok) return refuse("notFound");
  const ctx = ctxOf(player.counterpart);
  const completed = await correctBid.run(ctx, turn.bidNo, { content: rehearsalBid(player.team, closing.value, true) });
  // Where other fields than the milestones were opened, the bid comes back as it was.
  return completed.ok || completed.refusal.code !== "invalidInput" ? completed : correctBid.run(ctx, turn.bidNo, { content: rehearsalBid(player.team, closing.value, false) });
}

function scripted(cast: readonly Counterpart[], expertId: string): { counterpart: Counterpart; part: (typeof experts)[number] } | null {
  const counterpart = cast.find((one) => one.expertId === expertId);
  const part = experts.find(({ name }) => name === counterpart?.name);
  return counterpart && part ? { counterpart, part } : null;
}

async function answer({ cast, ctxOf }: Stage, { reference, expertId }: Turns["toAnswer"][number]): Promise<Result<unknown>> {
  const expert = scripted(cast, expertId);
  if (!expert) return refuse("notFound");
  const ctx = ctxOf(expert.counterpart);
  return expert.part.declines ? declineInvitation.run(ctx, reference, {}, { reason: declineReason }) : acceptInvitation.run(ctx, reference, {});
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
