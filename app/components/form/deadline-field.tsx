import { useState } from "react";
import { parseDate } from "#app/domain/kernel/calendar.ts";
import { closingInstant } from "#app/domain/kernel/working-days.ts";
import { deadlineWords } from "#app/messages/zh-CN/calendar.ts";
import { Button } from "#app/components/ui/button.tsx";
import { controlClass, describedBy, FieldFrame, type FieldProps, initialText } from "./field-frame.tsx";

/** A deadline with its hour. With script it says at once when the day is none on which people work, and offers 17:00 of the next one. */
export function DeadlineField({ field, label, hint, isOptional }: FieldProps) {
  const [typed, setTyped] = useState(initialText(field) ?? "");
  const date = typed.slice(0, 10);
  const closing = parseDate(date).ok ? closingInstant(date) : null;
  const next = closing?.ok && closing.value.moved ? closing.value.closesAt.slice(0, 16) : null;
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <input
        type="datetime-local"
        id={field.id}
        name={field.name}
        required={!isOptional && field.required}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, Boolean(hint))}
        className={`${controlClass} min-h-10 max-w-56`}
      />
      {closing?.ok && next && (
        <p role="status" className="mt-1 text-sm text-red-dark">
          {deadlineWords.dayOff(next.slice(0, 10), closing.value.provisional)}
          <Button type="button" tone="plain" className="ml-2 min-h-8 px-2 text-sm" onClick={() => setTyped(next)}>
            {deadlineWords.take(next.replace("T", " "))}
          </Button>
        </p>
      )}
    </FieldFrame>
  );
}
