import { z } from "zod";

const cell = z.strictObject({ kind: z.enum(["text", "number", "formula", "merged", "date", "other"]), text: z.string().max(40_000) });
const sheets = z.array(z.strictObject({ name: z.string().max(60), rowCount: z.number().int().min(0), cells: z.record(z.string().regex(/^[A-Z]{1,2}\d{1,5}$/), cell) })).max(4);

/** A checked file as its page sends it back for the import, in a hidden field; what is no JSON is nothing. */
const sheetsText = z.string().transform((text, context) => {
  try {
    return sheets.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "fileNeeded" });
    return z.NEVER;
  }
});

/** The two forms of a list's import page: the file for its place, then its cells, which are judged again. */
export const listFileForm = z.object({ place: z.string().default(""), file: z.instanceof(File).optional() });
export const listImportForm = z.object({ place: z.string(), sheets: sheetsText });
