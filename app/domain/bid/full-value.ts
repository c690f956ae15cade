import { formatWan } from "#app/domain/kernel/money.ts";
import { type FullContent, type FullDraft, type FullField, fullPartCodes, type FullRow, type FullValue, partOf } from "./full-parts.ts";

/** A sealed value as a form shows it. */
export function textOf(field: FullField, value: FullValue | undefined): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "on";
  return field.kind === "wan" && typeof value === "number" ? formatWan(value) : String(value);
}

export function isWritten(row: FullRow): boolean {
  return Object.entries(row).some(([name, text]) => name !== "key" && text.trim() !== "");
}

/** A sealed content as a draft again. The inverse of `contentOf`. */
export function draftOfContent(content: FullContent | null): FullDraft {
  const parts = fullPartCodes.flatMap((code) => {
    const rows = (content?.[code] ?? []).map((row) => ({
      ...(typeof row.key === "string" && { key: row.key }),
      ...Object.fromEntries(partOf(code).fields.flatMap((field) => (textOf(field, row[field.key]) === "" ? [] : [[field.key, textOf(field, row[field.key])]]))),
    }));
    return rows.some(isWritten) ? [[code, rows] as const] : [];
  });
  return Object.fromEntries(parts);
}
