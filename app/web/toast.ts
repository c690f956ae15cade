import type { Toast } from "#app/domain/site/frame.ts";
import { readCookie } from "#app/auth/read-cookie.ts";
import { writeCookie } from "./cookies.ts";
import { isSecure } from "./page-input.ts";

const cookieName = "jb_toast";
const tones: readonly string[] = ["done", "already", "warning", "problem"] satisfies Toast["tone"][];

/** The message that the redirect before this page left behind. Its text is shown as plain text only. */
export function readToast(request: Request): Toast | null {
  const value = readCookie(request, cookieName);
  if (value === null || value.length > 600) return null;
  const at = value.indexOf(":");
  const tone = value.slice(0, at);
  return tones.includes(tone) ? { tone: tone as Toast["tone"], text: value.slice(at + 1) } : null;
}

/** Leaves a message for the next page. Half a minute: what is not seen by then would only confuse. */
export function toastCookie(toast: Toast, request: Request): string {
  return writeCookie(cookieName, `${toast.tone}:${toast.text.slice(0, 300)}`, 30, isSecure(request));
}

export function clearToast(request: Request): string {
  return writeCookie(cookieName, "", 0, isSecure(request));
}
