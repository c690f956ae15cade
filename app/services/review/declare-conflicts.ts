import { blindDigest } from "#app/crypto/blind-index.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findConflictMatters, findDeclarable, findOwnerName, findSaid, findUndeclared, insertDeclarations, type NewDeclaration } from "#app/db/declaration.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { judgingRoles } from "#app/domain/policy/actor.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { isTeamHidden } from "#app/domain/review/blind.ts";
import { type DeclarationView, type Occasion, unansweredBids } from "#app/domain/review/declaration.ts";
import { type Declaration, declaration } from "#app/domain/review/declaration-schema.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { replaceInReview } from "#app/services/draw/replace-conflicted.ts";
import { dropConflicted } from "./drop-conflicted.ts";
import { readSubmissions } from "./judged-content.ts";
import { tellSupervisors } from "./tell-supervisors.ts";

interface Declarer {
  personId: string;
  challenge: ChallengeSubject;
  as: "staff" | "expert";
  bids: Awaited<ReturnType<typeof findDeclarable>>;
}

/** Who declares for an item: a duty that judges or acts, or an expert with a task. To everybody else there is nothing here. */
async function declarerFor({ actor }: Context, reference: string): Promise<Result<Declarer>> {
  const challenge = await findSubject("challenge", reference);
  const { personId } = actor;
  if (!challenge || personId === null) return refuse(personId === null ? "signInNeeded" : "notFound");
  const isStaff = staffRelations(actor, challenge.roundId).some((relation) => (judgingRoles as readonly string[]).includes(relation));
  // An expert who holds a duty too speaks as the expert: that table is the narrower one.
  const own = actor.expertId === null ? [] : await findDeclarable(challenge.id, actor.expertId);
  if (own.length > 0) return ok({ personId, challenge, as: "expert", bids: await declarableBy(personId, challenge, own) });
  return isStaff ? ok({ personId, challenge, as: "staff", bids: await findDeclarable(challenge.id, null) }) : refuse("notFound");
}

/**
 * Who excludes oneself must know the names. In a double blind round they stand here alone: in the order of the names, without
 * review code, and by a key of this person instead of a number, so that no name leads to a text.
 */
async function declarableBy(personId: string, challenge: ChallengeSubject, bids: Declarer["bids"]): Promise<Declarer["bids"]> {
  const { rules } = await readRoundSettings(challenge.roundId);
  if (!isTeamHidden(rules.blind, ["expert"])) return bids;
  const keyed = bids.map((bid) => ({ ...bid, code: "", no: blindDigest(keyEncryptionKey(), "declaredBid", personId, bid.id).slice(0, 20) }));
  return keyed.toSorted((a, b) => a.unitName.localeCompare(b.unitName, "zh-CN"));
}

/** 回避声明 of one item: who is behind each bid, and what was said. Contents are not read. Refusals: signInNeeded, notFound. */
export async function showDeclaration(ctx: Context, reference: string): Promise<Result<DeclarationView>> {
  const found = await declarerFor(ctx, reference);
  if (!found.ok) return found;
  const { personId, challenge, as, bids } = found.value;
  const said = await findSaid(personId, challenge.id);
  const item = said.find(({ bidId }) => bidId === null);
  const isClosed = said.some(({ kind }) => kind !== "none");
  const [{ title }, ownerName, { undeclared }, unsaid, contents] = await Promise.all([readReviewedChallenge(challenge.id), findOwnerName(challenge.id), findConflictMatters(personId, false), findUndeclared(personId, challenge.id), isClosed ? null : readSubmissions(bids.map(({ id }) => id))]);
  return ok({
    challenge: { no: challenge.no, title },
    ownerName,
    as,
    isClosed,
    isDue: bids.length > 0 && unsaid !== null,
    next: undeclared.filter(({ no }) => no !== challenge.no),
    said: item ? { kind: item.kind, at: item.at } : null,
    bids: isClosed ? [] : bids.map(({ id, ...bid }) => ({ ...bid, leadName: contents?.get(id)?.projectLead.name ?? null, said: said.find(({ bidId }) => bidId === id)?.kind ?? null })),
  });
}

/** 无回避情形, said once of an item and of every bid: how the demo's and a rehearsal's people answer. Refusals as for a declaration. */
export async function declareNone(ctx: Context, reference: string): Promise<Result<Declared>> {
  const shown = await showDeclaration(ctx, reference);
  if (shown.ok && !shown.value.isDue) return ok({ isClosed: shown.value.isClosed, dropped: false });
  return shown.ok ? declareConflicts(ctx, reference, { item: "none", answers: shown.value.bids.map(({ no }) => ({ bid: no, kind: "none" })) }) : shown;
}

/** What a declaration did: `isClosed` when the person is out of the item, `dropped` with tasks that ended. */
export interface Declared {
  isClosed: boolean;
  dropped: boolean;
}

/**
 * 回避声明: one answer for all bids of an item. One conflict is enough: an expert's tasks there end, because the group judges all
 * bids; a duty ends for this item alone, and a substitute is asked for. Said once, a conflict is not taken back by the person.
 * Who says that there is none says it of every bid.
 * Refusals: signInNeeded, notFound, alreadyDone, invalidInput.
 */
export async function declareConflicts(ctx: Context, reference: string, rawInput: unknown, occasion: Exclude<Occasion, "late"> = "beforeOpening"): Promise<Result<Declared>> {
  const found = await declarerFor(ctx, reference);
  if (!found.ok) return found;
  const input = declaration.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const unknown = input.data.answers.findIndex(({ bid }) => !found.value.bids.some(({ no }) => no === bid));
  if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: `answers.${String(unknown)}.bid`, message: "unknownBid" }] });
  if ((await findSaid(found.value.personId, found.value.challenge.id)).some(({ kind }) => kind !== "none")) return refuse("alreadyDone");
  const open = unansweredBids(input.data, found.value.bids);
  if (open.length > 0) return refuse("invalidInput", { fields: open.map((bid) => ({ path: `answers.${String(found.value.bids.indexOf(bid))}.kind`, message: "required" })) });
  return inTransaction((tx) => writeDeclaration(tx, ctx, found.value, input.data, occasion));
}

async function writeDeclaration(tx: Transaction, ctx: Context, { personId, challenge, as, bids }: Declarer, { item, answers, words }: Declaration, occasion: Occasion): Promise<Result<Declared>> {
  const base = { personId, challengeId: challenge.id, occasion, words, recordedBy: personId };
  const rows: NewDeclaration[] = [{ ...base, bidId: null, kind: item }, ...answers.map(({ bid, kind }) => ({ ...base, bidId: bids.find(({ no }) => no === bid)!.id, kind }))];
  await insertDeclarations(tx, rows);
  const isClosed = rows.some(({ kind }) => kind !== "none");
  const dropped = isClosed && ctx.actor.expertId !== null ? await dropConflicted(tx, ctx, ctx.actor.expertId) : ok([]);
  if (!dropped.ok) return dropped;
  if (ctx.actor.expertId !== null) await replaceInReview(tx, ctx, ctx.actor.expertId, dropped.value);
  // An expert's word is logged with the expert: who judges an item must not stand in its history.
  const [noun, id] = as === "expert" ? (["expert", ctx.actor.expertId] as const) : (["challenge", challenge.id] as const);
  await appendEvent(tx, noun, id, isClosed ? "declareConflict" : "declareNoConflict", { ...actorFacts(ctx.actor), no: challenge.no, occasion }, words === "" ? null : { words });
  if (isClosed) await tellSupervisors(tx, challenge.id, as === "expert" ? "expertRecused" : "staffRecused");
  return ok({ isClosed, dropped: dropped.value.length > 0 });
}
