import { z } from "zod";
import { digestJson } from "#app/crypto/canonical.ts";
import { insertAmendment, nextAmendmentNumber, readAskedAmendment, writeAskedAmendment } from "#app/db/amendment.ts";
import { findUnitNames } from "#app/db/bid.ts";
import { findBidIds } from "#app/db/bid-people.ts";
import { setBidWindow } from "#app/db/challenge.ts";
import { readChallengeContent, updateChallengeContent } from "#app/db/challenge-content.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type AmendableField, type ChallengeDifference, differencesBetween, extendedClosing, type MaterialKind, materialKindsOf } from "#app/domain/challenge/amendment.ts";
import { brokenFundingRules } from "#app/domain/challenge/funding.ts";
import { checkRace, planProblems } from "#app/domain/challenge/plan.ts";
import { checkIndicatorCount } from "#app/domain/challenge/indicator.ts";
import { type NewChallenge, newChallenge } from "#app/domain/challenge/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy, type ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { followsRound } from "#app/domain/round/view.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { defineMove, invalidInput, refusalOf } from "#app/services/kernel/define-move.ts";
import { findOwners } from "./find-owners.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";

const amendmentInput = z.strictObject({
  content: newChallenge,
  /** Of the content that was corrected from: a change by somebody else meanwhile is noticed. */
  digest: z.string(),
  /** The officer says that a changed text changes who may bid. */
  touchesEligibility: z.boolean().default(false),
});

/** A correction before it is announced: what would be published, and the deadline that would follow. */
export interface PreparedAmendment {
  number: number;
  differences: ChallengeDifference[];
  material: MaterialKind[];
  closesAtBefore: string;
  closesAt: string;
}

type Input = z.output<typeof amendmentInput>;

/** As it waits for a second person. */
const askedInput = amendmentInput.extend({ reason: z.string() });

/** A correction that waits: who wrote it, why, what it would do by now, and the digest by which a second person says that this one is meant. */
export interface WaitingAmendment {
  by: string | null;
  reason: string;
  digest: string;
  /** A refusal where the item was changed since, or the deadline has passed: it must be written anew. */
  prepared: Result<PreparedAmendment>;
}

/**
 * What a correction would do. Refusals: editedElsewhere, nothingChanged, invalidInput (a field that stays as published, an
 * unknown owner), tooFewIndicators, fundingRuleBroken, deadlinePassed.
 */
async function prepareAmendment(ctx: Context, subject: ChallengeSubject, input: Input, reason: string, tx?: Transaction): Promise<Result<PreparedAmendment>> {
  const before = await readChallengeContent(subject.id, tx);
  if (digestJson(before) !== input.digest) return refuse("editedElsewhere");
  const { content } = input;
  const fixed = (["no", "round", "pattern"] as const).filter((field) => content[field] !== before[field]);
  if (fixed.length > 0) return refuse("invalidInput", { fields: fixed.map((path) => ({ path, message: "fixedOncePublished" })) });
  const owners = await findOwners(content, subject.roundId, tx);
  if (!owners.ok) return owners;
  const differences = differencesBetween(before, content);
  if (differences.length === 0) return refuse("nothingChanged");
  const sound = checkContent(content, reason);
  if (!sound.ok) return sound;
  const closesAtBefore = subject.closesAt ?? ctx.now;
  if (Date.parse(ctx.now) >= Date.parse(closesAtBefore)) return refuse("deadlinePassed");
  const material = materialKindsOf(differences, input.touchesEligibility);
  const extended = material.length > 0 ? extendedClosing(closesAtBefore) : ok({ closesAt: closesAtBefore });
  if (!extended.ok) return extended;
  const closesAt = new Date(extended.value.closesAt).toISOString();
  return ok({ number: await nextAmendmentNumber(subject.id, tx), differences: await withUnitNames(differences, tx), material, closesAtBefore, closesAt });
}

/** The same rules as at the approval; the reason of the correction is the reason for few indicators. */
function checkContent(content: NewChallenge, reason: string): Result<unknown> {
  const unsound = planProblems(content);
  if (unsound.length > 0) return refuse("invalidInput", { fields: unsound });
  const count = checkIndicatorCount(content.indicators, reason);
  if (!count.ok) return count;
  const race = checkRace(content, reason);
  if (!race.ok) return race;
  const { fiscalFen: fiscal, ownerInputFen: ownerInput, payToBidderFen: payToBidder } = content;
  const broken = brokenFundingRules({ fiscal, ownerInput, payToBidder }, content.fundingRule)[0];
  return broken ? refuse("fundingRuleBroken", { facts: { ...broken } }) : count;
}

const isOfUnits = (field: AmendableField) => field === "owner" || field === "coOwners";

/** The public reads the owners by name. */
async function withUnitNames(differences: ChallengeDifference[], tx?: Transaction): Promise<ChallengeDifference[]> {
  const codes = differences.flatMap((one) => (one.kind === "field" && isOfUnits(one.field) ? [one.before, one.after].flat() : [])).filter((code): code is string => typeof code === "string");
  const names = await findUnitNames(codes, tx);
  const name = (code: unknown) => (typeof code === "string" ? (names.get(code) ?? code) : "");
  const named = (codes: unknown) => (codes === null ? null : Array.isArray(codes) ? codes.map(name) : name(codes));
  return differences.map((one) => (one.kind === "field" && isOfUnits(one.field) ? { ...one, before: named(one.before), after: named(one.after) } : one));
}

/**
 * 预览更正: the difference and the deadline that 更正 would publish; nothing is stored. Refusals: as the move `askAmend`.
 */
export async function previewAmendment(ctx: Context, no: string, rawInput: unknown, reason: string): Promise<Result<PreparedAmendment>> {
  const subject = await findSubject("challenge", no);
  if (!subject) return refuse("notFound");
  const refused = refusalOf("challenge", ctx, "askAmend", subject);
  if (refused) return { ok: false, refusal: refused };
  const input = amendmentInput.safeParse(rawInput);
  if (!input.success) return withFormPaths(invalidInput(input.error));
  return prepareAmendment(ctx, subject, input.data, reason);
}

/** Problems of the content under the names that the form has: `content.title` is its `title`. */
export function withFormPaths<T>(result: Result<T>): Result<T> {
  if (result.ok || !result.refusal.fields) return result;
  const fields = result.refusal.fields.map(({ path, message }) => ({ path: path.replace(/^content\./, ""), message }));
  return { ok: false, refusal: { ...result.refusal, fields } };
}

/** 拟定更正: written by one person, for another one to publish; the last one counts. Nothing changes for anybody yet. Refusals: see `prepareAmendment`. */
export const askAmendment = defineMove({
  noun: "challenge",
  move: "askAmend",
  input: amendmentInput,
  perform: async ({ tx, ctx, subject, input, reason = "", move }) => {
    const prepared = await prepareAmendment(ctx, subject, input, reason, tx);
    if (!prepared.ok) return prepared;
    const asked = { ...input, reason };
    await writeAskedAmendment(tx, subject.id, { input: asked, by: ctx.actor.personId });
    const { number, material, closesAt } = prepared.value;
    const moved = await move({ facts: { no: subject.no, amendment: number, content: digestJson(input.content) } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), number, material, closesAt, asked: digestJson(asked) }) : moved;
  },
});

async function readWaiting(ctx: Context, subject: ChallengeSubject, tx?: Transaction): Promise<{ shown: WaitingAmendment; input: Input } | null> {
  const asked = await readAskedAmendment(subject.id, tx);
  const parsed = asked && askedInput.safeParse(asked.input);
  if (!asked || !parsed?.success) return null;
  const { reason, ...input } = parsed.data;
  return { shown: { by: asked.by, reason, digest: digestJson(parsed.data), prepared: await prepareAmendment(ctx, subject, input, reason, tx) }, input };
}

/** What waits to be published, for the page of who follows the round; null where nothing does. */
export async function findWaitingAmendment(ctx: Context, subject: ChallengeSubject): Promise<WaitingAmendment | null> {
  return (await readWaiting(ctx, subject))?.shown ?? null;
}

/** The same for who follows the round. Refusals: notFound, amendmentNotAsked. */
export async function showWaitingAmendment(ctx: Context, no: string): Promise<Result<WaitingAmendment>> {
  const subject = await findSubject("challenge", no);
  if (!subject || !followsRound(challengePolicy.relationsOf(ctx.actor, subject))) return refuse("notFound");
  const waiting = await findWaitingAmendment(ctx, subject);
  return waiting ? ok(waiting) : refuse("amendmentNotAsked");
}

/**
 * 更正: a published challenge changes by a numbered correction that shows the difference, by two people: what another one wrote is
 * published, with that reason. Where it touches indicators, money or eligibility the window becomes longer (guide 1.3 stage 3). `asked`
 * is the digest of what stood on the page. Every team that has a bid or a draft is told; that there is one shows nowhere in the answer.
 * Submitted bids stay valid. Refusals: amendmentNotAsked, editedElsewhere (another one waits by now), and those of `prepareAmendment`.
 */
export const amendChallenge = defineMove({
  noun: "challenge",
  move: "amend",
  input: z.strictObject({ asked: z.string().max(100).meta({ writeOnly: true }) }),
  perform: async ({ tx, ctx, subject, input: { asked }, move }) => {
    const waiting = await readWaiting(ctx, subject, tx);
    if (!waiting) return refuse("amendmentNotAsked");
    const { shown: { prepared, reason, digest }, input } = waiting;
    if (digest !== asked) return refuse("editedElsewhere");
    if (!prepared.ok) return prepared;
    const { number, material, closesAtBefore, closesAt, differences } = prepared.value;
    const owners = await findOwners(input.content, subject.roundId, tx);
    if (!owners.ok) return owners;
    await updateChallengeContent(tx, subject.id, input.content, owners.value);
    await insertAmendment(tx, subject.id, { number, material, closesAtBefore, closesAt, differences, reason });
    await writeAskedAmendment(tx, subject.id, null);
    const isExtended = closesAt !== closesAtBefore;
    if (isExtended) await setBidWindow(tx, subject.id, { closesAt });
    const moved = await move({ facts: { no: subject.no, amendment: number, content: digestJson(input.content), ...(isExtended && { closesAtBefore, closesAt }) }, detail: { reason } });
    if (!moved.ok) return moved;
    const announced = await announceItemAct({ tx, ctx, isOffline: false, events: [moved.value.seq] }, "amendment", subject, { reason, amendment: number, closesAtBefore, closesAt });
    if (!announced.ok) return announced;
    for (const bidId of await findBidIds(tx, subject.id, ["draft", "submitted", "withdrawn"])) {
      await tellTeam(tx, { bidId, kind: "amended", ...(isExtended && { at: closesAt }), words: `第 ${number} 号更正：${reason}`, key: moved.value.seq });
    }
    await tellFollowers(tx, { challengeId: subject.id, news: "amended", ...(isExtended && { at: closesAt }), words: `第 ${number} 号更正：${reason}`, key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), number, material, closesAt, notice: announced.value });
  },
});
