import { createHmac } from "node:crypto";
import { env, isSecureOrigin } from "#app/env.server.ts";
import { isSameText } from "./keyed-digest.ts";
import { readCookie } from "./read-cookie.ts";

/** A session ends after so many seconds whatever happens (trust.md section 7). */
export const sessionSeconds = 86_400;

const deviceSeconds = 180 * 86_400;

/** `__Host-` binds the cookie to this host over https; on a plain http origin (localhost, demo) browsers would refuse it. */
const prefixed = (name: string) => (isSecureOrigin() ? `__Host-${name}` : name);

export const sessionCookieName = () => prefixed("jb_session");
const deviceCookieName = () => prefixed("jb_device");

/** The token of the session cookie, when its signature is ours. Same form as better-auth's: `token.base64(HMAC-SHA-256)`. */
export function readSessionToken(request: Request): string | null {
  return readSigned(request, sessionCookieName(), signatureOf);
}

export function sessionCookie(token: string): string {
  return cookie(sessionCookieName(), `${token}.${signatureOf(token)}`, sessionSeconds);
}

export function endedSessionCookie(): string {
  return cookie(sessionCookieName(), "", 0);
}

/** The token of the device cookie, when its signature is ours: who floods the sign-in cannot invent devices. */
export function readDeviceToken(request: Pick<Request, "headers">): string | null {
  return readSigned(request, deviceCookieName(), deviceSignatureOf);
}

export function deviceCookie(token: string): string {
  return cookie(deviceCookieName(), `${token}.${deviceSignatureOf(token)}`, deviceSeconds);
}

/** 自检: a cookie of the session's kind that says nothing, and whether the browser brought it back. */
export function trialCookie(): string {
  return cookie(prefixed("jb_check"), "1", 60);
}

export function hasTrialCookie(request: Pick<Request, "headers">): boolean {
  return readCookie(request, prefixed("jb_check")) === "1";
}

const keptFormCookieName = () => prefixed("jb_kept_form");
const keptFormSeconds = 86_400;

/** Which forms wait in this browser for who signs in again (kept-form.ts): digests that open nothing. */
export function keptFormCookie(slots: readonly string[]): string {
  return cookie(keptFormCookieName(), slots.join("."), keptFormSeconds);
}

export function readKeptForms(request: Pick<Request, "headers">): string[] {
  return (readCookie(request, keptFormCookieName()) ?? "").split(".").filter((slot) => slot !== "");
}

function readSigned(request: Pick<Request, "headers">, name: string, signature: (token: string) => string): string | null {
  const value = readCookie(request, name);
  const dot = value?.lastIndexOf(".") ?? -1;
  if (!value || dot < 1) return null;
  const token = value.slice(0, dot);
  return isSameText(value.slice(dot + 1), signature(token)) ? token : null;
}

/** No token of a session holds a space: neither cookie passes for the other. */
function deviceSignatureOf(token: string): string {
  return signatureOf(`device ${token}`);
}

function signatureOf(token: string): string {
  return createHmac("sha256", env().JIEBANG_SECRET).update(token).digest("base64");
}

function cookie(name: string, value: string, maxAge: number): string {
  return `${name}=${encodeURIComponent(value)}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${isSecureOrigin() ? "; Secure" : ""}`;
}

/** Headers that set several cookies: one line each, since their commas cannot be folded. */
export function headersSetting(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const line of cookies) headers.append("Set-Cookie", line);
  return headers;
}
