import { digestJson } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findUnsignedDemands } from "#app/db/demand.ts";
import { findSignedItems, insertOwnerLetter, type SignedItem } from "#app/db/owner-letter.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { keepsPromise, type OwnerLetter, signedText } from "#app/domain/challenge/owner-letter.ts";
import { commitmentLetter } from "#app/domain/demand/schema.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type ChallengeSubject, challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { followsRound } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const digestOf = ({ content }: SignedItem) => digestJson(signedText(content));

/** Whether the item needs a letter of its own: its demand's is enough as long as the item promises what was signed there. */
const asksOwn = ({ content, demand }: SignedItem) => demand === null || !keepsPromise(content, demand);

/** 承诺书 gates publication: of the challenges those whose owner has not signed for the text as it stands, with the refusal. */
export async function commitmentLacks(challengeIds: readonly string[], tx?: Transaction): Promise<Map<string, Refusal>> {
  const unsigned = await findUnsignedDemands(challengeIds, tx);
  const lacks = new Map(unsigned.map(({ challengeId, no, version }): [string, Refusal] => [challengeId, { code: "commitmentMissing", facts: { no, version } }]));
  for (const item of await findSignedItems(challengeIds, tx)) {
    if (lacks.has(item.id) || !asksOwn(item)) continue;
    const digest = digestOf(item);
    if (item.letters.some(({ textDigest }) => textDigest === digest)) continue;
    const isOutdated = item.letters.length > 0 || item.demand !== null;
    lacks.set(item.id, { code: "ownerLetterMissing", facts: { no: item.content.no, owner: item.ownerName, ...(isOutdated && { isOutdated: 1 }) } });
  }
  return lacks;
}

/** The same of one challenge; null where nothing is missing. */
export async function commitmentLack(challengeId: string, tx?: Transaction): Promise<Refusal | null> {
  return (await commitmentLacks([challengeId], tx)).get(challengeId) ?? null;
}

const isSignable = ({ status }: Pick<ChallengeSubject, "status">) => status === "drafted" || status === "approved";
const maySign = (held: readonly Relation[]) => held.some((relation) => relation === "officer" || relation === "owner" || relation === "system");

/**
 * 登记承诺书 of an item that came from no demand, or promises something else than its demand did, for its text as it stands, by its owner or by the officer from paper. Refusals:
 * notFound, notAllowed, wrongState (published already), noOwnerToSign (no owner, or a demand whose letter is enough), badDate.
 */
export async function commitItem(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ no: string }>> {
  const input = commitmentLetter.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const subject = await findSubject("challenge", no);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!maySign(held)) return refuse("notAllowed");
  const today = shanghaiDate(ctx.now);
  if (!today.ok || input.data.signedOn > today.value) return refuse("badDate", { fields: [{ path: "signedOn", message: "dateInFuture" }] });
  return inTransaction(async (tx) => {
    const fresh = (await findSubject("challenge", subject.id, tx)) ?? subject;
    if (!isSignable(fresh)) return refuse("wrongState", { facts: { state: fresh.status } });
    if (!(await recordLetter(tx, ctx, subject.id, input.data))) return refuse("noOwnerToSign");
    return ok({ no: subject.no });
  });
}

/** The letter and its event, for the item's text as it stands; false where the item asks for none. */
export async function recordLetter(tx: Transaction, { actor }: Pick<Context, "actor">, challengeId: string, letter: { signer: string; signedOn: string; scan: string }): Promise<boolean> {
  const [item] = await findSignedItems([challengeId], tx);
  if (!item || !asksOwn(item)) return false;
  await insertOwnerLetter(tx, challengeId, { ...letter, textDigest: digestOf(item), recordedBy: actor.personId });
  await appendEvent(tx, "challenge", challengeId, "commit", { ...actorFacts(actor), no: item.content.no, content: digestOf(item), scan: letter.scan });
  return true;
}

export interface LetterPage {
  no: string;
  title: string;
  status: ChallengeState;
  ownerName: string;
  letters: OwnerLetter[];
  mayRecord: boolean;
}

/** 需求方承诺书 of an item, for the bureau and the owner. Refusal: notFound for everybody else, and for an item that asks for none. */
export async function showOwnerLetter(ctx: Context, no: string): Promise<Result<LetterPage>> {
  const subject = await findSubject("challenge", no);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !(followsRound(held) || held.includes("owner"))) return refuse("notFound");
  const [item] = await findSignedItems([subject.id]);
  if (!item || !(asksOwn(item) || item.letters.length > 0)) return refuse("notFound");
  const digest = digestOf(item);
  return ok({
    no: subject.no,
    title: item.content.title,
    status: subject.status,
    ownerName: item.ownerName,
    letters: item.letters.map(({ textDigest, ...letter }) => ({ ...letter, isCurrent: textDigest === digest })),
    mayRecord: isSignable(subject) && maySign(held) && asksOwn(item),
  });
}
