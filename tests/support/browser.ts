/** A browser as far as cookies go: sends what it was given, on requests without a network. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  request(path = "/work"): Request {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Request(`http://localhost${path}`, { headers: { cookie, "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0" } });
  }

  /** Takes over `Set-Cookie` lines; an age of 0 deletes. */
  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      if (attributes.includes("Max-Age=0")) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  /** The same cookies in a second browser: what a thief of them would have. */
  copy(): CookieJar {
    const other = new CookieJar();
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }
}
