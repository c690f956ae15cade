import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import pg from "pg";
import { quantile } from "./figures.ts";

/**
 * The built application, called in this process without HTTP, for benches that ask what a page costs on the server. Every
 * statement that reaches PostgreSQL is counted from the import on.
 */
export const projectRoot = join(import.meta.dirname, "../..");
const warmUp = 20;
const runs = 200;
/** A page that is far too slow is told after this long, with the runs that it got. */
const longestMs = 15_000;

type Entry = typeof import("../../app/entry.server.tsx");

let queries = 0;
const original = Reflect.get(pg.Client.prototype, "query") as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  queries += 1;
  return original.apply(this, args);
} as typeof pg.Client.prototype.query;

const build = (await import(join(projectRoot, "build/server/index.js"))) as ServerBuild;
const entry = build.entry.module as unknown as Entry;
const handle = entry.requestHandler(build, "production");
const origin = entry.env().ORIGIN;

/** A browser: keeps its cookies. */
export class Visitor {
  private cookies = new Map<string, string>();

  async ask(path: string, form?: Record<string, string>): Promise<Response> {
    const request = new Request(`${origin}${path}`, {
      method: form ? "POST" : "GET",
      headers: { cookie: this.cookie, accept: "text/html" },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const response = await handle(request, entry.createLoadContext({ requestId: "BENCH", clientAddress: "127.0.0.1" }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** As its requests send it. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Goes on in a session that is there already: the cookie as a browser sends it. */
  take(cookie: string): void {
    const at = cookie.indexOf("=");
    this.cookies.set(cookie.slice(0, at), cookie.slice(at + 1));
  }

  /** Signs in with password and, where it is asked for, the code that the demo shows. */
  async signIn(identifier: string): Promise<this> {
    await this.ask("/sign-in", { intent: "signIn", identifier, password: "Shili-2026" });
    const page = await (await this.ask("/second-factor")).text();
    const code = /<code[^>]*>([^<]+)<\/code>/.exec(page)?.[1];
    if (code) await this.ask("/second-factor", { intent: "verify", code, trust: "on" });
    return this;
  }
}

/** A page's cost: its document, milliseconds, and statements of one request. Throws where it is not shown. */
export async function measurePage(visitor: Visitor, path: string): Promise<{ html: string; median: number; p95: number; queries: number }> {
  const first = await visitor.ask(path);
  const html = await first.text();
  if (first.status !== 200) throw new Error(`${path} answers ${first.status}`);
  const times: number[] = [];
  let counted = 0;
  const end = performance.now() + longestMs;
  for (let run = 0; run < warmUp + runs && (times.length === 0 || performance.now() < end); run += 1) {
    queries = 0;
    const start = performance.now();
    await (await visitor.ask(path)).text();
    if (run >= warmUp) times.push(performance.now() - start);
    counted = queries;
  }
  return { html, median: quantile(times, 0.5), p95: quantile(times, 0.95), queries: counted };
}

/** The application's own connections; the caller closes those of its own modules. */
export const closeBuilt = () => entry.closeDatabase();
