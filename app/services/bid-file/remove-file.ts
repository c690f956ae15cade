import { findFile, removeStoredFile } from "#app/db/bid-file.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { dropUpload } from "#app/files/file-store.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { editableBid } from "./editable-bid.ts";
import { fileFolder } from "./file-folder.ts";

/** 删除附件 from the draft. A version that was submitted with it keeps it until it is replaced. Refusals: notFound; else as `editableBid`. */
export async function removeFile(ctx: Context, fileId: string): Promise<Result<null>> {
  const file = await findFile(fileId).catch(() => null);
  if (!file) return refuse("notFound");
  const bid = await editableBid(ctx, file.bidId);
  if (!bid.ok) return bid;
  const removed = await inTransaction(async (tx) => {
    await removeStoredFile(tx, fileId);
    return ok(null);
  });
  if (file.status !== "sealed") await dropUpload(fileFolder(), fileId);
  return removed;
}
