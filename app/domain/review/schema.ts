import { z } from "zod";

const longestReason = 2000;
const longestOpinion = 5000;

const text = (most: number) => z.record(z.string().max(10), z.string().max(most).optional()).default({});

/** What an expert marks on one bid (评分表): decimal strings and reasons by criterion code; what is missing or empty is not marked yet. */
const sheetContent = {
  marks: text(20),
  reasons: text(longestReason),
  opinion: z.string().max(longestOpinion).default(""),
};

/** A sheet as it is saved: `revision` is the one that the writer saw, 0 before the first. */
export const scoreSheetInput = z.strictObject({ revision: z.number().int().min(0).default(0), ...sheetContent });

export type ScoreSheetInput = z.output<typeof scoreSheetInput>;

/** A sheet that comes with the signature, on paper or from a file, for the bid of this number or review code. */
export const signedSheetInput = z.strictObject({ bid: z.string().min(1), ...sheetContent });

export type SignedSheetInput = z.output<typeof signedSheetInput>;
