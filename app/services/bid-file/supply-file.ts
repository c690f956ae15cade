import type { Readable } from "node:stream";
import { fileKeyOf } from "#app/crypto/age.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { appendEvent } from "#app/db/audit.ts";
import { readBidGround } from "#app/db/bid.ts";
import { deleteSupplement, findOpenedFiles, insertSupplement } from "#app/db/bid-opened-file.ts";
import { readCorrection } from "#app/db/bid-opening.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { fileNameOf, fileTypeOf, largestFile, newFileProblem } from "#app/domain/bid/file.ts";
import { newFile } from "#app/domain/bid/file-schema.ts";
import { isRemovable, sealedPageUntil } from "#app/domain/bid/sealed-page.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { dropSealed, hasFreeSpace, readSealedHead } from "#app/files/file-store.ts";
import { checkForm } from "#app/services/bid/check-form.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { teamBid } from "#app/services/bid/team-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { fileFolder } from "./file-folder.ts";
import { listOpenedFiles } from "./list-files.ts";
import { sealOwn } from "./seal-own.ts";

/**
 * 补交附件, by the team: the sealed page within its time, which is no correction, and whatever a running correction that opens the
 * files asks for. Sealed to a key of its own and kept for the evaluation beside the opened ones, which stay as they are. Refusals: notFound, wrongState, deadlinePassed, invalidInput, fileRefused.
 */
export async function supplyFile(ctx: Context, reference: string, sent: { kind: string; name: string; content: Readable }): Promise<Result<null>> {
  const bid = await supplyingBid(ctx, reference);
  const input = newFile.safeParse({ kind: sent.kind, name: sent.name, size: null });
  const held = bid.ok ? await listOpenedFiles(bid.value, ["team"]) : [];
  const problem = input.success ? newFileProblem(input.data, { count: held.length, bytes: held.reduce((sum, { size }) => sum + size, 0) }) : null;
  if (!bid.ok || !input.success || problem) {
    sent.content.resume();
    if (!bid.ok) return bid;
    return input.success ? refuse("fileRefused", { facts: { problem: problem! } }) : invalidInput(input.error);
  }
  const name = fileNameOf(sent.name)!;
  const space = await hasFreeSpace(fileFolder());
  if (!space) sent.content.resume();
  const sealed = space ? await sealOwn(sent.content, fileTypeOf(name)!, largestFile) : { ok: false as const, problem: "diskFull" as const };
  if (!sealed.ok) return refuse("fileRefused", { facts: { problem: sealed.problem } });
  const { size, digest, ciphertextDigest, identity } = sealed.file;
  const head = await readSealedHead(fileFolder(), ciphertextDigest);
  const key = head && (await fileKeyOf(head, identity));
  if (!key?.ok) throw new Error("A file that was just sealed cannot be opened");
  const file = { kind: input.data.kind, name, size, digest, ciphertextDigest };
  const keep = async (tx: Transaction) => {
    const position = Math.max(-1, ...(await findOpenedFiles(bid.value.id, tx)).map((one) => one.position)) + 1;
    await insertSupplement(tx, bid.value.id, { position, entry: keptOpenedFile.keep(bid.value.id, position, { file, fileKey: toBase64url(key.value) }), ciphertextDigest });
    return ok(null);
  };
  return file.kind === "sealedPrint" ? inTime(ctx, bid.value, digest, keep) : inCorrection(bid.value, keep);
}

/** 删除补交的附件, until the correction that it came with is submitted. Refusals: as `supplyFile`; notFound for a file that was there before. */
export async function removeSupplement(ctx: Context, reference: string, position: number): Promise<Result<null>> {
  const bid = await supplyingBid(ctx, reference);
  if (!bid.ok) return bid;
  const removed = await inCorrection(bid.value, async (tx, correction) => {
    const file = (await findOpenedFiles(bid.value.id, tx)).find((one) => one.position === position);
    const isOwn = file?.suppliedAt && isRemovable({ kind: keptOpenedFile.read(bid.value.id, position, file.entry).file.kind, suppliedAt: file.suppliedAt.toISOString() }, correction, bid.value.closesAt);
    const digest = isOwn ? await deleteSupplement(tx, bid.value.id, position) : null;
    return digest === null ? refuse("notFound") : ok(digest);
  });
  if (!removed.ok) return removed;
  await dropSealed(fileFolder(), removed.value);
  return ok(null);
}

async function supplyingBid(ctx: Context, reference: string): Promise<Result<BidSubject>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  return isSupplying(bid.value) ? bid : refuse("wrongState", { facts: { state: bid.value.status } });
}

function isSupplying({ status }: BidSubject): boolean {
  return status === "correctionRequested" || status === "underFormCheck";
}

/**
 * The sealed page within its time, under the bid's row: no page slips in behind the form check's verdict. The log commits to it and
 * the findings follow at once. Afterwards it is a matter of the correction.
 */
async function inTime(ctx: Context, { id }: BidSubject, digest: string, keep: (tx: Transaction) => Promise<Result<null>>): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    await tx.query("select from bid where id = $1 for update", [id]);
    const [bid, ground] = [await findSubject("bid", id, tx), await readBidGround(id, tx)];
    if (!bid) return refuse("notFound");
    if (!isSupplying(bid)) return refuse("wrongState", { facts: { state: bid.status } });
    if (sealedPageUntil(bid, ground.rules.attachments, ctx.now) === null) return withinCorrection(tx, bid, keep);
    const kept = await keep(tx);
    await appendEvent(tx, "bid", id, "supplySealedPage", { ...actorFacts(ctx.actor), no: bid.no, supplied: [digest] });
    await checkForm(tx, ground);
    return kept;
  });
}

function inCorrection<T>(bid: BidSubject, work: CorrectionWork<T>): Promise<Result<T>> {
  return inTransaction((tx) => withinCorrection(tx, bid, work));
}

type CorrectionWork<T> = (tx: Transaction, correction: { requestedAt: string }) => Promise<Result<T>>;

/** Under the correction's row, by the database's clock: no file slips in behind the limit or the submission. */
async function withinCorrection<T>(tx: Transaction, bid: BidSubject, work: CorrectionWork<T>): Promise<Result<T>> {
  const correction = await readCorrection(bid.id, tx, true);
  if (!correction?.fields.includes("files") || correction.correctedAt !== null) return refuse("wrongState", { facts: { state: bid.status } });
  return correction.isOver ? refuse("deadlinePassed") : work(tx, correction);
}
