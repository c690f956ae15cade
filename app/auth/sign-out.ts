import { getAuth } from "./better-auth.ts";
import { endedSessionCookie } from "./cookies.ts";

/** Ends the session of the request on the server and in the browser. The device stays known. */
export async function signOut(request: Request): Promise<string[]> {
  await getAuth().api.signOut({ headers: request.headers, asResponse: true });
  return [endedSessionCookie()];
}
