import { z } from "zod";
import { declaredKinds } from "./declaration.ts";

/** What a person answers in one table (回避声明): about the item as a whole, and about each bid by number. */
export const declaration = z
  .strictObject({
    item: z.enum(declaredKinds).default("none"),
    answers: z.array(z.strictObject({ bid: z.string().min(1).max(40), kind: z.enum(declaredKinds) })).max(500).default([]),
    words: z.string().trim().max(1000).default(""),
  })
  .refine(({ item, answers, words }) => words !== "" || (item !== "other" && answers.every(({ kind }) => kind !== "other")), { path: ["words"], message: "required" });

export type Declaration = z.output<typeof declaration>;

/** A conflict that came to light later (迟到的回避), about an expert and one bid or the whole item. */
export const lateConflict = z.strictObject({
  expert: z.string().trim().toUpperCase().min(1, "required"),
  bid: z.string().trim().toUpperCase().optional(),
  kind: z.enum(declaredKinds).exclude(["none"]),
  words: z.string().trim().min(4, "required").max(1000, "tooLong"),
});

export type LateConflict = z.output<typeof lateConflict>;
