import { readIdentifier } from "./identifier.ts";

/**
 * What names a person in a bid and in an expert's links: a mobile number as stored, or a 人才编号 in capitals, so that the two
 * compare letter by letter. Null: it is neither.
 */
export function readPersonCode(text: string): string | null {
  const { kind, value } = readIdentifier(text);
  if (kind === "phone") return value;
  const code = value.toUpperCase();
  return /^[A-Z0-9][A-Z0-9._-]{2,29}$/.test(code) ? code : null;
}

/** Everything by which a bid names its lead person. */
export function leadCodesOf({ phone, code }: { phone: string; code: string }): string[] {
  return [phone, code].flatMap((text) => readPersonCode(text) ?? []);
}
