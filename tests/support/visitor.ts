import { signIn } from "#app/auth/sign-in.ts";
import { getPool } from "#app/db/client.ts";
import { CookieJar } from "./browser.ts";
import { testPassword, valueOf } from "./people.ts";

interface Answer {
  status: number;
  location: string;
  toast: string;
  html: string;
}

/** A browser without script, on the real server. */
export class Visitor {
  readonly jar = new CookieJar();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async ask(path: string, body?: URLSearchParams | FormData): Promise<Answer> {
    const cookie = this.jar.request().headers.get("cookie") ?? "";
    const response = await fetch(`${this.#origin}${path}`, { redirect: "manual", headers: { cookie, "sec-fetch-site": "same-origin" }, ...(body !== undefined && { method: "POST", body }) });
    const lines = response.headers.getSetCookie();
    this.jar.keep(lines);
    const toast = decodeURIComponent(lines.find((line) => line.startsWith("jb_toast=") && !line.includes("Max-Age=0"))?.split(";")[0] ?? "");
    return { status: response.status, location: response.headers.get("location") ?? "", toast, html: await response.text() };
  }

  /** As the form of /sign-in does it; the throttle is another test's matter. */
  async signIn(username: string): Promise<void> {
    this.jar.keep(valueOf(await signIn(this.jar.request(), "10.9.0.1", { identifier: username, password: testPassword })).cookies);
  }

  /** The second factor was given so long ago. */
  async giveFactor(personId: string, minutesAgo = 0): Promise<void> {
    await getPool().query("update auth_session set second_factor_at = clock_timestamp() - $2 * interval '1 minute' where user_id = $1", [personId, minutesAgo]);
  }

  endSession(): void {
    this.jar.keep(["jb_session=; Max-Age=0"]);
  }
}
