import { z } from "zod";
import { closingInstant } from "#app/domain/kernel/working-days.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";

/**
 * A deadline as a form sends it: a date, read as 17:00 in Shanghai. On a day off it is refused with the next working day, which
 * the form offers; nothing is moved behind anybody's back.
 */
export const closingDate = z.string().transform((date, context) => {
  const closing = closingInstant(date);
  if (!closing.ok) context.addIssue({ code: "custom", message: "date" });
  else if (closing.value.moved) context.addIssue({ code: "custom", message: deadlineWords.dayOff(closing.value.closesAt.slice(0, 10), closing.value.provisional) });
  else return closing.value.closesAt;
  return z.NEVER;
});
