import { type ReactNode, useState } from "react";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { controlClass, describedBy, FieldFrame, initialText } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { parseDate, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { closingInstant, workingDaysBetween } from "#app/domain/kernel/working-days.ts";
import { deadlineWords } from "#app/messages/zh-CN/calendar.ts";

interface ClosingFieldProps {
  field: FieldLike;
  label: string;
  hint?: ReactNode;
  /** ISO, the database's clock. */
  now: string;
  isOptional?: boolean;
}

/**
 * The date of a deadline at 17:00. With script it says at once whether that is a working day, how many working days are left
 * until then, and offers the next one; without, the server says the same.
 */
export function ClosingField({ field, label, hint, now, isOptional = false }: ClosingFieldProps) {
  const [date, setDate] = useState(initialText(field) ?? "");
  const [offer, words] = adviceOn(date, now);
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <input
        type="date"
        id={field.id}
        name={field.name}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, Boolean(hint))}
        className={`${controlClass} min-h-10 max-w-56`}
      />
      {words && (
        <p role="status" className="mt-1 text-sm">
          {words}
          {offer && (
            <Button type="button" tone="plain" className="ml-2 min-h-8 px-2 text-sm" onClick={() => setDate(offer)}>
              {deadlineWords.take(offer)}
            </Button>
          )}
        </p>
      )}
    </FieldFrame>
  );
}

/** The next working day where the date is none, and a sentence. */
function adviceOn(date: string, now: string): [offer: string | null, words: string | null] {
  const closing = parseDate(date).ok ? closingInstant(date) : null;
  const today = shanghaiDate(now);
  if (!closing?.ok || !today.ok) return [null, null];
  if (date < today.value) return [null, deadlineWords.past];
  const { moved, provisional, closesAt } = closing.value;
  const end = closesAt.slice(0, 10);
  const between = workingDaysBetween(today.value, end);
  const left = between.ok ? between.value.days.length : 0;
  return moved ? [end, deadlineWords.dayOff(end, provisional)] : [null, deadlineWords.workingDay(left, provisional)];
}
