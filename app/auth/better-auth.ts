import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { newPrisma } from "#app/db/prisma.ts";
import { env, isSecureOrigin } from "#app/env.server.ts";
import { sessionCookieName, sessionSeconds } from "./cookies.ts";
import { hashPassword, isPasswordOf } from "./passwords.ts";

/**
 * better-auth keeps accounts and sessions. It is called through `auth.api` only and serves no address of its
 * own, so its rate limit, origin check and address lookup are off: ours stand before it.
 */
function makeAuth() {
  return betterAuth({
    appName: "揭榜台",
    baseURL: env().ORIGIN,
    secret: env().JIEBANG_SECRET,
    telemetry: { enabled: false },
    logger: { level: "error" },
    rateLimit: { enabled: false },
    database: prismaAdapter(newPrisma(), { provider: "postgresql", transaction: true }),
    user: { modelName: "authUser" },
    session: { modelName: "authSession", expiresIn: sessionSeconds, disableSessionRefresh: true },
    account: { modelName: "authAccount" },
    verification: { modelName: "authVerification" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 1000,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPasswordOf(hash, password) },
    },
    advanced: {
      database: { generateId: false },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false, // would add `__Secure-`; ours is `__Host-`
      disableCSRFCheck: true,
      cookiePrefix: "jb",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureOrigin() },
      cookies: { session_token: { name: sessionCookieName() } },
    },
  });
}

let auth: ReturnType<typeof makeAuth> | undefined;

/** The one instance of a process, made at first use: commands that sign nobody in need no secret. */
export function getAuth(): ReturnType<typeof makeAuth> {
  auth ??= makeAuth();
  return auth;
}
