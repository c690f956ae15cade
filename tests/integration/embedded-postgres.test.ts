import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commandLine, startedAt } from "#app/start/proc.js";
import { endProcess, until } from "#app/start/processes.js";

type Cluster = { pid: number; port: number; wasRunning: boolean };

// A start and a stop take half a second each, on a busy machine ten times that.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let users: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jiebang-pg-"));
  chmodSync(folder, 0o711);
  users = [];
});

afterEach(async () => {
  for (const user of users) if (user.pid) await endProcess(user.pid);
  const { pid } = postmaster();
  if (pid && isServer(pid)) await endProcess(pid);
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(folder, "pg/data");
const isServer = (pid: number) => commandLine(pid).includes(data());

function postmaster(): { pid?: number } {
  try {
    return { pid: Number(readFileSync(join(data(), "postmaster.pid"), "utf8").split("\n")[0]) };
  } catch {
    return {};
  }
}

/** Starts one user of the cluster and waits until its server is up. */
async function useCluster(manner: "starter" | "command" = "starter"): Promise<Cluster & { child: ChildProcess }> {
  const child = spawn(process.execPath, ["tests/support/cluster-user.js", folder, manner], { stdio: ["pipe", "pipe", "inherit"] });
  users.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { ...(JSON.parse(line.toString()) as Cluster), child };
}

async function leave({ child }: { child: ChildProcess }): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
}

async function kill({ child }: { child: ChildProcess }): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function killServer(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  expect(await until(() => !isServer(pid), 20_000)).toBe(true);
}

/** The server that runs now is another one than `pid`, and ready. */
function isRevived(pid: number): boolean {
  const now = postmaster().pid ?? pid;
  return now !== pid && isServer(now) && readFileSync(join(data(), "postmaster.pid"), "utf8").includes("ready");
}

test("the last user to leave stops the server, and the port is remembered", async () => {
  const first = await useCluster();
  const second = await useCluster("command");
  expect(second).toMatchObject({ pid: first.pid, port: first.port, wasRunning: true });
  await leave(first);
  expect(isServer(first.pid)).toBe(true);
  await leave(second);
  expect(isServer(first.pid)).toBe(false);
  const third = await useCluster();
  expect(third).toMatchObject({ port: first.port, wasRunning: false });
});

test("a server whose starter was killed is adopted; a command leaves it running, a starter stops it", async () => {
  const killed = await useCluster();
  await kill(killed);
  const command = await useCluster("command");
  expect(command).toMatchObject({ pid: killed.pid, wasRunning: true });
  await leave(command);
  expect(isServer(killed.pid)).toBe(true);
  const starter = await useCluster();
  expect(starter.pid).toBe(killed.pid);
  await leave(starter);
  expect(isServer(killed.pid)).toBe(false);
});

test("a killed server is started again: by the next command, and under a running one", async () => {
  const first = await useCluster();
  await kill(first);
  await killServer(first.pid);
  const second = await useCluster();
  expect(second).toMatchObject({ port: first.port, wasRunning: false });
  process.kill(second.pid, "SIGKILL");
  expect(await until(() => isRevived(second.pid), 40_000)).toBe(true);
  await leave(second);
});

test("a note that names a living stranger does not stop the start, and the stranger lives on", async () => {
  const first = await useCluster();
  await leave(first);
  const note = `${process.pid}\n${data()}\n0\n${first.port}\n\n127.0.0.1\n\nready\n`;
  writeFileSync(join(data(), "postmaster.pid"), note);
  const second = await useCluster();
  expect(second.wasRunning).toBe(false);
  expect(startedAt(process.pid)).toBeDefined();
  await leave(second);
});

test("another port is taken when the remembered one is taken", async () => {
  const first = await useCluster();
  await leave(first);
  const squatter = createServer().listen(first.port, "127.0.0.1");
  await once(squatter, "listening");
  const second = await useCluster();
  expect(second.port).not.toBe(first.port);
  squatter.close();
  await leave(second);
});
