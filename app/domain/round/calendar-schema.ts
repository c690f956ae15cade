import { z } from "zod";
import { type TimedStage, usualDays } from "./stage-days.ts";

const length = (usual: number) => z.number().int().min(0).max(365).default(usual);

/** How long each stage of its own takes. */
export const stageDays = z.strictObject(Object.fromEntries(Object.entries(usualDays).map(([stage, usual]) => [stage, length(usual)])) as Record<TimedStage, ReturnType<typeof length>>);

/** 批次日程: a start and the length of each stage; every date follows from them. */
export const roundCalendar = z.strictObject({ startsOn: z.iso.date(), days: stageDays.prefault({}) });

export type RoundCalendar = z.infer<typeof roundCalendar>;
