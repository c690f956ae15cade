import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { Call, Run } from "./command.ts";
import { readJson } from "./input.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

type Work = (ctx: Context, call: Call, input: unknown) => Promise<Result<unknown>>;

/** A command that is one service as a person: the options name who and the file with the input. */
export function asPerson(work: Work): Run {
  return withDatabase(async (call) => {
    const ctx = await contextOf(call.options.as!);
    if (!ctx.ok) return ctx;
    const input = call.options.input === undefined ? ok<unknown>({}) : await readJson(call.options.input, "--input");
    if (!input.ok) return input;
    const done = await work(ctx.value, call, input.value);
    return done.ok ? ok({ value: done.value, text: textOf("", done.value) }) : done;
  });
}
