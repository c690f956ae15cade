import { toHalfWidth } from "./half-width.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A mainland mobile number (手机号码) as stored: 11 digits, without +86, spaces or hyphens. Refusal `invalidInput` (`mobile`). */
export function normalizeMobile(text: string): Result<string> {
  const number = toHalfWidth(text)
    .replace(/[\s-]/g, "")
    .replace(/^(\+|00)86/, "");
  return /^1[3-9]\d{9}$/.test(number) ? ok(number) : refuse("invalidInput", { fields: [{ path: "", message: "mobile" }] });
}

/** 张* for any name: the first character only, so that the length tells nothing either. */
export function maskName(name: string): string {
  // By code point: rare surnames lie beyond the BMP (𠅤).
  const [first] = name.trim();
  return first === undefined ? "" : `${first}*`;
}

/** 138****1234; what is no mobile number is masked whole. */
export function maskMobile(mobile: string): string {
  return /^1[3-9]\d{9}$/.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : "****";
}
