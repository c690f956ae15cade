import { signIn } from "#app/auth/sign-in.ts";
import { getPool } from "#app/db/client.ts";
import { CookieJar } from "./browser.ts";
import { aPerson, testPassword } from "./people.ts";

/** The cookie of somebody with an account and a session whose second factor was just given. */
export async function signedIn(username: string, more: Parameters<typeof aPerson>[0] = {}): Promise<string> {
  const { rows } = await getPool().query("select from auth_account a join person p on p.id = a.user_id where p.username = $1", [username]);
  if (rows.length === 0) await aPerson({ ...more, username });
  const browser = new CookieJar();
  const answer = await signIn(browser.request(), "10.1.2.3", { identifier: username, password: testPassword });
  if (!answer.ok) throw new Error(answer.refusal.code);
  browser.keep(answer.value.cookies);
  await getPool().query("update auth_session set second_factor_at = clock_timestamp() where user_id = (select id from person where username = $1)", [username]);
  return browser.request().headers.get("cookie") ?? "";
}

/** A client of the tus protocol, request by request, as a test needs it. */
export class UploadClient {
  readonly #origin: string;
  readonly #cookie: string;

  constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  send(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> {
    const all = { cookie: this.#cookie, "Sec-Fetch-Site": "same-origin", "Tus-Resumable": "1.0.0", ...headers };
    return fetch(`${this.#origin}${path}`, { method, headers: all, redirect: "manual", ...(body !== undefined && { body }) });
  }

  create(bid: string, name: string, size: number, kind = "proposal"): Promise<Response> {
    const metadata = Object.entries({ bid, kind, name }).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
    return this.send("POST", "/uploads", { "Upload-Length": String(size), "Upload-Metadata": metadata.join(",") });
  }

  patch(location: string, offset: number, part: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
    return this.send("PATCH", location, { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream", ...headers }, part);
  }

  async offset(location: string): Promise<number> {
    return Number((await this.send("HEAD", location)).headers.get("upload-offset"));
  }

  /** The whole way; answers the state that the last part was answered with, and the file's id. */
  async upload(bid: string, name: string, bytes: Buffer, kind?: string): Promise<{ state: string | null; id: string }> {
    const created = await this.create(bid, name, bytes.length, kind);
    if (created.status !== 201) throw new Error(`${String(created.status)} ${await created.text()}`);
    const location = created.headers.get("location") ?? "";
    const answer = await this.patch(location, 0, new Uint8Array(bytes));
    return { state: answer.headers.get("x-file-state"), id: location.split("/").at(-1) ?? "" };
  }
}
