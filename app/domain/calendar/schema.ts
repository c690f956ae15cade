import { z } from "zod";
import type { HolidayName, HolidayPlan } from "#app/domain/kernel/calendar-data.ts";

export const holidayNames = ["newYear", "springFestival", "qingming", "labourDay", "dragonBoat", "midAutumn", "nationalDay", "midAutumnNationalDay"] as const satisfies readonly HolidayName[];

/** One year's plan as a file or a row brings it. */
export const holidayPlanSchema = z.strictObject({
  source: z.string().trim().min(1, "required").max(60),
  off: z.array(z.strictObject({ name: z.enum(holidayNames), from: z.iso.date(), to: z.iso.date() })).min(1).max(20).readonly(),
  makeUp: z.array(z.iso.date()).max(30).readonly(),
}) satisfies z.ZodType<HolidayPlan>;

const whoAndWhen = { by: z.uuid().nullable(), at: z.string() };

/** A notice that waits for its second look. */
export const proposalSchema = z.strictObject({ year: z.number().int(), plan: holidayPlanSchema, ...whoAndWhen });
export type CalendarProposal = z.output<typeof proposalSchema>;

/** 工作日历 as it is stored: the notices taken over, and the one that waits. */
export const storedCalendar = z.strictObject({ plans: z.record(z.string().regex(/^\d{4}$/), holidayPlanSchema).default({}), proposal: proposalSchema.nullable().default(null) });
export type StoredCalendar = z.output<typeof storedCalendar>;
