import { z } from "zod";
import { type FullContent, type FullDraft, fullPartCodes } from "./full-parts.ts";

const parts = <T extends z.ZodType>(row: T) => z.strictObject(Object.fromEntries(fullPartCodes.map((code) => [code, z.array(row).max(60).optional()])));

/** 完整申报书 of a draft: texts as typed. */
export const fullDraft = parts(z.record(z.string().max(40), z.string().max(7_000))) as unknown as z.ZodType<FullDraft>;

/** As it is sealed. */
export const fullContent = parts(z.record(z.string().max(40), z.union([z.string().max(7_000), z.number(), z.boolean(), z.null()]))) as unknown as z.ZodType<FullContent>;

/** The form of the whole part as a browser sends it: fields of other parts are not its business. */
export const fullForm = z.object({ revision: z.coerce.number().int().min(0), full: fullDraft.default({}) });
export type FullForm = z.output<typeof fullForm>;
