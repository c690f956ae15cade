import { Readable } from "node:stream";
import { z } from "zod";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { countScansOfDay, findScan, insertScan, lockScansOf } from "#app/db/scan.ts";
import { type FileProblem, fileNameOf, fileTypeOf, isDrawn } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type GivenScan, isSentScan, largestScan, mostScansADay } from "#app/domain/scan/scan.ts";
import { dropSealed, hasFreeSpace } from "#app/files/file-store.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sealOwn } from "#app/services/bid-file/seal-own.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const label = z.strictObject({ name: z.string(), identity: z.string() });

/** What a scan is called and the key that opens it. Throws when it cannot be read: an accident for the operator. */
export const keptLabel = {
  keep: (id: string, scan: z.output<typeof label>) => protect(keyEncryptionKey(), "paperScan", id, new TextEncoder().encode(JSON.stringify(scan))),
  read: (id: string, blob: Uint8Array): z.output<typeof label> => {
    const text = unprotect(keyEncryptionKey(), "paperScan", id, new Uint8Array(blob));
    if (!text.ok) throw new Error(`A protected text cannot be read (paperScan ${id}: ${text.reason})`);
    return label.parse(JSON.parse(new TextDecoder().decode(text.value)));
  },
};

export interface KeptScan {
  digest: string;
  name: string;
  size: number;
}

/**
 * 扫描件 of a paper, kept under its SHA-256: whatever record names that digest names this file. Inspected in a thread and never in
 * clear on disk, as all files. By whoever has a duty or acts for a unit; the same file twice is kept once
 * and counts twice towards what one person hands in within a day.
 * Refusals: signInNeeded, notAllowed, fileRefused (facts `problem`).
 */
export async function keepScan({ actor }: Pick<Context, "actor">, sent: { name: string; content: Readable }): Promise<Result<KeptScan>> {
  const name = fileNameOf(sent.name);
  const type = name === null ? null : fileTypeOf(name);
  const problem = name === null ? "nameNotAllowed" : isDrawn(type) ? null : "evidenceType";
  const { personId } = actor;
  const barred = personId === null ? refuse("signInNeeded") : actor.roles.length + actor.units.length === 0 ? refuse("notAllowed") : problem ? refused(problem) : await whyFull(personId);
  if (barred || personId === null || name === null || !isDrawn(type)) {
    sent.content.resume();
    return barred ?? refused("nameNotAllowed");
  }
  const sealed = await sealOwn(sent.content, type, largestScan);
  if (!sealed.ok) return refused(sealed.problem);
  const { id, size, digest, ciphertextDigest, identity } = sealed.file;
  const kept = await inTransaction(async (tx): Promise<Result<KeptScan & { isNew: boolean }>> => {
    await lockScansOf(tx, personId);
    if ((await countScansOfDay(personId, tx)) >= mostScansADay) return refused("tooManyFiles");
    const stored = await insertScan(tx, { id, digest, label: keptLabel.keep(id, { name, identity }), size, ciphertextDigest, addedBy: personId });
    await appendEvent(tx, "paperScan", stored.id, "keepScan", { ...actorFacts(actor), scan: digest });
    return ok({ digest, name, size, isNew: stored.isNew });
  });
  if (!kept.ok || !kept.value.isNew) await dropSealed(fileFolder(), ciphertextDigest);
  return kept.ok ? ok({ digest, name, size }) : kept;
}

function refused(problem: FileProblem): Result<never> {
  return refuse("fileRefused", { facts: { problem } });
}

async function whyFull(personId: string): Promise<Result<never> | null> {
  if ((await countScansOfDay(personId)) >= mostScansADay) return refused("tooManyFiles");
  return (await hasFreeSpace(fileFolder())) ? null : refused("diskFull");
}

/** The digest of a scan as a form gives it; a file that came with the form is kept first. Refusals: as `keepScan`. */
export async function digestOfScan(ctx: Pick<Context, "actor">, given: GivenScan): Promise<Result<string>> {
  if (!isSentScan(given)) return ok(given);
  const kept = await keepScan(ctx, { name: given.name, content: Readable.from([Buffer.from(given.bytes)]) });
  return kept.ok ? ok(kept.value.digest) : kept;
}

/** What a kept scan is called; "" where its digest alone is known. */
export async function scanName(digest: string): Promise<string> {
  const stored = await findScan(digest);
  return stored ? keptLabel.read(stored.id, stored.label).name : "";
}
