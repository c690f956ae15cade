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
import { signingUnit } from "#app/services/demand/signing-unit.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const digestOf = ({ content }: SignedItem) => digestJson(signedText(content));

/** Whether the item needs a letter of its own: its demand's is enough as long as the item promises what was signed there. */
const asksOwn = ({ content, demand }: SignedItem) => demand === null || !keepsPromise(content, demand);

/** The owner (null) and 联合需求单位 by credit code. */
const signatoriesOf = ({ ownerName, coOwners }: SignedItem) => [{ uscc: null, name: ownerName }, ...coOwners.map(({ unitUscc, unitName }) => ({ uscc: unitUscc, name: unitName }))];

/** Whether a unit signed for the item as it stands: in a letter of its own, or, where the item promises what the demand did, in the demand's. */
function isSignedBy(item: SignedItem, uscc: string | null): boolean {
  const digest = digestOf(item);
  return (!asksOwn(item) && item.demandSigned.includes(uscc)) || item.letters.some(({ unitUscc, textDigest }) => unitUscc === uscc && textDigest === digest);
}

/** 承诺书 gates publication: of the challenges those that an owner has not signed for as they stand, with the refusal. */
export async function commitmentLacks(challengeIds: readonly string[], tx?: Transaction): Promise<Map<string, Refusal>> {
  const unsigned = await findUnsignedDemands(challengeIds, tx);
  const lacks = new Map(unsigned.map(({ challengeId, no, version }): [string, Refusal] => [challengeId, { code: "commitmentMissing", facts: { no, version } }]));
  for (const item of await findSignedItems(challengeIds, tx)) {
    const unsignedBy = signatoriesOf(item).find(({ uscc }) => !isSignedBy(item, uscc));
    if (lacks.has(item.id) || !unsignedBy) continue;
    const isOutdated = item.letters.some(({ unitUscc }) => unitUscc === unsignedBy.uscc) || (item.demand !== null && unsignedBy.uscc === null);
    lacks.set(item.id, { code: "ownerLetterMissing", facts: { no: item.content.no, owner: unsignedBy.name, ...(isOutdated && { isOutdated: 1 }) } });
  }
  return lacks;
}

/** The same of one challenge; null where nothing is missing. */
export async function commitmentLack(challengeId: string, tx?: Transaction): Promise<Refusal | null> {
  return (await commitmentLacks([challengeId], tx)).get(challengeId) ?? null;
}

const isSignable = ({ status }: Pick<ChallengeSubject, "status">) => status === "drafted" || status === "approved";
const maySign = (held: readonly Relation[]) => held.some((relation) => relation === "officer" || relation === "owner" || relation === "coOwner" || relation === "system");

/**
 * 登记承诺书 of an item that came from no demand, or promises something else than its demand did, for its text as it stands, by its owner, a 联合需求单位 or the officer from paper. Refusals:
 * notFound, notAllowed, wrongState (published already), noOwnerToSign (no owner, or a demand whose letter is enough), badDate, invalidInput (`unit`).
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
    const [item] = await findSignedItems([subject.id], tx);
    if (!item) return refuse("noOwnerToSign");
    const { unit: named, ...letter } = input.data;
    const unit = signingUnit(ctx.actor, held, named, { lead: item.content.owner ?? "", coOwners: item.coOwners });
    if (!unit.ok) return unit;
    if (unit.value === null && !asksOwn(item)) return refuse("noOwnerToSign");
    await recordLetter(tx, ctx, item, { ...letter, unitUscc: unit.value });
    return ok({ no: subject.no });
  });
}

/** The letter and its event, for the item's text as it stands; `unitUscc`: of which 联合需求单位, null of the owner. */
async function recordLetter(tx: Transaction, { actor }: Pick<Context, "actor">, item: SignedItem, letter: { unitUscc: string | null; signer: string; signedOn: string; scan: string }): Promise<void> {
  await insertOwnerLetter(tx, item.id, { ...letter, textDigest: digestOf(item), recordedBy: actor.personId });
  await appendEvent(tx, "challenge", item.id, "commit", { ...actorFacts(actor), no: item.content.no, content: digestOf(item), scan: letter.scan, ...(letter.unitUscc && { unit: letter.unitUscc }) });
}

/** The owner's letter of an item that was just made from nothing. */
export async function recordOwnersLetter(tx: Transaction, ctx: Pick<Context, "actor">, challengeId: string, letter: { signer: string; signedOn: string; scan: string }): Promise<void> {
  const [item] = await findSignedItems([challengeId], tx);
  if (item) await recordLetter(tx, ctx, item, { ...letter, unitUscc: null });
}

export interface LetterPage {
  no: string;
  title: string;
  status: ChallengeState;
  letters: OwnerLetter[];
  /** Who signs, the owner first, with whether it did for the text as it stands. */
  signatories: { uscc: string; name: string; isSigned: boolean }[];
  mayRecord: boolean;
}

/** 需求方承诺书 of an item, for the bureau and the owners. Refusal: notFound for everybody else, and for an item that asks for none. */
export async function showOwnerLetter(ctx: Context, no: string): Promise<Result<LetterPage>> {
  const subject = await findSubject("challenge", no);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !(followsRound(held) || held.includes("owner") || held.includes("coOwner"))) return refuse("notFound");
  const [item] = await findSignedItems([subject.id]);
  if (!item || !(asksOwn(item) || item.letters.length > 0 || item.coOwners.length > 0)) return refuse("notFound");
  const digest = digestOf(item);
  return ok({
    no: subject.no,
    title: item.content.title,
    status: subject.status,
    letters: item.letters.map(({ textDigest, unitUscc, ...letter }) => ({ ...letter, unitName: item.coOwners.find((one) => one.unitUscc === unitUscc)?.unitName ?? null, isCurrent: textDigest === digest })),
    signatories: signatoriesOf(item).map(({ uscc, name }) => ({ uscc: uscc ?? item.content.owner ?? "", name, isSigned: isSignedBy(item, uscc) })),
    mayRecord: isSignable(subject) && maySign(held) && (asksOwn(item) || item.coOwners.length > 0),
  });
}
