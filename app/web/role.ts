import { menuRoles, type MenuRole } from "#app/domain/site/frame.ts";
import { readCookie } from "#app/auth/read-cookie.ts";
import { writeCookie } from "./cookies.ts";
import { isSecure } from "./page-input.ts";

const cookieName = "jb_role";

/** Which of a person's menus was last switched to. */
export function readRole(request: Request): MenuRole | null {
  const value = readCookie(request, cookieName);
  return menuRoles.find((role) => role === value) ?? null;
}

export function roleCookie(role: MenuRole, request: Request): string {
  return writeCookie(cookieName, role, 180 * 86_400, isSecure(request));
}
