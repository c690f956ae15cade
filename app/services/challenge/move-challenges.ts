import { findProgress } from "#app/db/challenge-progress.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findDutyHolders } from "#app/db/staffing.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { ChallengeProgress } from "#app/domain/overview/progress.ts";
import { lackOf } from "#app/domain/overview/readiness.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { followsRound } from "#app/domain/round/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { type Checker, checkersFor } from "#app/services/kernel/checkers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { checkOffline, type MoveExtras, refusalOf } from "#app/services/kernel/define-move.ts";
import { type MoveOffer, offerLacking, offerOf } from "#app/services/list-moves.ts";
import { moveService, moveServicesOf } from "#app/services/moves.ts";
import { commitmentLacks } from "./owner-letter.ts";

/** Moves that make no sense over many challenges at once: freezing and deciding look at one ranking, a correction at one text. */
const singleMoves: readonly string[] = ["askAmend", "amend", "endStage", "freezeRanking", "voidRanking", "decide", "close"];

/** How many of a round's challenges a move may be made on now. */
export interface ManyMove {
  move: string;
  allowed: number;
}

/** A move over many: the offer as one form has it, and each challenge with its reason if it is refused. */
export interface ManyOffer {
  offer: MoveOffer;
  items: { no: string; title: string; refusal: Refusal | null }[];
}

const isOffered = (refused: Refusal | null) => refused === null || refused.code === "secondFactorNeeded";

const isMovable = ({ refusal, offlineRefusal }: Pick<MoveOffer, "refusal" | "offlineRefusal">) => isOffered(refusal) || offlineRefusal === null;

/** Whether a move is offered on one of the challenges; without its form, which a list does not need. */
function isMovableNow(ctx: Context, move: ChallengeMove, challenge: ChallengeProgress): boolean {
  return lackOf(move, challenge, ctx.now) === null && isMovable({ refusal: refusalOf("challenge", ctx, move, challenge), offlineRefusal: refusalOf("challenge", ctx, move, challenge, true) });
}

/** What may be done over many challenges of a round: moves that some of them allow, online or from paper. */
export function manyMoves(ctx: Context, challenges: readonly ChallengeProgress[]): ManyMove[] {
  return moveServicesOf("challenge")
    .filter(({ name }) => !singleMoves.includes(name))
    .map(({ name }) => ({ move: name, allowed: challenges.filter((one) => isMovableNow(ctx, name, one)).length }))
    .filter(({ allowed }) => allowed > 0);
}

/** One move over the challenges: null where none of them is offered it. */
async function manyOffer(ctx: Context, challenges: readonly ChallengeProgress[], move: string): Promise<ManyOffer | null> {
  const service = singleMoves.includes(move) ? undefined : moveService("challenge", move);
  const letters = move === "publish" ? await commitmentLacks(challenges.map(({ id }) => id)) : new Map<string, Refusal>();
  const offers = service ? challenges.map((challenge) => offerLacking(offerOf(service, ctx, challenge), lackOf(move, challenge, ctx.now) ?? letters.get(challenge.id) ?? null)) : [];
  const [first] = offers;
  if (!first) return null;
  const best = (of: "refusal" | "offlineRefusal") => offers.map((offer) => offer[of]).find(isOffered) ?? (offers.some((offer) => offer[of] === null) ? null : first[of]);
  const items = challenges.map(({ no, title }, index) => {
    const { refusal, offlineRefusal } = offers[index]!;
    return { no, title, refusal: isMovable({ refusal, offlineRefusal }) ? null : refusal };
  });
  return { offer: { ...first, refusal: best("refusal"), offlineRefusal: best("offlineRefusal") }, items };
}

/** 批量办理 of a round: the moves that some challenges allow, and the one that was chosen with its challenges. */
export interface ManyMovesView {
  code: string;
  title: string;
  moves: ManyMove[];
  chosen: ManyOffer | null;
  checkers: Checker[];
}

/** Refusal: notFound for who does not follow the round. */
export async function showManyMoves(ctx: Context, code: string, move: string | null): Promise<Result<ManyMovesView>> {
  const round = await findSubject("round", code);
  if (!round || !followsRound(staffRelations(ctx.actor, round.id))) return refuse("notFound");
  const [settings, progress, holders] = await Promise.all([readRoundSettings(round.id), findProgress({ roundId: round.id }, itemsClosedTo(ctx.actor)), findDutyHolders(round.id)]);
  const chosen = move === null ? null : await manyOffer(ctx, progress, move);
  return ok({ code: settings.code, title: settings.title, moves: manyMoves(ctx, progress), chosen, checkers: checkersFor(ctx, holders) });
}

/** What became of a move over many: each challenge stands for itself. */
export interface ManyMoved {
  move: string;
  done: string[];
  refused: { no: string; refusal: Refusal }[];
}

/** Makes one move on each of the challenges; a refusal of one does not stop the others. Refusal: notFound for an unknown move. */
export async function moveChallenges(ctx: Context, move: string, nos: readonly string[], input: unknown, extras: MoveExtras): Promise<Result<ManyMoved>> {
  const service = moveService("challenge", move);
  if (!service || singleMoves.includes(move)) return refuse("notFound");
  const moved: ManyMoved = { move, done: [], refused: [] };
  // Once for all of them: the paper is one, and its scan is kept once.
  const paper = extras.offline === undefined ? null : await checkOffline(ctx, extras.offline, null);
  if (paper && !paper.ok) return paper;
  const each = paper ? { ...extras, offline: paper.value.record } : extras;
  for (const no of [...new Set(nos)]) {
    const result = await service.run(ctx, no, input, each);
    if (result.ok) moved.done.push(no);
    else moved.refused.push({ no, refusal: result.refusal });
  }
  // Where nothing was done for one and the same reason, that reason is the answer: it may concern a field.
  const [first] = moved.refused;
  if (first && moved.done.length === 0 && moved.refused.every(({ refusal }) => refusal.code === first.refusal.code)) return { ok: false, refusal: first.refusal };
  return ok(moved);
}
