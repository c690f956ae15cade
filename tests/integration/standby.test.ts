import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { keepRunning } from "#app/start/services.js";
import { freePort } from "#tests/support/edge-server.ts";

const folder = mkdtempSync(join(tmpdir(), "jiebang-standby-"));
let stop = () => Promise.resolve();

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Process ids by what the starter calls them. */
function recorded(): Record<string, number> {
  const record = JSON.parse(readFileSync(join(folder, "running.json"), "utf8")) as Record<string, { pid: number }>;
  return Object.fromEntries(Object.entries(record).map(([name, { pid }]) => [name, pid]));
}

/** A process that has just ended is known until its parent has heard of it. */
function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

async function eventually<T>(read: () => Promise<T | null> | T | null): Promise<T> {
  for (;;) {
    const found = await read();
    if (found !== null) return found;
    await pause(50);
  }
}

test("a killed web process is replaced by the one that stands by, and another stands by then", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, NODE_ENV: "production", PORT: String(port), ORIGIN: origin, LOG_REQUESTS: "0" };
  const web = keepRunning({ name: "网站", script: "app/server.ts", env, folder, onGivenUp: (name: string) => told(`${name} was given up`), hasStandby: true });
  stop = web.stop;
  const served = () => eventually(() => fetch(`${origin}/challenges`, { headers: { connection: "close" } }).then(({ status }) => (status === 200 ? status : null), () => null));
  await served();
  expect(Object.keys(recorded())).toEqual(["网站"]);
  web.trust();
  const standing = await eventually(() => recorded()["网站（备用）"] ?? null);
  process.kill(recorded()["网站"]!, "SIGKILL");
  await served();
  expect(recorded()["网站"]).toBe(standing);
  const next = await eventually(() => recorded()["网站（备用）"] ?? null);
  expect(next).not.toBe(standing);
  await web.stop();
  for (const pid of [standing, next]) await eventually(() => isGone(pid) || null);
  expect(told.mock.calls).toEqual([["网站进程意外退出（SIGKILL），重新启动。"]]);
});
