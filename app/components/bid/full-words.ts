import { textOf } from "#app/domain/bid/full-value.ts";
import { type FullField, type FullValue, leadKey } from "#app/domain/bid/full-parts.ts";
import { formatDate } from "#app/messages/format.ts";
import { fullChoiceWords, fullWords } from "#app/messages/zh-CN/full-form.ts";

/** A sealed value as it is read; amounts with their unit where no head says it. */
export function valueWords(field: FullField, value: FullValue | undefined, withUnit: boolean, unitNames: ReadonlyMap<string, string>): string {
  if (field.kind === "flag") return value === true ? fullWords.yes : "—";
  if (value === null || value === undefined || value === "") return "—";
  if (field.kind === "choice") return fullChoiceWords[String(value)] ?? String(value);
  if (field.kind === "unit") return unitNames.get(String(value)) ?? (value === leadKey ? fullWords.leadUnit : String(value));
  if (field.kind === "date") return formatDate(String(value));
  return `${textOf(field, value)}${withUnit && field.kind === "wan" ? " 万元" : ""}`;
}
