import { findLastSuspension, setBidWindow } from "#app/db/challenge.ts";
import type { Transaction } from "#app/db/client.ts";
import { resumedClosing } from "#app/domain/challenge/suspended-time.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { ChallengeMove } from "#app/domain/challenge/lifecycle.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { rehearsalWindowMinutes } from "#app/domain/rehearsal/numbers.ts";

/**
 * An item that goes on gets back the time that was left, where its deadline passed while it rested: nobody could submit then, and it
 * would close at once. Other turns leave the deadline alone. By a rule, so that nobody chooses a deadline alone. Answers the item as it goes on, and what to record.
 */
export async function giveBackTime(tx: Transaction, turn: ChallengeMove, subject: ChallengeSubject, now: string): Promise<Result<{ subject: ChallengeSubject; facts: { closesAtBefore?: string; closesAt?: string } }>> {
  if (turn !== "resume") return ok({ subject, facts: {} });
  const closing = resumedClosing(subject.closesAt, await findLastSuspension(tx, subject.id), now);
  if (!closing.ok) return closing;
  if (closing.value === null || subject.closesAt === null) return ok({ subject, facts: {} });
  const closesAt = subject.isRehearsal ? new Date(Date.parse(now) + rehearsalWindowMinutes * 60_000).toISOString() : closing.value;
  await setBidWindow(tx, subject.id, { closesAt });
  return ok({ subject: { ...subject, closesAt }, facts: { closesAtBefore: subject.closesAt, closesAt } });
}
