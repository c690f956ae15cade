import { z } from "zod";
import { indicatorRow } from "#app/domain/challenge/indicator-row-schema.ts";
import { longestText } from "./form.ts";

/** Longer than any answer may be: what is too long is kept and named, not cut. */
const text = z.string().trim().max(20_000).default("");

const texts = Object.fromEntries(Object.keys(longestText).map((name) => [name, text])) as Record<keyof typeof longestText, typeof text>;

/** 需求征集表 as a browser, a script or an import sends it. */
export const demandForm = z.object({
  ...texts,
  class: text,
  waste: z.array(z.string().max(20)).max(10).default([]),
  periodMonths: text,
  money: z.object({ ownerInput: text, payToBidder: text, fiscal: text }).prefault({}),
  indicators: z.array(indicatorRow).max(100).default([]),
  recommender: text,
  isConfidential: z.boolean().default(false),
  showsContact: z.boolean().default(false),
  statements: z.object({ unsolved: z.boolean().default(false), notClassified: z.boolean().default(false), truthful: z.boolean().default(false), firstUse: z.boolean().default(false) }).prefault({}),
});

/** The same with the revision that was on the screen. */
export const demandFormWithRevision = demandForm.extend({ revision: z.coerce.number().int().min(0).default(0) });
