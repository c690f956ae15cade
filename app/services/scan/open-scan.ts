import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import type { StoredScan } from "#app/db/scan.ts";
import { fileTypeOf, mediaTypes } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { openOwn } from "#app/services/bid-file/open-own.ts";
import type { ReadableFile } from "#app/services/bid-file/read-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keptLabel } from "./keep-scan.ts";

export type OpenedScan = Omit<ReadableFile, "isForMarking">;

/** 打开扫描件 for somebody who may: noted in the log before anything is handed out. Refusal: bidSealBroken. */
export async function openScan(ctx: Context, stored: StoredScan): Promise<Result<OpenedScan>> {
  const { name, identity } = keptLabel.read(stored.id, stored.label);
  const body = await openOwn(stored.ciphertextDigest, identity);
  if (!body) return refuse("bidSealBroken");
  await inTransaction(async (tx) => ok(await appendEvent(tx, "paperScan", stored.id, "openScan", { ...actorFacts(ctx.actor), scan: stored.digest })));
  return ok({ name, size: stored.size, type: mediaTypes[fileTypeOf(name) ?? "zip"], body });
}
