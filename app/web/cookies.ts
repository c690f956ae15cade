/** One cookie of a request, decoded; null when absent or malformed. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

/** A cookie for settings and messages of this browser; never for who somebody is (that is `auth`). */
export function writeCookie(name: string, value: string, maxAgeSeconds: number, isSecure: boolean): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${maxAgeSeconds}`];
  if (isSecure) parts.push("Secure");
  return parts.join("; ");
}
