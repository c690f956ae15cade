import { z } from "zod";

/** Names as a form types them, one after the other, or a list. */
const typedNames = (given: unknown) => (typeof given === "string" ? given.split(/[、,，;；\n\r]+/u).flatMap((name) => (name.trim() === "" ? [] : [name])) : given);

/** 联合发文单位: who issues the papers of a round beside the organiser, in order; the number of a paper is the organiser's (guide 1.3, stage 3). */
export const jointIssuers = z
  .preprocess(
    typedNames,
    z
      .array(z.string().transform((name) => name.replace(/\s+/gu, " ").trim()).pipe(z.string().min(2, "issuerName").max(40, "issuerName")))
      .max(9, "tooManyIssuers")
      .refine((names) => new Set(names).size === names.length, "duplicateIssuer"),
  )
  .default([]);
