import { formatDate, formatDateTime } from "#app/messages/format.ts";

/** An instant or a date, for people and machines. */
export function DateTime({ value, dateOnly = false }: { value: string; dateOnly?: boolean }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {dateOnly || value.length === 10 ? formatDate(value) : formatDateTime(value)}
    </time>
  );
}
