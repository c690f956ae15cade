import { readFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import pg from "pg";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { playToRanking } from "#tests/support/thread.ts";

/**
 * `npm run bench -- pages`: what a page costs on the server. The built application is called in this process, without
 * HTTP, on a database with the demo round; every statement that reaches PostgreSQL during a request is counted.
 */
const root = join(import.meta.dirname, "../..");
const warmUp = 20;
const runs = 200;

type Entry = typeof import("../../app/entry.server.tsx");

let queries = 0;
const original = Reflect.get(pg.Client.prototype, "query") as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  queries += 1;
  return original.apply(this, args);
} as typeof pg.Client.prototype.query;

const build = (await import(join(root, "build/server/index.js"))) as ServerBuild;
const entry = build.entry.module as unknown as Entry;
const handle = entry.requestHandler(build, "production");
const origin = entry.env().ORIGIN;

class Visitor {
  private cookies = new Map<string, string>();

  async ask(path: string, form?: Record<string, string>): Promise<Response> {
    const request = new Request(`${origin}${path}`, {
      method: form ? "POST" : "GET",
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), accept: "text/html" },
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

  /** Signs in with password and, where it is asked for, the code that the demo shows. */
  async signIn(identifier: string): Promise<this> {
    await this.ask("/sign-in", { intent: "signIn", identifier, password: "Shili-2026" });
    const page = await (await this.ask("/second-factor")).text();
    const code = /<code[^>]*>([^<]+)<\/code>/.exec(page)?.[1];
    if (code) await this.ask("/second-factor", { intent: "verify", code, trust: "on" });
    return this;
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
}

/** Gzip size of every script that the document names. */
async function scriptBytes(html: string): Promise<number> {
  const named = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? ""));
  let sum = 0;
  for (const file of named) sum += gzipSync(await readFile(join(root, "build/client", file))).length;
  return sum;
}

interface Goal {
  median: number;
  scriptKilobytes: number;
}

async function measure(key: string, visitor: Visitor, path: string, goal: Goal) {
  const first = await visitor.ask(path);
  const html = await first.text();
  if (first.status !== 200) throw new Error(`${path} answers ${first.status}`);
  const times: number[] = [];
  let counted = 0;
  for (let run = 0; run < warmUp + runs; run += 1) {
    queries = 0;
    const start = performance.now();
    await (await visitor.ask(path)).text();
    if (run >= warmUp) times.push(performance.now() - start);
    counted = queries;
  }
  times.sort((a, b) => a - b);
  const scripts = (await scriptBytes(html)) / 1024;
  const htmlKilobytes = gzipSync(html).length / 1024;
  const median = quantile(times, 0.5);
  return [
    { key: `${key}.median`, value: median, unit: "ms", goal: goal.median, holds: median <= goal.median },
    { key: `${key}.p95`, value: quantile(times, 0.95), unit: "ms", goal: null, holds: null },
    { key: `${key}.html`, value: Math.round(htmlKilobytes * 10) / 10, unit: "kB gzip", goal: 40, holds: htmlKilobytes <= 40 },
    { key: `${key}.script`, value: Math.round(scripts * 10) / 10, unit: "kB gzip", goal: goal.scriptKilobytes, holds: scripts <= goal.scriptKilobytes },
    { key: `${key}.queries`, value: counted, unit: "statements", goal: null, holds: null },
  ];
}

/** Under which name experts read a bid. */
async function reviewCodeOf(no: string): Promise<string> {
  const { rows } = await getPool().query<{ code: string }>("select review_code as code from bid where no = $1", [no]);
  return rows[0]?.code ?? "";
}

const challenge = "JZGX-2026-001";
const bids = await playToRanking(challenge, ["E004", "E008", "E013"]);
const publicGoal = { median: 10, scriptKilobytes: 15 };
const workGoal = { median: 25, scriptKilobytes: 160 };
const figures = [
  ...(await measure("list", new Visitor(), "/challenges", publicGoal)),
  ...(await measure("item", new Visitor(), `/challenges/${challenge}`, publicGoal)),
  ...(await measure("bid", await new Visitor().signIn("lead-t01"), `/work/bids/${bids[0] ?? ""}`, { ...workGoal, median: 9 })),
  ...(await measure("scoring", await new Visitor().signIn("e004"), `/work/reviews/${challenge}/${await reviewCodeOf(bids[0] ?? "")}`, { ...workGoal, median: 9 })),
  ...(await measure("ranking", await new Visitor().signIn("officer"), `/work/challenges/${challenge}/ranking`, workGoal)),
];
const cpu = os.cpus()[0]?.model ?? "unknown";
console.log(JSON.stringify({ name: "pages", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, figures }, null, 2));
await closeDatabase();
await entry.closeDatabase();
