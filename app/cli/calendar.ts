import type { Result } from "#app/domain/kernel/result.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { noticeProblemWords } from "#app/messages/zh-CN/calendar.ts";
import { checkNotice, type CheckedNotice, decideNotice, proposeNotice, showCalendar } from "#app/services/calendar/change-calendar.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { Call, Run } from "./command.ts";
import { readText } from "./input.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

function command<V>(work: (ctx: Context, call: Call) => Promise<Result<V>>, text: (value: V) => string = (value) => textOf("setting", value)): Run {
  return withDatabase(async (call) => {
    const ctx = await contextOf(call.options.as!);
    if (!ctx.ok) return ctx;
    const done = await work(ctx.value, call);
    return done.ok ? ok({ value: done.value, text: text(done.value) }) : done;
  });
}

const noticeOf = ({ named }: Call) => readText(named.FILE!, "FILE");

const checkedText = ({ problems, preview }: CheckedNotice) => (problems.length > 0 ? problems.map(noticeProblemWords).join("\n") : textOf("setting", preview));

/** `calendar show`: the years that are known and the notice that waits. */
export const calendarShow = command((ctx) => showCalendar(ctx));
/** `calendar check FILE`: what a notice would change. */
export const calendarCheck = command<CheckedNotice>(async (ctx, call) => {
  const text = await noticeOf(call);
  return text.ok ? checkNotice(ctx, text.value) : text;
}, checkedText);
/** `calendar propose FILE`, then `calendar adopt DIGEST` or `calendar reject DIGEST` by another person. */
export const calendarPropose = command(async (ctx, call) => {
  const text = await noticeOf(call);
  return text.ok ? proposeNotice(ctx, text.value) : text;
});
export const calendarAdopt = command((ctx, { named }) => decideNotice(ctx, named.DIGEST!, true));
export const calendarReject = command((ctx, { named }) => decideNotice(ctx, named.DIGEST!, false));
