import { digestJson } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { findOpenRounds, readChallengeContent, updateChallengeContent } from "#app/db/challenge-content.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { newChallenge, type NewChallenge } from "#app/domain/challenge/schema.ts";
import { challengeNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type ChallengeSubject, challengePolicy } from "#app/domain/policy/challenge.ts";
import { type ChallengeDefaults, usualDefaults } from "#app/domain/round/presets.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput, refusalOf } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { contradictions } from "./create-challenge.ts";
import { findOwners } from "./find-owners.ts";

export interface NewChallengeForm {
  rounds: { code: string; title: string; nextNo: string; defaults: ChallengeDefaults }[];
}

/** What the form of a new challenge offers. Refusal: notFound for who is officer of no round that still takes one. */
export async function showNewChallengeForm(ctx: Context): Promise<Result<NewChallengeForm>> {
  const officerOf = roundsWithin(ctx.actor, ["officer"]);
  const rounds = officerOf.length > 0 ? await findOpenRounds(officerOf) : [];
  if (rounds.length === 0) return refuse("notFound");
  return ok({ rounds: rounds.map(({ code, title, numbers, defaults }) => ({ code, title, nextNo: nextNumber(code, numbers), defaults: defaults ?? usualDefaults })) });
}

/** The number of the next challenge of a round; "" when a round is full. */
export function nextNumber(code: string, numbers: readonly string[]): string {
  const last = Math.max(0, ...numbers.map((no) => Number(no.slice(code.length + 1))).filter(Number.isFinite));
  const next = challengeNumber(code, last + 1);
  return next.ok ? next.value : "";
}

/** Why the actor may not change what the challenge says, or null: only its officer, only while it is drafted. */
function editRefusal({ actor }: Context, subject: ChallengeSubject): ReturnType<typeof refuse> | null {
  const held = challengePolicy.relationsOf(actor, subject);
  if (!held.includes("officer") && !held.includes("system")) return refuse("notFound");
  return subject.status === "drafted" ? null : refuse("wrongState", { facts: { state: subject.status } });
}

/** The page of a published challenge's form exists for its officers only, as that of a drafted one does. */
function amendRefusal(ctx: Context, subject: ChallengeSubject): ReturnType<typeof refuse> | null {
  const refusal = refusalOf("challenge", ctx, "askAmend", subject);
  if (refusal === null) return null;
  return refusal.code === "notAllowed" ? refuse("notFound") : { ok: false, refusal };
}

export interface ChallengeForm {
  /** While it is drafted it is edited; once published it changes by a correction alone. */
  mode: "edit" | "amend";
  content: NewChallenge;
  /** The deadline in force, of a published one. */
  closesAt: string | null;
  /** Of the content as shown: a change by somebody else meanwhile is noticed. */
  digest: string;
}

/** What a challenge says, for its form: a drafted one to edit, an open one to correct. Refusals: notFound, wrongState, and those of 更正. */
export async function showChallengeForm(ctx: Context, no: string): Promise<Result<ChallengeForm>> {
  const subject = await findSubject("challenge", no);
  if (!subject) return refuse("notFound");
  const mode = subject.status === "open" ? "amend" : "edit";
  const refused = mode === "edit" ? editRefusal(ctx, subject) : amendRefusal(ctx, subject);
  if (refused) return refused;
  const content = await readChallengeContent(subject.id);
  return ok({ mode, content, closesAt: subject.closesAt, digest: digestJson(content) });
}

/**
 * 修改榜单任务 while it is drafted; number and round stay. The log keeps the digest of the new text.
 * Refusals: notFound, wrongState, invalidInput, editedElsewhere.
 */
export async function editChallenge(ctx: Context, no: string, rawInput: unknown, digest: string): Promise<Result<{ no: string }>> {
  const subject = await findSubject("challenge", no);
  const refused = subject ? editRefusal(ctx, subject) : refuse("notFound");
  if (!subject || refused) return refused ?? refuse("notFound");
  const input = newChallenge.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const contradiction = contradictions(input.data);
  if (contradiction) return contradiction;
  const owners = await findOwners(input.data, subject.roundId);
  if (!owners.ok) return owners;
  return inTransaction(async (tx) => {
    const before = await readChallengeContent(subject.id, tx);
    const fresh = await findSubject("challenge", subject.id, tx);
    if (fresh?.status !== "drafted") return refuse("wrongState", { facts: { state: fresh?.status ?? "" } });
    if (digestJson(before) !== digest) return refuse("editedElsewhere");
    await updateChallengeContent(tx, subject.id, input.data, owners.value);
    await appendEvent(tx, "challenge", subject.id, "edit", { ...actorFacts(ctx.actor), no: before.no, content: digestJson(input.data) });
    return ok({ no: before.no });
  });
}
