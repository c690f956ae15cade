import { z } from "zod";

const length = (usual: number) => z.number().int().min(0).max(365).default(usual);

/** Days of the stages that no other rule of the round sets; 0 leaves a stage out. Calendar days, the form check working days. */
export const stageDays = z.strictObject({
  collecting: length(30),
  recommending: length(7),
  vetting: length(15),
  approval: length(7),
  formCheck: length(10),
  review: length(10),
  defence: length(10),
  matching: length(30),
  shortlist: length(30),
  resultReview: length(30),
  decision: length(7),
  contract: length(30),
});

/** 批次日程: a start and the length of each stage; every date follows from them. */
export const roundCalendar = z.strictObject({ startsOn: z.iso.date(), days: stageDays.prefault({}) });

export type RoundCalendar = z.infer<typeof roundCalendar>;
