import { findSubject } from "#app/db/subjects.ts";
import { findTakedowns } from "#app/db/takedown.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { takedownPolicy } from "#app/domain/policy/takedown.ts";
import { hideableFields } from "#app/domain/takedown/target.ts";
import type { TakedownView } from "#app/domain/takedown/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type MoveOffer, offersFor } from "#app/services/list-moves.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { keptText, readable } from "./kept-text.ts";

const duties = ["officer", "secondOfficer", "supervisor"];
const operators = ["officer", "secondOfficer", "system"];

/** Takedowns of the rounds in which the actor has a duty that knows them. Refusal: signInNeeded. */
export async function listTakedowns({ actor, now }: Context, challengeNo?: string): Promise<Result<TakedownView[]>> {
  if (actor.personId === null && !actor.system) return refuse("signInNeeded");
  const grants = actor.roles.filter(({ role }) => duties.includes(role));
  const roundIds = actor.system || grants.some(({ roundId }) => roundId === null) ? null : grants.flatMap(({ roundId }) => roundId ?? []);
  const found = await findTakedowns({ roundIds, challengeNo }, now);
  return ok(found.map(({ id: _, kept: _kept, ...view }) => view));
}

/** One takedown, with the hidden text for who decides on it. Refusal: notFound. */
export async function showTakedown(ctx: Context, reference: string): Promise<Result<TakedownView>> {
  const subject = await findSubject("takedown", reference);
  const held = subject ? takedownPolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !takedownPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const [found] = await findTakedowns({ roundIds: null, no: subject.no }, ctx.now);
  if (!found) return refuse("notFound");
  const { id, kept, ...view } = found;
  const seesText = kept !== null && held.some((relation) => operators.includes(relation));
  return ok({ ...view, hiddenText: seesText ? readable(keptText.read(id, kept), view.target.startsWith("answer:")) : null });
}

/** The page of a challenge's takedowns: what can be hidden, what is hidden, and what may be done. Refusal: notFound. */
export interface TakedownPage {
  no: string;
  title: string;
  /** What can be hidden now. */
  targets: string[];
  mayHide: boolean;
  takedowns: (TakedownView & { offers: MoveOffer[] })[];
}

export async function showTakedownPage(ctx: Context, challengeNo: string): Promise<Result<TakedownPage>> {
  const subject = await findSubject("challenge", challengeNo);
  const held = subject ? staffRelations(ctx.actor, subject.roundId) : [];
  if (!subject || !held.some((relation) => duties.includes(relation))) return refuse("notFound");
  const challenge = await showChallenge(ctx, challengeNo);
  if (!challenge.ok) return challenge;
  const takedowns: TakedownPage["takedowns"] = [];
  for (const { no } of await findTakedowns({ roundIds: null, challengeNo: subject.no }, ctx.now)) {
    const [shown, one] = [await showTakedown(ctx, no), await findSubject("takedown", no)];
    if (shown.ok && one) takedowns.push({ ...shown.value, offers: shown.value.status === "hidden" ? offersFor("takedown", ctx, one) : [] });
  }
  const hidden = new Set(takedowns.filter(({ status }) => status !== "restored").map(({ target }) => target));
  const targets = [...hideableFields, ...challenge.value.answers.map(({ number }) => `answer:${number}`)].filter((target) => !hidden.has(target));
  const mayHide = held.some((relation) => relation === "officer" || relation === "secondOfficer") && challenge.value.opensAt !== null;
  return ok({ no: subject.no, title: challenge.value.title, targets, mayHide, takedowns });
}
