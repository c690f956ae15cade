import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { type PlannedRules, planAfterClosing } from "#app/domain/round/calendar-plan.ts";

/**
 * 按时: how many days after the last day of the review, as the round's calendar puts it from the deadline that stood, the last sheet of
 * the first stage was signed (dates in Beijing); 0 is on time. Null where nothing was signed or the round keeps no calendar.
 */
export function daysLateOf(rules: PlannedRules, pattern: Pattern, closesOn: string | null, signedOn: string | null): number | null {
  if (closesOn === null || signedOn === null) return null;
  const due = planAfterClosing(rules, pattern, closesOn).find(({ stage }) => stage === "review")?.to;
  return due === undefined ? null : Math.max(0, Math.round((Date.parse(signedOn) - Date.parse(due)) / 86_400_000));
}
