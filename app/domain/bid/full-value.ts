import { formatWan } from "#app/domain/kernel/money.ts";
import type { FullField, FullValue } from "./full-parts.ts";

/** A sealed value as a form shows it. */
export function textOf(field: FullField, value: FullValue | undefined): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "on";
  return field.kind === "wan" && typeof value === "number" ? formatWan(value) : String(value);
}
