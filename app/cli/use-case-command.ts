import { readClock } from "#app/db/clock.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { Call, Run } from "./command.ts";
import { readJson } from "./input.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

export type UseCase = (ctx: Context, reference: string, input: unknown) => Promise<Result<unknown>>;

/** A use case as a command: who asks (nobody: the public), on what, and with which input from `--input`. */
export function useCaseCommand(place: string, work: UseCase): Run {
  return withDatabase(async ({ named, options }: Call) => {
    const ctx = options.as === undefined ? ok({ actor: publicActor, now: await readClock() }) : await contextOf(options.as);
    if (!ctx.ok) return ctx;
    const input = options.input === undefined ? ok(undefined) : await readJson(options.input, "--input");
    if (!input.ok) return input;
    const done = await work(ctx.value, named[place]!, input.value);
    return done.ok ? ok({ value: done.value, text: textOf("challenge", done.value) }) : done;
  });
}

/** What a keeper of the site's settings does, as a command; the value as text unless `text` says it better. */
export function settingCommand<V>(work: (ctx: Context, call: Call) => Promise<Result<V>>, text: (value: V) => string = (value) => textOf("setting", value)): Run {
  return withDatabase(async (call) => {
    const ctx = await contextOf(call.options.as!);
    if (!ctx.ok) return ctx;
    const done = await work(ctx.value, call);
    return done.ok ? ok({ value: done.value, text: text(done.value) }) : done;
  });
}
