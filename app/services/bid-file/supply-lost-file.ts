import type { Readable } from "node:stream";
import { fileKeyOf } from "#app/crypto/age.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { findOpenedFiles, writeSuppliedFile } from "#app/db/bid-opened-file.ts";
import { inTransaction } from "#app/db/client.ts";
import { lockResupply } from "#app/db/resupply.ts";
import { fileNameOf, fileTypeOf, largestFile } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { dropSealed, hasFreeSpace, readSealedHead } from "#app/files/file-store.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { teamBid } from "#app/services/bid/team-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { fileFolder } from "./file-folder.ts";
import { type OwnSealed, sealOwn } from "./seal-own.ts";

/**
 * 重新提供附件, after the 留存件 and until the end of the time: a file counts when its digest is one that was sealed, under whatever
 * name it comes. Refusals: notFound, wrongState, deadlinePassed, fileRefused; attachmentDiffers (`name`).
 */
export async function supplyLostFile(ctx: Context, reference: string, sent: { name: string; content: Readable }): Promise<Result<null>> {
  const bid = await teamBid(ctx, reference);
  const name = fileNameOf(sent.name);
  const type = name === null ? null : fileTypeOf(name);
  const refused = !bid.ok ? bid : bid.value.status !== "contentSupplied" ? refuse("wrongState", { facts: { state: bid.value.status } }) : null;
  const problem = name === null ? "nameNotAllowed" : type === null ? "typeNotAllowed" : (await hasFreeSpace(fileFolder())) ? null : "diskFull";
  if (refused || problem || !bid.ok) {
    sent.content.resume();
    return refused ?? refuse("fileRefused", { facts: { problem: problem! } });
  }
  const sealed = await sealOwn(sent.content, type!, largestFile);
  if (!sealed.ok) return refuse("fileRefused", { facts: { problem: sealed.problem } });
  const kept = await keepFile(bid.value.id, name!, sealed.file);
  if (!kept.ok || !kept.value.isNew) await dropSealed(fileFolder(), sealed.file.ciphertextDigest);
  return kept.ok ? ok(null) : kept;
}

/** Under the row of what was asked: no file slips in behind the end of the time. The same file twice is one. */
async function keepFile(bidId: string, name: string, { digest, ciphertextDigest, identity }: OwnSealed): Promise<Result<{ isNew: boolean }>> {
  const head = await readSealedHead(fileFolder(), ciphertextDigest);
  const key = head && (await fileKeyOf(head, identity));
  if (!key?.ok) throw new Error("A file that was just sealed cannot be opened");
  return inTransaction(async (tx): Promise<Result<{ isNew: boolean }>> => {
    const asked = await lockResupply(tx, bidId);
    if (!asked || asked.isOver) return refuse("deadlinePassed");
    const files = (await findOpenedFiles(bidId, tx)).map((one) => ({ ...one, file: keptOpenedFile.read(bidId, one.position, one.entry).file }));
    const same = files.filter(({ file }) => file.digest === digest);
    const awaited = same.find(({ problem }) => problem === "notSupplied");
    if (same.length === 0) return refuse("attachmentDiffers", { facts: { name } });
    if (!awaited) return ok({ isNew: false });
    const entry = keptOpenedFile.keep(bidId, awaited.position, { file: { ...awaited.file, ciphertextDigest }, fileKey: toBase64url(key.value) });
    await writeSuppliedFile(tx, bidId, { position: awaited.position, entry, ciphertextDigest });
    return ok({ isNew: true });
  });
}
