/** A date or an instant that belongs into somebody's calendar. */
export interface CalendarEntry {
  uid: string;
  /** An instant (ISO), or a date (`2026-03-05`) for the whole day. */
  at: string;
  /** When it ends (an instant), and where it is; left out for a mere date. */
  ends?: string;
  place?: string;
  title: string;
  href: string;
}

/** An iCalendar file (RFC 5545): lines of at most 75 bytes, UTC instants. `madeAt` (ISO) is the moment that the file tells of. */
export function calendarFile({ name, entries, madeAt }: { name: string; entries: CalendarEntry[]; madeAt: string }): string {
  const stamp = utc(madeAt);
  const events = entries.flatMap(({ uid, at, ends, place, title, href }) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    at.length === 10 ? `DTSTART;VALUE=DATE:${at.replaceAll("-", "")}` : `DTSTART:${utc(at)}`,
    ...(ends === undefined ? [] : [`DTEND:${utc(ends)}`]),
    ...(place === undefined ? [] : [`LOCATION:${text(place)}`]),
    `SUMMARY:${text(title)}`,
    `URL:${href}`,
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jiebang//ZH", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${text(name)}`, ...events, "END:VCALENDAR"].map(fold).join("\r\n") + "\r\n";
}

function utc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function text(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
}

/** No line is longer than 75 bytes, and no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      parts.push(part);
      [part, bytes] = ["", 0];
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}
