import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ok } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { resupplyWords } from "#app/messages/zh-CN/resupply.ts";
import { supplyContent } from "#app/services/bid/supply-content.ts";
import { supplyLostFile } from "#app/services/bid-file/supply-lost-file.ts";
import { badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `resupply kept NO FILE --as PERSON`: 重新提供 of a 留存件, held against the commitment. */
export const resupplyKept: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  let kept: string;
  try {
    kept = await readFile(named.FILE!, "utf8");
  } catch (error) {
    return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(error)) });
  }
  const supplied = await supplyContent.run(ctx.value, named.NO!, { kept });
  return supplied.ok ? ok({ value: supplied.value, text: resupplyWords.keptReceived }) : supplied;
});

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
