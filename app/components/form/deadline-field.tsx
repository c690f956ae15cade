import { useRef } from "react";
import { type Asked, DayAdvice } from "./day-advice.tsx";
import { controlClass, describedBy, FieldFrame, type FieldProps, initialText } from "./field-frame.tsx";
import { useTypedDay } from "./typed-day.ts";

type DeadlineProps = FieldProps & Omit<Asked, "typed"> & { isDayOnly?: boolean };

/**
 * A deadline, or an appointment for which people come to work: with its hour, or a day (`isDayOnly`) that ends at 17:00. With
 * script it says at once when nobody works then and offers the next working day; without, the server says it.
 */
export function DeadlineField({ field, label, hint, isOptional, isDayOnly = false, ...asked }: DeadlineProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, take] = useTypedDay(input);
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <input
        ref={input}
        type={isDayOnly ? "date" : "datetime-local"}
        id={field.id}
        name={field.name}
        required={!isOptional && field.required}
        defaultValue={initialText(field)}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, Boolean(hint))}
        className={`${controlClass} min-h-10 max-w-56`}
      />
      <DayAdvice typed={typed} take={take} {...asked} />
    </FieldFrame>
  );
}
