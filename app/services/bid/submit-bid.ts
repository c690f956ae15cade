import { randomUUID } from "node:crypto";
import { z } from "zod";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { canonicalJson } from "#app/crypto/canonical.ts";
import type { JsonObject } from "#app/db/audit.ts";
import type { BidAtDesk, BidDesk } from "#app/db/bid-desk.ts";
import { findVersionByKey, type StoredVersion } from "#app/db/bid-submission.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { draftOfForm } from "#app/domain/bid/form.ts";
import { bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { type BidDraft, bidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { edgeOf } from "#app/domain/kernel/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput, type MoveService, refusalOf } from "#app/services/kernel/define-move.ts";
import { moverFacts } from "#app/services/kernel/transition.ts";
import { rebasedForm, storedFull } from "./form-pages.ts";
import { keptDraft, keptSubmission, keyEncryptionKey } from "./keep-content.ts";
import { memberDigest } from "./member-blocks.ts";
import { type PreparedSubmission, prepareSubmission, refuseClaims } from "./prepare-submission.ts";
import { receiptKey } from "./receipt-key.ts";
import { isStored, saveTeamDraft, thinHistory } from "./save-draft.ts";
import { recordInLine } from "./submission-line.ts";
import { teamDesk } from "./team-bid.ts";
import { tellRefused } from "./tell-refused.ts";

type Move = "submit" | "replace";

const submitInput = z.strictObject({
  /** What is submitted; it is saved as the draft with it. Left out, the saved draft is submitted. */
  content: bidDraft.optional(),
  /** Revision of the draft that `content` was typed on. */
  revision: z.int().min(0).optional(),
  /** One per rendered form: sent twice it counts once. */
  idempotencyKey: z.string().min(8).max(100).optional(),
});

/** What is asked for: a content, or null for the saved draft. */
interface Request {
  content: BidDraft | null;
  revision: number | undefined;
  mark: RequestMark;
}

/** A request as it is recognised when it comes again: the key within the person, a keyed digest of the body. */
interface RequestMark {
  key: string;
  digest: string;
}

/** The revision that is submitted; `draft` is its text where it is new and stored with the submission. */
interface Revision {
  content: BidDraft;
  base: number;
  draft: BidDraft | null;
}

/**
 * 提交 and 替换: checked and sealed first, then one call of submit_bids() with the receipt and its mail in one transaction.
 * Refusals: notFound, notAllowed, wrongState, notYetOpen, deadlinePassed; editedElsewhere, bidIncomplete, ownerMayNotBid;
 * membersUnconfirmed, leadPersonUnavailable, unitInOtherBid, unitLimit; statusChanged; idempotencyMismatch.
 */
function sealingMove(name: Move): MoveService<"bid"> {
  return { noun: "bid", name, input: submitInput, reasonNeeded: false, run: (ctx, reference, rawInput) => run(name, ctx, reference, rawInput) };
}

export const submitBid = sealingMove("submit");
export const replaceBid = sealingMove("replace");

async function run(move: Move, ctx: Context, reference: string, rawInput: unknown): Promise<Result<JsonObject>> {
  const input = submitInput.safeParse(rawInput ?? {});
  const key = requestKey(ctx, input.data?.idempotencyKey);
  const found = await teamDesk(ctx, reference, key);
  // Visibility first: who may not know the bid gets no word about the input either.
  if (!found.ok) return found;
  if (!input.success) return invalidInput(input.error);
  const { content = null, revision } = input.data;
  return submit(move, ctx, found.value, { content, revision, rebase: () => Promise.resolve(revision), key });
}

/** The same for the posted form: what is on the screen is what is submitted. */
export async function submitForm(move: Move, ctx: Context, reference: string, form: BidForm, once: string | null): Promise<Result<JsonObject>> {
  const key = requestKey(ctx, once ?? undefined);
  const found = await teamDesk(ctx, reference, key);
  if (!found.ok) return found;
  const { bid, desk } = found.value;
  return submit(move, ctx, found.value, {
    content: draftOfForm(form, desk.ground.indicators, storedFull(bid.id, desk)),
    revision: form.revision,
    rebase: () => rebasedForm(bid.id, desk, form.revision),
    key,
  });
}

function requestKey(ctx: Context, idempotencyKey: string | undefined): string {
  return `${ctx.actor.personId}:${idempotencyKey ?? randomUUID()}`;
}

interface Given {
  content: BidDraft | null;
  revision: number | undefined;
  /** The revision that it is written on, where the page sent another: the request is recognised by what was sent. */
  rebase: () => Promise<number | undefined>;
  key: string;
}

async function submit(move: Move, ctx: Context, { bid, desk }: BidAtDesk, { content, revision, rebase, key }: Given): Promise<Result<JsonObject>> {
  const body = { ...(content && { content }), ...(revision !== undefined && { revision }) };
  const request: Request = { content, revision, mark: { key, digest: blindDigest(keyEncryptionKey(), "bidRequest", bid.id, move, canonicalJson(body)) } };
  const replayed = desk.isAnswered ? await replay(request.mark, bid) : null;
  if (replayed) return replayed;
  const refused = refusalOf("bid", ctx, move, bid);
  if (refused) return answerRefused(bid, refused);
  const base = await rebase();
  const submitted = await attempt(move, ctx, bid, desk, { ...request, revision: base });
  if (submitted.ok) return submitted;
  // The same request may have won while this one was on its way.
  const won = await replay(request.mark, bid);
  if (won) return won;
  // What was typed is kept, whatever became of the submission.
  const saved = content === null ? null : await saveTeamDraft(ctx, bid, desk, { draft: content, revision: base });
  return saved === null || saved.ok ? answerRefused(bid, submitted.refusal) : saved;
}

async function answerRefused(bid: BidSubject, refusal: Refusal): Promise<Result<JsonObject>> {
  await tellRefused(bid.id, refusal.code);
  return { ok: false, refusal };
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

async function attempt(move: Move, ctx: Context, bid: BidSubject, desk: BidDesk, { content, revision, mark }: Request): Promise<Result<JsonObject>> {
  const next = revisionOf(bid.id, desk, content, revision);
  if (!next) return refuse("editedElsewhere", { facts: { revision: desk.draft.revision } });
  const prepared = await prepareSubmission(bid, desk, next.content);
  return prepared.ok ? record(move, ctx, bid, { desk, next, prepared: prepared.value, mark }) : prepared;
}

/** What is submitted, on which revision; null when somebody saved another one meanwhile. */
function revisionOf(bidId: string, { draft: stored }: BidDesk, content: BidDraft | null, revision: number | undefined): Revision | null {
  const base = stored.revision;
  if (content && isStored(bidId, stored, content)) return { content, base, draft: null };
  if (revision !== undefined && revision !== base) return null;
  if (content) return { content, base, draft: content };
  return { content: stored.content ? keptDraft.read(bidId, base, stored.content) : emptyDraft, base, draft: null };
}

async function record(move: Move, ctx: Context, bid: BidSubject, given: { desk: BidDesk; next: Revision; prepared: PreparedSubmission; mark: RequestMark }): Promise<Result<JsonObject>> {
  const { desk, next, prepared, mark } = given;
  const edge = edgeOf(bidLifecycle, move, bid.status);
  if (!edge) return refuse("wrongState", { facts: { state: bid.status } });
  const { content, sealed, files } = prepared;
  const revision = next.base + (next.draft ? 1 : 0);
  const { answer, shortCode } = await recordInLine({
    ready: {
      bidId: bid.id,
      from: edge.from,
      to: edge.to,
      version: bid.version,
      move,
      envelope: sealed.envelope,
      commitment: sealed.commitment,
      idempotencyKey: mark.key,
      requestDigest: mark.digest,
      personId: ctx.actor.personId!,
      event: { ...moverFacts("bid", bid, move, ctx.actor), no: bid.no },
      draftRevision: next.base,
      draft: next.draft && keptDraft.keep(bid.id, revision, next.draft),
      copy: keptSubmission.keep(bid.id, revision, sealed.plaintext),
      files: files.map(({ id }) => id),
      members: content.members.map(({ uscc }) => memberDigest(bid.challengeId, uscc)),
      claims: prepared.claims,
    },
    receipt: {
      key: await receiptKey(desk.signingKey),
      bidNo: bid.no,
      ground: desk.ground,
      sealed,
      fileDigests: files.map(({ file }) => file.digest),
      openingKeyFingerprint: prepared.openingKeyFingerprint,
      mailbox: desk.mailbox,
      phone: desk.phone,
    },
  });
  if (answer.problem === "claimsTaken") return refuseClaims(answer.taken);
  if (answer.problem || shortCode === null) return refuse(answer.problem === "wrongState" ? "notYetOpen" : (answer.problem ?? "statusChanged"));
  if (next.draft) await thinHistory(bid.id, revision);
  return ok(answerOf(bid.no, { number: answer.number, receivedAt: answer.receivedAt.toISOString(), shortCode, commitment: sealed.commitment, auditSeq: Number(answer.seq) }));
}
