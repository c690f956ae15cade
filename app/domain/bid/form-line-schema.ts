import { z } from "zod";
import { correctableFields, rejectReasons } from "./correctable.ts";
import { fieldsOfLine, formLines, lineVerdicts } from "./form-lines.ts";

/** A verdict as it is given: a correction says what it opens and why, a ground has its reason from the list. */
export const lineInput = z
  .strictObject({
    line: z.enum(formLines),
    verdict: z.enum(lineVerdicts),
    reasonCode: z.enum(rejectReasons).optional(),
    fields: z.array(z.enum(correctableFields)).max(correctableFields.length).default([]),
    note: z.string().trim().max(500).default(""),
  })
  .superRefine(({ line, verdict, reasonCode, fields, note }, context) => {
    const refuse = (path: string) => context.addIssue({ code: "custom", path: [path], message: "required" });
    if (verdict === "reject" && reasonCode === undefined) refuse("reasonCode");
    if (verdict === "correct" && fields.length === 0 && fieldsOfLine[line].length === 0) refuse("fields");
    if ((verdict !== "pass" || line === "other") && note === "") refuse("note");
  });

export type LineInput = z.output<typeof lineInput>;

/** The same from a form: an empty choice of its list is none. */
export const lineForm = z.preprocess((given) => (typeof given === "object" && given !== null && "reasonCode" in given && given.reasonCode === "" ? { ...given, reasonCode: undefined } : given), lineInput);
