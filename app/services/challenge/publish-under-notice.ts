import { setBidWindow } from "#app/db/challenge.ts";
import type { Transaction } from "#app/db/client.ts";
import { addToListNotice } from "#app/db/notice.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { shanghaiDate, addDays } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { closingInstant, deadlineProblem } from "#app/domain/kernel/working-days.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import type { RoundSettings } from "#app/db/round.ts";
import { assignOpeningKey } from "#app/services/custody/assign-opening-key.ts";
import { commitmentLack } from "./owner-letter.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { rehearsalWindowMinutes } from "#app/domain/rehearsal/numbers.ts";

/** The closing instant asked for, on a working day unless said otherwise, or the round's window rounded to 17:00 on a working day (guide.md 1.3 stage 3); some minutes in a rehearsal. */
export function closingOf(now: string, { closesAt: asked, onDayOff }: { closesAt?: string | undefined; onDayOff: boolean }, round: Pick<RoundSettings, "isRehearsal" | "rules">): Result<string> {
  if (asked !== undefined) {
    const problem = deadlineProblem(asked, now, onDayOff || round.isRehearsal);
    return problem === null ? ok(new Date(Date.parse(asked)).toISOString()) : refuse("badDate", { fields: [{ path: "closesAt", message: problem }] });
  }
  if (round.isRehearsal) return ok(new Date(Date.parse(now) + rehearsalWindowMinutes * 60_000).toISOString());
  const today = shanghaiDate(now);
  if (!today.ok) return today;
  const closing = closingInstant(addDays(today.value, round.rules.bidWindowDays));
  return closing.ok ? ok(new Date(Date.parse(closing.value.closesAt)).toISOString()) : closing;
}

/** Fewest days from the publication to the closing that nobody has to explain (guide 1.3 stage 3). */
const leastWindowDays = 20;

/** Days of a window where it is shorter than usual, else null; a rehearsal's is always short. */
export function shortWindow(now: string, closesAt: string, { isRehearsal }: Pick<RoundSettings, "isRehearsal">): number | null {
  const days = Math.floor((Date.parse(closesAt) - Date.parse(now)) / 86_400_000);
  return isRehearsal || days >= leastWindowDays ? null : days;
}

/** A shorter window asks why. Refusal: `windowShort` (facts `days`, `least`). */
export function checkWindow(days: number | null, reason: string | undefined): Result<null> {
  return days === null || reason?.trim() ? ok(null) : refuse("windowShort", { facts: { days, least: leastWindowDays } });
}

/**
 * What publication does to one challenge besides its state: window, opening key, place in the notice.
 * Bids cannot be sealed before the key is there, so it is assigned in the same transaction. Refusals: custodyNotReady, commitmentMissing, ownerLetterMissing.
 */
export async function preparePublication(tx: Transaction, ctx: Context, challenge: ChallengeSubject, round: RoundSettings, noticeId: string, closesAt: string): Promise<Result<JsonObject>> {
  const unsigned = await commitmentLack(challenge.id, tx);
  if (unsigned) return { ok: false, refusal: unsigned };
  await setBidWindow(tx, challenge.id, { opensAt: ctx.now, closesAt });
  const key = await assignOpeningKey(tx, challenge.id, round);
  if (!key.ok) return key;
  await addToListNotice(tx, noticeId, challenge.no);
  return ok({ no: challenge.no, notice: noticeId, closesAt, custody: round.custody, openingKey: key.value.fingerprint });
}
