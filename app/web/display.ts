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

/** Brings nothing but that choice: no session, nor anything else that could tell one visitor from another. */
export function isPlainVisitor(request: Request): boolean {
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((part) => part.trim());
  return !request.headers.has("authorization") && cookies.every((cookie) => cookie === "" || cookie.startsWith(`${cookieName}=`));
}
