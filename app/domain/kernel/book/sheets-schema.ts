import { z } from "zod";

const cell = z.strictObject({ kind: z.enum(["text", "number", "formula", "merged", "date", "other"]), text: z.string().max(40_000) });

/** A checked file as its page sends it back for the import: cells, which are judged again. */
export const typedSheets = z.array(z.strictObject({ name: z.string().max(60), rowCount: z.number().int().min(0), cells: z.record(z.string().regex(/^[A-Z]{1,2}\d{1,5}$/), cell) })).max(4);

/** The same as text in a hidden field; what is no JSON is nothing. */
export const typedSheetsText = z.string().transform((text, context) => {
  try {
    return typedSheets.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "fileNeeded" });
    return z.NEVER;
  }
});
