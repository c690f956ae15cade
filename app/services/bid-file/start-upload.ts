import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { associatedData, wrapSecret } from "#app/crypto/key-wrap.ts";
import { keyBytes } from "#app/crypto/secrets.ts";
import { lockOpenChallenge } from "#app/db/bid.ts";
import { insertFile, lockHeldFiles } from "#app/db/bid-file.ts";
import { inTransaction } from "#app/db/client.ts";
import { fileNameOf, newFileProblem } from "#app/domain/bid/file.ts";
import { newFile } from "#app/domain/bid/file-schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { createUpload, hasFreeSpace } from "#app/files/file-store.ts";
import { keptFileLabel, keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { editableBid } from "./editable-bid.ts";
import { fileFolder } from "./file-folder.ts";

/** The id of a file that is to come. */
export function newFileId(): string {
  return uuidv7();
}

/**
 * 开始上传: a place for the file's bytes and a key of its own for them. `fileId` is a new UUID. Refusals: as `editableBid`;
 * invalidInput; fileRefused (facts `problem`).
 */
export async function startUpload(ctx: Context, reference: string, fileId: string, rawInput: unknown): Promise<Result<{ fileId: string }>> {
  const bid = await editableBid(ctx, reference);
  if (!bid.ok) return bid;
  const input = newFile.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const file = input.data;
  if (!(await hasFreeSpace(fileFolder()))) return refuse("fileRefused", { facts: { problem: "diskFull" } });
  const started = await inTransaction(async (tx) => {
    const closed = await lockOpenChallenge(tx, bid.value);
    if (closed) return refuse(closed);
    const problem = newFileProblem(file, await lockHeldFiles(tx, bid.value.id));
    if (problem) return refuse("fileRefused", { facts: { problem } });
    const label = keptFileLabel.keep(fileId, { kind: file.kind, name: fileNameOf(file.name)!, digest: null });
    await insertFile(tx, { id: fileId, bidId: bid.value.id, label, size: file.size, uploadKey: newUploadKey(fileId), addedBy: ctx.actor.personId! });
    return ok({ fileId });
  });
  if (started.ok) await createUpload(fileFolder(), fileId);
  return started;
}

function newUploadKey(fileId: string): Uint8Array {
  const key = randomBytes(keyBytes);
  const wrapped = wrapSecret(keyEncryptionKey(), associatedData("uploadKey", fileId), key);
  key.fill(0);
  return wrapped;
}
