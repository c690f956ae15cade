import type { Readable } from "node:stream";
import { fileKeyOf } from "#app/crypto/age.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { deleteSupplement, findOpenedFiles, insertSupplement } from "#app/db/bid-opened-file.ts";
import { readCorrection } from "#app/db/bid-opening.ts";
import { inTransaction } from "#app/db/client.ts";
import { fileNameOf, fileTypeOf, largestFile, newFileProblem } from "#app/domain/bid/file.ts";
import { newFile } from "#app/domain/bid/file-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { dropSealed, hasFreeSpace, readSealedHead } from "#app/files/file-store.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { teamBid } from "#app/services/bid/team-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { fileFolder } from "./file-folder.ts";
import { listOpenedFiles } from "./list-files.ts";
import { sealOwn } from "./seal-own.ts";

/**
 * 补交附件, by the team while a correction that opens the files runs: sealed to a key of its own and kept for the evaluation
 * beside the opened ones, which stay as they are. Refusals: notFound, wrongState, deadlinePassed, invalidInput, fileRefused.
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
  return inCorrection(bid.value, async (tx) => {
    const position = Math.max(-1, ...(await findOpenedFiles(bid.value.id, tx)).map((one) => one.position)) + 1;
    await insertSupplement(tx, bid.value.id, { position, entry: keptOpenedFile.keep(bid.value.id, position, { file, fileKey: toBase64url(key.value) }), ciphertextDigest });
    return ok(null);
  });
}

/** 删除补交的附件, until the correction is submitted. Refusals: as `supplyFile`; notFound for a file of the opened bid. */
export async function removeSupplement(ctx: Context, reference: string, position: number): Promise<Result<null>> {
  const bid = await supplyingBid(ctx, reference);
  if (!bid.ok) return bid;
  const removed = await inCorrection(bid.value, async (tx) => {
    const digest = await deleteSupplement(tx, bid.value.id, position);
    return digest === null ? refuse("notFound") : ok(digest);
  });
  if (!removed.ok) return removed;
  await dropSealed(fileFolder(), removed.value);
  return ok(null);
}

async function supplyingBid(ctx: Context, reference: string): Promise<Result<BidSubject>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  return bid.value.status === "correctionRequested" ? bid : refuse("wrongState", { facts: { state: bid.value.status } });
}

/** Under the correction's row, by the database's clock: no file slips in behind the limit or the submission. */
function inCorrection<T>(bid: BidSubject, work: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(async (tx) => {
    const correction = await readCorrection(bid.id, tx, true);
    if (!correction?.fields.includes("files") || correction.correctedAt !== null) return refuse("wrongState", { facts: { state: bid.status } });
    return correction.isOver ? refuse("deadlinePassed") : work(tx);
  });
}
