import { randomUUID } from "node:crypto";
import { z } from "zod";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { askMembers } from "#app/db/bid-members.ts";
import { lockOpenChallenge } from "#app/db/bid.ts";
import { insertVersionFiles } from "#app/db/bid-file.ts";
import { addClaims, type Claim, callSubmitBid, findMailAddress, findVersionByKey, replaceClaims, type StoredVersion, writeSubmittedCopy } from "#app/db/bid-submission.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { bidDraft } from "#app/domain/bid/schema.ts";
import { edgeOf } from "#app/domain/kernel/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput, type MoveService, refusalOf } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keptSubmission, keyEncryptionKey } from "./keep-content.ts";
import { type PreparedSubmission, prepareSubmission, refuseClaims } from "./prepare-submission.ts";
import { memberDigest } from "./member-blocks.ts";
import { giveReceipt } from "./give-receipt.ts";
import { receiptKey } from "./receipt-key.ts";
import { saveTeamDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

const submitInput = z.strictObject({
  /** What is submitted; it is saved as the draft first. Left out, the saved draft is submitted. */
  content: bidDraft.optional(),
  /** Revision of the draft that `content` was typed on. */
  revision: z.int().min(0).optional(),
  /** One per rendered form: sent twice it counts once. */
  idempotencyKey: z.string().min(8).max(100).optional(),
});
type SubmitInput = z.output<typeof submitInput>;

/** A request as it is recognised when it comes again: the key within the person, a keyed digest of the body. */
interface RequestMark {
  key: string;
  digest: string;
}

/**
 * 提交 and 替换: checked and sealed first, then one call of submit_bid() with the receipt and its mail in one transaction.
 * Refusals: notFound, notAllowed, wrongState, notYetOpen, deadlinePassed; editedElsewhere, bidIncomplete, ownerMayNotBid;
 * membersUnconfirmed, leadPersonUnavailable, unitInOtherBid, unitLimit; statusChanged; idempotencyMismatch.
 */
function sealingMove(name: "submit" | "replace"): MoveService<"bid"> {
  return { noun: "bid", name, input: submitInput, reasonNeeded: false, run: (ctx, reference, rawInput) => run(name, ctx, reference, rawInput) };
}

export const submitBid = sealingMove("submit");
export const replaceBid = sealingMove("replace");

async function run(move: "submit" | "replace", ctx: Context, reference: string, rawInput: unknown): Promise<Result<JsonObject>> {
  const input = submitInput.safeParse(rawInput ?? {});
  const bid = await teamBid(ctx, reference);
  // Visibility first: who may not know the bid gets no word about the input either.
  if (!bid.ok) return bid;
  if (!input.success) return invalidInput(input.error);
  const mark = markOf(ctx, bid.value, move, input.data);
  const replayed = await replay(mark, bid.value);
  if (replayed) return replayed;
  const refused = refusalOf("bid", ctx, move, bid.value);
  if (refused) return { ok: false, refusal: refused };
  const { content, revision } = input.data;
  const saved = content && (await saveTeamDraft(ctx, bid.value, { draft: content, revision }));
  if (saved?.ok === false) return saved;
  const prepared = await prepareSubmission(bid.value, saved && content ? { revision: saved.value.revision, draft: content } : { revision });
  if (!prepared.ok) return prepared;
  const submitted = await record(move, ctx, bid.value, prepared.value, mark);
  if (submitted.ok) return submitted;
  // The same request may have won while this one was on its way.
  return (await replay(mark, bid.value)) ?? submitted;
}

function markOf(ctx: Context, bid: BidSubject, move: string, { idempotencyKey, ...body }: SubmitInput): RequestMark {
  const key = `${ctx.actor.personId}:${idempotencyKey ?? randomUUID()}`;
  return { key, digest: blindDigest(keyEncryptionKey(), "bidRequest", bid.id, move, canonicalJson(body)) };
}

/** The stored answer of a request that was already answered, or the refusal for another body under its key; null for a new one. */
async function replay(mark: RequestMark, bid: BidSubject): Promise<Result<JsonObject> | null> {
  const stored = await findVersionByKey(mark.key);
  if (!stored) return null;
  return stored.bidId === bid.id && stored.requestDigest === mark.digest ? ok(answerOf(bid.no, stored)) : refuse("idempotencyMismatch");
}

function answerOf(no: string, version: Pick<StoredVersion, "number" | "receivedAt" | "shortCode" | "commitment" | "auditSeq">): JsonObject {
  return { to: "submitted", seq: version.auditSeq, no, bidVersion: version.number, receivedAt: version.receivedAt, shortCode: version.shortCode, commitment: version.commitment };
}

async function record(move: "submit" | "replace", ctx: Context, bid: BidSubject, prepared: PreparedSubmission, mark: RequestMark): Promise<Result<JsonObject>> {
  const edge = edgeOf(bidLifecycle, move, bid.status);
  if (!edge) return refuse("wrongState", { facts: { state: bid.status } });
  const personId = ctx.actor.personId!;
  const [key, recipient] = await Promise.all([receiptKey(), findMailAddress(personId)]);
  const copy = keptSubmission.keep(bid.id, prepared.revision, prepared.content);
  return inTransaction(async (tx, last) => {
    // The lock order of every move: challenge, bid, claims, log. PostgreSQL takes the statements in this order, but they
    // travel together: in the last minute every way there and back is time that others wait. submit_bid() reads the clock again.
    const early = await claimEarly(tx, bid, prepared);
    const [problem, taken, , answer] = await Promise.all([
      lockOpenChallenge(tx, bid),
      early ?? replaceClaims(tx, bid.id, prepared.claims),
      writeSubmittedCopy(tx, bid.id, copy, prepared.revision),
      callSubmitBid(tx, {
        bidId: bid.id,
        from: edge.from,
        to: edge.to,
        version: bid.version,
        move,
        envelope: prepared.sealed.envelope,
        commitment: prepared.sealed.commitment,
        idempotencyKey: mark.key,
        requestDigest: mark.digest,
        personId,
        event: { ...actorFacts(ctx.actor), no: bid.no },
      }),
    ]);
    if (problem) return refuse(problem);
    if (taken.length > 0) return refuseClaims(taken);
    if (prepared.content.members.length > 0) await askMembers(tx, bid, prepared.content.members.map(({ uscc }) => memberDigest(bid.challengeId, uscc)));
    if (answer.problem) return refuse(answer.problem === "wrongState" ? "notYetOpen" : answer.problem);
    if (!(await insertVersionFiles(tx, answer.versionId, prepared.files.map(({ id }) => id)))) return refuse("editedElsewhere");
    const shortCode = await giveReceipt(tx, last, { key, bid, prepared, answer, recipient });
    return ok(answerOf(bid.no, { number: answer.number, receivedAt: answer.receivedAt.toISOString(), shortCode, commitment: prepared.sealed.commitment, auditSeq: Number(answer.seq) }));
  });
}

/** Claims that need more than one statement come before the rest, in the lock order; null where one statement will do. */
async function claimEarly(tx: Transaction, bid: BidSubject, { claims, memberClaims }: PreparedSubmission): Promise<Claim[] | null> {
  if (memberClaims.length === 0 && claims.every(({ orElse }) => orElse === undefined)) return null;
  await lockOpenChallenge(tx, bid);
  const taken = await replaceClaims(tx, bid.id, claims);
  if (taken.length === 0) await addClaims(tx, bid.id, memberClaims);
  return taken;
}
