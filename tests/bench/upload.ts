import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import os from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { freePort } from "#tests/support/edge-server.ts";
import { aPerson, contextOf, testPassword, valueOf } from "#tests/support/people.ts";
import { UploadClient } from "#tests/support/upload-client.ts";

/**
 * `npm run bench -- upload`: 1 GiB in total by 16 clients of 16 teams, in parts of 2 MiB, through the real server with
 * sealing. A preloaded watcher inside the web process reports its memory and how late its event loop is.
 */
const clients = 16;
const filesEach = 2;
const fileBytes = 32 * 1024 * 1024;
const partBytes = 2 * 1024 * 1024;

const watcher = `data:text/javascript,${encodeURIComponent(`
import { monitorEventLoopDelay } from "node:perf_hooks";
const delay = monitorEventLoopDelay({ resolution: 5 });
let most = 0, base = 0;
const tick = () => { most = Math.max(most, process.memoryUsage.rss()); };
setInterval(tick, 20).unref();
process.on("SIGUSR2", () => {
  if (base === 0) { base = process.memoryUsage.rss(); most = base; delay.enable(); delay.reset(); return; }
  tick();
  process.stderr.write("BENCH " + JSON.stringify({ base, most, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, mean: delay.mean / 1e6 }) + "\\n");
});`)}`;

const port = await freePort();
const origin = `http://localhost:${port}`;
const web = spawn(process.execPath, ["--import", watcher, "app/server.ts"], { env: { ...process.env, NODE_ENV: "production", ORIGIN: origin, PORT: String(port) }, stdio: ["ignore", "pipe", "pipe"] });
let output = "";
for (const stream of [web.stdout, web.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
for (let tries = 0; tries < 400 && !output.includes("网站服务已启动"); tries += 1) await pause(50);

/** A team of its own with a draft, and its client. */
async function aClient(index: number): Promise<{ client: UploadClient; bid: string }> {
  const username = `bench${index}`;
  const { personId } = await aPerson({ username });
  const { rows } = await getPool().query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, 'enterprise', true) returning id", [`91000000BENCH${String(index).padStart(5, "0")}`, `示例·单位${index}`]);
  await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true)", [rows[0]!.id, personId]);
  const { no } = valueOf(await createBid(await contextOf(username), { challenge: "JZGX-2026-001" }));
  const page = await fetch(`${origin}/sign-in`, { method: "POST", redirect: "manual", headers: { "Sec-Fetch-Site": "same-origin" }, body: new URLSearchParams({ intent: "signIn", identifier: username, password: testPassword }) });
  const cookie = page.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  return { client: new UploadClient(origin, cookie), bid: no };
}

async function upload({ client, bid }: { client: UploadClient; bid: string }, name: string, bytes: Buffer): Promise<void> {
  const created = await client.create(bid, name, bytes.length);
  if (created.status !== 201) throw new Error(`${created.status} ${await created.text()}`);
  const location = created.headers.get("location") ?? "";
  let state: string | null = null;
  for (let offset = 0; offset < bytes.length; offset += partBytes) {
    const answer = await client.patch(location, offset, new Uint8Array(bytes.buffer, bytes.byteOffset + offset, Math.min(partBytes, bytes.length - offset)) as Uint8Array<ArrayBuffer>);
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
    state = answer.headers.get("x-file-state");
  }
  if (state !== "sealed") throw new Error(`not sealed: ${state}`);
}

// A comment of random bytes: what is sent does not compress and is a PDF all the same.
const filler = randomBytes(fileBytes).toString("latin1").replace(/[\r\n%]/g, "x");
const bytes = Buffer.concat([Buffer.from(pdf().subarray(0, 9)), Buffer.from(`%${filler}\n`, "latin1"), pdf().subarray(9)]);
const moved = Buffer.from(bytes.toString("latin1").replace(/startxref\n\d+/, `startxref\n${bytes.lastIndexOf("xref\n0 2")}`), "latin1");

const teams = await Promise.all(Array.from({ length: clients }, (_, index) => aClient(index)));
await upload(teams[0]!, "warm.pdf", pdf());
await pause(500);
web.kill("SIGUSR2");
await pause(100);
const start = performance.now();
await Promise.all(teams.map(async (team) => {
  for (let count = 0; count < filesEach; count += 1) await upload(team, `${count}.pdf`, moved);
}));
const seconds = (performance.now() - start) / 1000;
web.kill("SIGUSR2");
for (let tries = 0; tries < 100 && !output.includes("BENCH "); tries += 1) await pause(50);
const seen = JSON.parse(/BENCH (.*)/.exec(output)?.[1] ?? "null") as { base: number; most: number; p99: number; max: number; mean: number };
web.kill("SIGTERM");

const megabytes = (count: number) => Math.round(count / 1024 / 1024);
const growth = megabytes(seen.most - seen.base);
const total = clients * filesEach * moved.length;
const round = (value: number) => Math.round(value * 10) / 10;
const figures = [
  { key: "upload.total", value: megabytes(total), unit: "MiB", goal: 1024, holds: total >= 1024 ** 3 },
  { key: "upload.time", value: round(seconds), unit: "s", goal: null, holds: null },
  { key: "upload.rate", value: round(total / 1024 / 1024 / seconds), unit: "MiB/s", goal: null, holds: null },
  { key: "upload.memoryGrowth", value: growth, unit: "MiB", goal: 128, holds: growth <= 128 },
  { key: "upload.loopLag.p99", value: round(seen.p99), unit: "ms", goal: 50, holds: seen.p99 <= 50 },
  { key: "upload.loopLag.max", value: round(seen.max), unit: "ms", goal: null, holds: null },
];
const cpu = os.cpus()[0]?.model ?? "unknown";
const load = readFileSync("/proc/loadavg", "utf8").split(" ")[0];
console.log(JSON.stringify({ name: "upload", machine: `${os.availableParallelism()} × ${cpu}, Node ${process.version}`, load, figures }, null, 2));
await closeDatabase();
