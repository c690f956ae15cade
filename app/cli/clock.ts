import { readClock } from "#app/db/clock.ts";
import { setClock } from "#app/db/installation.ts";
import { parseDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { formatInstant } from "#app/messages/format.ts";
import { badInput, type Run } from "./command.ts";
import { withDatabase } from "./with-database.ts";

/** Without an offset an instant is Beijing's, as everywhere else in the product. */
function instantOf(text: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:\d{2})?$/i.exec(text.trim());
  if (!parts || !parseDate(parts[1]!).ok || (parts[3] && !parts[2])) return null;
  const instant = Date.parse(`${parts[1]}T${parts[2] ?? "00:00"}${parts[3]?.toUpperCase() ?? "+08:00"}`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}

async function setTo(instant: string | null) {
  if (!(await setClock(instant))) return refuse("realClock");
  const now = await readClock();
  return ok({ value: { now }, text: formatInstant(now) });
}

/** `clock set ISO`. Refusal realClock in a real database. */
export const clockSet: Run = withDatabase(async ({ named }) => {
  const instant = instantOf(named.ISO!);
  return instant ? setTo(instant) : badInput({ path: "ISO", message: cliWords.notInstant });
});

/** `clock reset`. Refusal realClock in a real database, whose clock is never set. */
export const clockReset: Run = withDatabase(() => setTo(null));
