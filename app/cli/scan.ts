import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { ok } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { keepScan } from "#app/services/scan/keep-scan.ts";
import { readScan, showScan } from "#app/services/scan/read-scan.ts";
import { badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { useCaseCommand } from "./use-case-command.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `scan show DIGEST`: whether the file is kept, and who handed it in. */
export const scanShow = useCaseCommand("DIGEST", (ctx, digest) => showScan(ctx, digest));

/** `scan add FILE --as PERSON`: answers the digest by which records of paper name it. */
export const scanAdd: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const content = createReadStream(named.FILE!);
  const problem = await new Promise<Error | null>((answer) => content.once("open", () => answer(null)).once("error", answer));
  if (problem) return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(problem)) });
  const kept = await keepScan(ctx.value, { name: basename(named.FILE!), content });
  return kept.ok ? ok({ value: kept.value, text: kept.value.digest }) : kept;
});

/** `scan get DIGEST OUT --as PERSON`. */
export const scanGet: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const file = await readScan(ctx.value, named.DIGEST!);
  if (!file.ok) return file;
  const out = named.OUT!;
  try {
    await pipeline(Readable.fromWeb(file.value.body as WebStream), createWriteStream(out));
  } catch (error) {
    return badInput({ path: "OUT", message: cliWords.unwritableFile(reasonOf(error)) });
  }
  return ok({ value: { file: out, name: file.value.name }, text: out });
});
