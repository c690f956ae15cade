import type { Submission } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import { configureCoercion } from "@conform-to/zod/v4/future";
import type { z } from "zod";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { zodWords } from "#app/messages/zh-CN/zod.ts";

/** What a form sent besides its fields: which button, and the one-time key of its rendering. */
export interface ReceivedForm {
  intent: string;
  once: string | null;
  fields: FormData;
}

/** What is never sent back to the page it came from. */
export const hideFields = ["password", "passwordAgain", "newPassword", "current", "codes", "identities", "proof"];
/** What is never kept. Who typed an ID number reads it again beside what was wrong, but it is laid aside nowhere. */
export const unkeptFields = [...hideFields, "idNumber"];

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

/**
 * Reads a posted form, or null when it is none. Line ends become `\n` (browsers send `\r\n`), and a NUL, which
 * PostgreSQL cannot store, makes it no form at all.
 */
export async function readForm(request: Request): Promise<ReceivedForm | null> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!type || !formTypes.includes(type)) return null;
  const sent = await request.formData().catch(() => null);
  if (!sent) return null;
  const fields = new FormData();
  for (const [name, value] of sent) {
    if (name.includes("\0") || (typeof value === "string" && value.includes("\0"))) return null;
    if (name === "intent" || name === "once") continue;
    if (typeof value === "string") fields.append(name, value.replaceAll("\r\n", "\n"));
    else fields.append(name, value);
  }
  return { intent: readText(sent, "intent") ?? "", once: readText(sent, "once"), fields };
}

// An input method that stands on full width types ２４ for 24.
const coercion = configureCoercion({ type: { number: (text) => Number(toHalfWidth(text)) } });

/** Parses the fields; problems come back in Chinese, under the names of the fields. */
export function parseFields<S extends z.ZodType>(fields: FormData, schema: S): Submission<z.input<S>, string[], z.output<S>> {
  const formatError = (issues: z.core.$ZodIssue[]) => issues.map((issue) => fieldWords(issue.message));
  return parseWithZod(fields, { schema: coercion.coerceFormValue(schema), disableAutoCoercion: true, error: zodWords, formatError });
}

function readText(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}
