import { writeFile } from "node:fs/promises";
import { ok } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `receipt kept NO --as PERSON [--out FILE]`: 留存件 of the last version, which the team keeps. It has all of the content. */
export const receiptKept: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const kept = await showKeptCopy(ctx.value, named.NO!);
  if (!kept.ok) return kept;
  const { no, bidVersion, text } = kept.value;
  if (options.out === undefined) return ok({ value: JSON.parse(text) as unknown, text });
  try {
    await writeFile(options.out, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    return badInput({ path: "--out", message: cliWords.unwritableFile(reasonOf(error)) });
  }
  return ok({ value: { no, bidVersion, out: options.out } });
});
