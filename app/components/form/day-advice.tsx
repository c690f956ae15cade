import { parseDate, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { closingInstant, workingDaysBetween } from "#app/domain/kernel/working-days.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";
import { Button } from "#app/components/ui/button.tsx";

/** Typed day or instant, what it is asked for. */
export interface Asked {
  /** As the browser writes it: `2026-03-05`, or with its hour `2026-03-05T17:00`. */
  typed: string;
  /** ISO, the database's clock; given, the sentence counts the working days until then. */
  now?: string;
  /** The hour that was typed goes along to the next working day; else it is 17:00, as a deadline ends. */
  keepsHour?: boolean;
}

/** A sentence about the day, and the next working day in the same form where it is none; null while there is nothing to say. */
function dayAdvice({ typed, now, keepsHour = false }: Asked): { words: string; offer: string | null } | null {
  const date = typed.slice(0, 10);
  const closing = parseDate(date).ok ? closingInstant(date) : null;
  if (!closing?.ok) return null;
  const { moved, provisional, closesAt } = closing.value;
  const next = closesAt.slice(0, 10);
  if (moved) return { words: deadlineWords.dayOff(next, provisional), offer: typed.length === 10 ? next : keepsHour ? `${next}${typed.slice(10)}` : closesAt.slice(0, 16) };
  const today = now === undefined ? null : shanghaiDate(now);
  if (!today?.ok) return null;
  if (date < today.value) return { words: deadlineWords.past, offer: null };
  const between = workingDaysBetween(today.value, date);
  return { words: deadlineWords.workingDay(between.ok ? between.value.days.length : 0, provisional, keepsHour ? null : typed.slice(11, 16) || "17:00"), offer: null };
}

/** The sentence under a day that is none on which people work, with the next one to take. */
export function DayAdvice({ take, ...asked }: Asked & { take: (day: string) => void }) {
  const advice = dayAdvice(asked);
  if (!advice) return null;
  const { words, offer } = advice;
  return (
    <p role="status" className={`mt-1 text-sm ${offer ? "text-red-dark" : ""}`}>
      {words}
      {offer && (
        <Button type="button" tone="plain" className="ml-2 min-h-8 px-2 text-sm" onClick={() => take(offer)}>
          {deadlineWords.take(offer.replace("T", " "))}
        </Button>
      )}
    </p>
  );
}
