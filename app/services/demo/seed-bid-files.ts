import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { finishUpload } from "#app/services/bid-file/finish-upload.ts";
import { findUpload, receivePart } from "#app/services/bid-file/receive-upload.ts";
import { newFileId, startUpload } from "#app/services/bid-file/start-upload.ts";
import { replaceBid } from "#app/services/bid/submit-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";

const folder = "prisma/demo/documents";
const name = "申报书正文.pdf";

/**
 * The text of a bid as its team sends it, where the demo has one: uploaded, sealed and handed in as a new version, so that
 * experts find a document beside their sheet. Refusals: those of the services; fileRefused.
 */
export async function seedBidFile(ctx: Context, no: string): Promise<Result<null>> {
  const path = join(folder, `${no}.pdf`);
  if (!existsSync(path)) return ok(null);
  const started = await startUpload(ctx, no, newFileId(), { kind: "proposal", name, size: statSync(path).size });
  if (!started.ok) return started;
  const upload = await findUpload(ctx, started.value.fileId);
  if (!upload.ok) return upload;
  await receivePart(upload.value, createReadStream(path), 0);
  const { problem } = await finishUpload(upload.value.id);
  if (problem !== null) return refuse("fileRefused", { facts: { problem } });
  const replaced = await replaceBid.run(ctx, no, {});
  return replaced.ok ? ok(null) : replaced;
}
