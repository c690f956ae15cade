import type { Readable } from "node:stream";
import { findFile, type StoredFile } from "#app/db/bid-file.ts";
import type { ProposalNote } from "#app/domain/bid/proposal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { uploadedBytes, writeUpload } from "#app/files/file-store.ts";
import { keptFileLabel } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { editableBid } from "./editable-bid.ts";
import { fileFolder } from "./file-folder.ts";
import { uploadKeyOf } from "./upload-key.ts";

/** An upload of one's own team that may go on, with how far it has come. `received` is null when its bytes are gone. */
export interface OwnUpload extends StoredFile {
  received: number | null;
  note: ProposalNote | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Refusals: notFound, in the same words for another team's upload and for none; else as `editableBid`. */
export async function findUpload(ctx: Context, fileId: string): Promise<Result<OwnUpload>> {
  const file = uuid.test(fileId) ? await findFile(fileId) : null;
  if (!file) return refuse("notFound");
  const bid = await editableBid(ctx, file.bidId);
  if (!bid.ok) return bid;
  const isOver = file.status === "sealed" || file.status === "refused" || file.status === "checking";
  return ok({ ...file, note: keptFileLabel.read(fileId, file.label).note, received: isOver ? file.size : await uploadedBytes(fileFolder(), fileId) });
}

/** Writes a part from this offset on; answers how far the upload reaches. What `findUpload` answered is the permission. */
export function receivePart(upload: OwnUpload, part: Readable, offset: number): Promise<number> {
  return writeUpload(fileFolder(), upload.id, uploadKeyOf(upload), part, offset);
}
