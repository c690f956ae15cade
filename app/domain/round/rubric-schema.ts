import { z } from "zod";
import { type Band, bands } from "#app/domain/review/bands.ts";

const bandText = z.string().trim().max(200).default("");

/** 分档描述: what a bid is like in each band of a mark, in words; a band may be left open. */
export const rubricBands = z.strictObject(Object.fromEntries(bands.map((band) => [band, bandText])) as Record<Band, typeof bandText>);

/** 评分标准的一行: weight in points; the weights of a rubric add to 100. Rubrics of before have no words for their bands. */
export const rubricLine = z.strictObject({
  code: z.string().regex(/^R\d{2}$/),
  name: z.string().min(1).max(40),
  looksAt: z.string().max(400),
  weight: z.number().int().min(1).max(100),
  rule: z.string().max(400),
  bands: rubricBands.optional(),
  /** 一票否决事项: in which case an expert may raise it here; left out, nobody can. */
  veto: z.string().trim().max(200).optional(),
});

export type RubricBands = z.infer<typeof rubricBands>;
export type RubricLine = z.infer<typeof rubricLine>;

export const rubric = z
  .array(rubricLine)
  .min(1)
  .superRefine((lines, context) => {
    const total = lines.reduce((sum, line) => sum + line.weight, 0);
    if (total !== 100) context.addIssue({ code: "custom", message: `weightsNot100:${total}` });
  })
  .refine((lines) => new Set(lines.map((line) => line.code)).size === lines.length, "duplicateCode");

const empty = z.string().default("");

/** A rubric as its form sends it: what a line leaves empty is an empty text. */
export const typedRubric = z.array(rubricLine.extend({ looksAt: empty, rule: empty })).default([]);
