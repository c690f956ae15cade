import { z } from "zod";

/** 打招呼情况报告 as it is written. Who turned to whom about what: a name is welcome, not needed. */
export const newInfluenceReport = z.strictObject({
  /** Number of the item that it is about. */
  item: z.string().trim().min(1, "required").max(40),
  /** When and how: by telephone, in person, through somebody. */
  occasion: z.string().trim().min(1, "required").max(300),
  /** Who, as far as known. */
  who: z.string().trim().max(300).default(""),
  words: z.string().trim().min(1, "required").max(3000),
});

export type NewInfluenceReport = z.output<typeof newInfluenceReport>;

/** What the supervisor did about it, which the reporter reads. */
export const influenceAnswer = z.strictObject({ no: z.string().min(1), answer: z.string().trim().min(1, "required").max(2000) });
