import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { resupplyWords } from "#app/messages/zh-CN/resupply.ts";
import { restoreKept } from "#app/services/bid/restore-kept.ts";
import { supplyContent } from "#app/services/bid/supply-content.ts";
import { supplyLostFile } from "#app/services/bid-file/supply-lost-file.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { badInput, type Run } from "./command.ts";
import { readText, reasonOf } from "./input.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** A use case that takes a 留存件, as a command: `… NO FILE --as PERSON`. */
function withKept(take: (ctx: Context, no: string, kept: string) => Promise<Result<unknown>>, words: string): Run {
  return withDatabase(async ({ named, options }) => {
    const ctx = await contextOf(options.as!);
    if (!ctx.ok) return ctx;
    const kept = await readText(named.FILE!, "FILE");
    if (!kept.ok) return kept;
    const taken = await take(ctx.value, named.NO!, kept.value);
    return taken.ok ? ok({ value: taken.value, text: words }) : taken;
  });
}

/** `resupply kept`: 重新提供 of a 留存件, held against the commitment. */
export const resupplyKept = withKept((ctx, no, kept) => supplyContent.run(ctx, no, { kept }), resupplyWords.keptReceived);

/** `receipt restore`: 凭留存件恢复草稿. */
export const receiptRestore = withKept(restoreKept, keptWords.restore.received);

/** `resupply files NO FILE… --as PERSON`: attachments again, each by its digest; the first that differs ends it. */
export const resupplyFiles: Run = withDatabase(async ({ named, rest, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  for (const file of rest) {
    const content = createReadStream(file);
    const problem = await new Promise<Error | null>((answer) => content.once("open", () => answer(null)).once("error", answer));
    if (problem) return badInput({ path: file, message: cliWords.unreadableFile(reasonOf(problem)) });
    const supplied = await supplyLostFile(ctx.value, named.NO!, { name: basename(file), content });
    if (!supplied.ok) return supplied;
  }
  return ok({ value: { files: rest.length }, text: resupplyWords.filesReceived });
});
