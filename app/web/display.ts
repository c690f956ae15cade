import { readCookie } from "#app/auth/read-cookie.ts";
import { writeCookie } from "./cookies.ts";
import { isSecure } from "./page-input.ts";

const cookieName = "jb_display";
const oneYear = 365 * 86_400;

/** 适老 mode is a choice of this browser, not of a person: it also holds before signing in. */
export function isLargeDisplay(request: Request): boolean {
  return readCookie(request, cookieName) === "large";
}

export function displayCookie(isLarge: boolean, request: Request): string {
  return writeCookie(cookieName, isLarge ? "large" : "", isLarge ? oneYear : 0, isSecure(request));
}

/** The headers of a request that brings that choice and nothing else. */
export function displayOnly(request: Request): Record<string, string> {
  return isLargeDisplay(request) ? { cookie: `${cookieName}=large` } : {};
}
