import { noticeProblemWords } from "#app/messages/zh-CN/calendar.ts";
import { checkNotice, type CheckedNotice, decideNotice, proposeNotice, showCalendar } from "#app/services/calendar/change-calendar.ts";
import type { Call } from "./command.ts";
import { readText } from "./input.ts";
import { textOf } from "./text.ts";
import { settingCommand } from "./use-case-command.ts";

const noticeOf = ({ named }: Call) => readText(named.FILE!, "FILE");

const checkedText = ({ problems, preview }: CheckedNotice) => (problems.length > 0 ? problems.map(noticeProblemWords).join("\n") : textOf("setting", preview));

/** `calendar show`: the years that are known and the notice that waits. */
export const calendarShow = settingCommand((ctx) => showCalendar(ctx));
/** `calendar check FILE`: what a notice would change. */
export const calendarCheck = settingCommand<CheckedNotice>(async (ctx, call) => {
  const text = await noticeOf(call);
  return text.ok ? checkNotice(ctx, text.value) : text;
}, checkedText);
/** `calendar propose FILE`, then `calendar adopt DIGEST` or `calendar reject DIGEST` by another person. */
export const calendarPropose = settingCommand(async (ctx, call) => {
  const text = await noticeOf(call);
  return text.ok ? proposeNotice(ctx, text.value) : text;
});
export const calendarAdopt = settingCommand((ctx, { named }) => decideNotice(ctx, named.DIGEST!, true));
export const calendarReject = settingCommand((ctx, { named }) => decideNotice(ctx, named.DIGEST!, false));
