/** A cookie for settings and messages of this browser; never for who somebody is (that is `auth`). */
export function writeCookie(name: string, value: string, maxAgeSeconds: number, isSecure: boolean): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${maxAgeSeconds}`];
  if (isSecure) parts.push("Secure");
  return parts.join("; ");
}
