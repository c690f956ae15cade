import { digestJson } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findRulesHistory, lockRound, readRoundSettings, type RoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import type { RulesLook } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** Digest of all that is frozen at publication: what a look is about, and what a writer saw. */
export function digestOfRules({ title, custody, rules, rubric, exclusiveRoles }: RoundSettings): string {
  return digestJson({ title, custody, rules, rubric, exclusiveRoles });
}

/** Whether somebody has looked over the rules as they stand, who has not changed them since the look before. */
export async function rulesLookOf(ctx: Context, settings: RoundSettings, tx?: Transaction): Promise<RulesLook> {
  const { changedBy, look } = await findRulesHistory(settings.id, tx);
  const state = look === null ? "none" : look.digest === digestOfRules(settings) ? "done" : "stale";
  return { state, by: look?.by ?? null, at: look?.at ?? null, isOwnChange: ctx.actor.personId !== null && changedBy.includes(ctx.actor.personId) };
}

/**
 * 核对批次规则: a second person has looked over the rules as shown (`digest`), before they are frozen. Refusals: notFound, notAllowed,
 * wrongState, samePerson (changed them since the last look), statusChanged (changed meanwhile), alreadyDone.
 */
export async function lookOverRules(ctx: Context, code: string, digest: string): Promise<Result<{ digest: string }>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
  if (round.status !== "draft") return refuse("wrongState", { facts: { state: round.status } });
  return inTransaction(async (tx): Promise<Result<{ digest: string }>> => {
    await lockRound(tx, round.id);
    const settings = await readRoundSettings(round.id, tx);
    const look = await rulesLookOf(ctx, settings, tx);
    if (digestOfRules(settings) !== digest) return refuse("statusChanged");
    if (look.isOwnChange) return refuse("samePerson");
    if (look.state === "done") return refuse("alreadyDone");
    await appendEvent(tx, "round", round.id, "lookOverRules", { ...actorFacts(ctx.actor), no: code, digest });
    return ok({ digest });
  });
}
