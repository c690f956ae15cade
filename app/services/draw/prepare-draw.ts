import { randomInt } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { protect } from "#app/crypto/at-rest.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import { drawTools, newDrawSecret } from "#app/crypto/draw.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { countDrawable, findDrawable, findDraws, insertDraw, insertDrawCandidates, type Wanted } from "#app/db/expert-draw.ts";
import { lockChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { DrawGroup } from "#app/domain/review/draw/draw.ts";
import { type DrawFunnel, type DrawPreview, drawSteps, lateConflictReason, reservesFor } from "#app/domain/review/draw/draw-conditions.ts";
import { type DrawConditions, drawConditions, type DrawGroupCondition } from "#app/domain/review/draw/draw-conditions-schema.ts";
import { type DrawPlan, poolDigestOf } from "#app/domain/review/draw/draw-record.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { placesFor, readDrawnFor } from "./draw-access.ts";

/**
 * 备妥抽取: freezes the pool under pseudonyms, draws the secret and puts its commitment and the pool's digest into the log, before
 * the witness speaks; for several items at once each from its own pool with a secret of its own, all or none. One that nobody drew
 * from yet is superseded. Refusals, with the item where there are several: notFound, notAllowed, wrongState, formCheckOpen,
 * reasonNeeded (after a draw that was held), invalidInput (conditions; `poolTooSmall` at the group).
 */
export async function prepareDraw(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ commitment: string; items: number }>> {
  const input = drawConditions.safeParse(rawInput);
  const places = await placesFor(ctx, reference, input.success ? input.data.also : [], "prepare");
  if (!places.ok) return places;
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx) => {
    const commitments: string[] = [];
    for (const place of places.value) {
      const prepared = await prepareOne(tx, ctx, place.challenge.id, input.data);
      if (!prepared.ok) return places.value.length > 1 ? { ok: false as const, refusal: { ...prepared.refusal, facts: { ...prepared.refusal.facts, item: place.challenge.no } } } : prepared;
      commitments.push(prepared.value.commitment);
    }
    return ok({ commitment: commitments[0] ?? "", items: commitments.length });
  });
}

async function prepareOne(tx: Transaction, ctx: Context, challengeId: string, { groups, reason }: DrawConditions): Promise<Result<{ commitment: string }>> {
  const challenge = await lockChallenge(tx, challengeId, "update");
  const { undecided, passed } = await readDrawnFor(challenge);
  if (!takesExperts(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
  if (undecided > 0) return refuse("formCheckOpen", { facts: { count: undecided } });
  if (passed.length === 0) return refuse("wrongState", { facts: { state: challenge.status } });
  const isAgain = (await findDraws(challenge.id, tx)).some(({ result }) => result !== null);
  if (isAgain && !reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
  return prepareUnderLock(tx, ctx, { challenge, bidIds: passed.map(({ id }) => id), groups, reason: isAgain ? (reason ?? null) : null });
}

/** 候选人数: of each list and item, how many of the kind there are, whom each condition costs, and who is left. Nothing is fixed by it. Refusals: as above. */
export async function previewDraw(ctx: Context, reference: string, rawInput: unknown): Promise<Result<DrawPreview>> {
  const input = drawConditions.safeParse(rawInput);
  const places = await placesFor(ctx, reference, input.success ? input.data.also : [], "prepare");
  if (!places.ok) return places;
  if (!input.success) return invalidInput(input.error);
  const items: DrawPreview["items"] = [];
  for (const { challenge } of places.value) {
    const { passed } = await readDrawnFor(challenge);
    const bidIds = passed.map(({ id }) => id);
    const funnels = await Promise.all(input.data.groups.filter((group) => group.places > 0).map(async (group) => funnelOf(group, await countDrawable(challenge.id, bidIds, wantedOf(group)))));
    items.push({ no: challenge.no, title: challenge.title, funnels });
  }
  return ok({ items });
}

function funnelOf({ kind, places, leastOutside }: DrawGroupCondition, { ofKind, through, outside }: { ofKind: number; through: number[]; outside: number }): DrawFunnel {
  const lost = Object.fromEntries(drawSteps.map((step, at) => [step, (through[at - 1] ?? ofKind) - (through[at] ?? 0)])) as DrawFunnel["lost"];
  return { kind, places, leastOutside, ofKind, lost, left: through.at(-1) ?? 0, outside };
}

function wantedOf({ kind, field = "", title = "" }: DrawGroupCondition): Wanted {
  const titles = title.split(/[、，,;；\s]+/).filter((word) => word !== "");
  return { kind, field: field === "" ? null : field, titles: titles.length > 0 ? titles : null };
}

/** The same inside a transaction, with right and state already checked. Refusal invalidInput: a pool is too small. */
export async function prepareUnderLock(
  tx: Transaction,
  ctx: Context,
  { challenge, bidIds, groups, reason }: { challenge: ReviewedChallenge; bidIds: readonly string[]; groups: readonly DrawGroupCondition[]; reason: string | null },
): Promise<Result<{ commitment: string }>> {
  const pool = await poolOf(tx, challenge.id, bidIds, groups);
  if (!pool.ok) return pool;
  const { roundCode } = await readGround(challenge, tx);
  const plan: DrawPlan = { round: roundCode, challenge: challenge.no, groups: pool.value.groups };
  return commit(tx, ctx, { challengeId: challenge.id, plan, conditions: groups, members: pool.value.members, reason });
}

interface Pool {
  groups: DrawGroup[];
  members: { pseudonym: string; expertId: string }[];
}

async function poolOf(tx: Transaction, challengeId: string, bidIds: readonly string[], conditions: readonly DrawGroupCondition[]): Promise<Result<Pool>> {
  const pool: Pool = { groups: [], members: [] };
  const problems: FieldProblem[] = [];
  const taken = new Set<string>();
  for (const [index, condition] of conditions.entries()) {
    const { kind, places, leastOutside } = condition;
    if (places === 0) continue;
    const experts = await findDrawable(tx, challengeId, bidIds, wantedOf(condition));
    if (experts.length < places || experts.filter(({ local }) => !local).length < leastOutside) problems.push({ path: `groups.${String(index)}.places`, message: "poolTooSmall" });
    const own = experts.map(({ id, local }) => ({ pseudonym: newPseudonym(taken), local, expertId: id })).sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
    pool.groups.push({ name: kind, places, reserves: reservesFor(places), leastOutside, pool: own.map(({ pseudonym, local }) => ({ pseudonym, local })) });
    pool.members.push(...own.map(({ pseudonym, expertId }) => ({ pseudonym, expertId })));
  }
  return problems.length > 0 ? refuse("invalidInput", { fields: problems }) : ok(pool);
}

const pseudonyms = { least: 100_000, below: 1_000_000 };

/** `K` and six digits at random, so that it tells nothing of the person. */
export function newPseudonym(taken: Set<string>): string {
  for (;;) {
    const pseudonym = `K${String(randomInt(pseudonyms.least, pseudonyms.below))}`;
    if (!taken.has(pseudonym)) {
      taken.add(pseudonym);
      return pseudonym;
    }
  }
}

async function commit(tx: Transaction, ctx: Context, draw: { challengeId: string; plan: DrawPlan; conditions: readonly DrawGroupCondition[]; members: Pool["members"]; reason: string | null }): Promise<Result<{ commitment: string }>> {
  const { challengeId, plan, conditions, members, reason } = draw;
  // What was asked of the lists stands in the log with the commitment: nobody can say another field or title afterwards.
  const asked = conditions.filter(({ places }) => places > 0).map(({ kind, places, leastOutside, field, title }) => ({ kind, places, leastOutside, ...(field && { field }), ...(title && { title }) }));
  const id = uuidv7();
  const secret = newDrawSecret();
  const commitment = drawTools.commitment(secret);
  const poolDigest = poolDigestOf(plan, drawTools);
  const kept = protect(keyEncryptionKey(), "draw", id, new TextEncoder().encode(secret));
  await insertDraw(tx, { id, challengeId, plan: canonicalJson(plan), sealed: { commitment, poolDigest, secret: kept }, paper: null, reason, preparedBy: ctx.actor.personId, preparedAt: ctx.now });
  await insertDrawCandidates(tx, id, members);
  const facts = { ...actorFacts(ctx.actor), no: plan.challenge, commitment, pool: poolDigest, conditions: asked, candidates: members.length, again: reason !== null };
  await appendEvent(tx, "challenge", challengeId, "prepareDraw", facts, reason === null || reason === lateConflictReason ? null : { reason });
  return ok({ commitment });
}
