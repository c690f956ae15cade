import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";

/** 大、中、小、微型 */
export const unitScales = ["large", "medium", "small", "micro"] as const;
export type UnitScale = (typeof unitScales)[number];

/** 单位资料: said once, taken over by every bid that the unit leads. Money in 分, dates ISO; "" and null are not said. */
export interface UnitProfile {
  address: string;
  legalRepresentative: string;
  registeredOn: string | null;
  capitalFen: number | null;
  scale: UnitScale | "";
  highTech: boolean;
  specialised: boolean;
  contactName: string;
  contactPhone: string;
}

/** 内部截止: days before the platform's deadline (0 to 30), at this time of day in Beijing. */
export interface InternalDeadline {
  days: number;
  time: string;
}

/** The unit's own deadline for a challenge that closes at this instant; never later than that. ISO. */
export function internalDeadlineOf(closesAt: string, { days, time }: InternalDeadline): string {
  const date = shanghaiDate(closesAt);
  if (!date.ok) return closesAt;
  const at = Date.parse(`${addDays(date.value, -days)}T${time}:00+08:00`);
  return new Date(Math.min(at, Date.parse(closesAt))).toISOString();
}
