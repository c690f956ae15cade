import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { copyPrograms, makeCluster, removeOldPrograms, requireSameVersion } from "./postgres-files.js";
import { clusterPlace, notePlace } from "./postgres-home.js";
import { commandLine } from "./proc.js";
import { pause, run, complaint, until } from "./processes.js";
import { isDiskFullText, Trouble } from "./trouble.js";
import { words } from "./words.js";

/**
 * Brings a cluster up, whatever state it was left in: none yet, stopped, running without us, killed.
 * Returns `{ port, home, wasRunning, pid(), stop() }`. The caller holds the cluster's lock.
 */
export async function startCluster({ folder, name, password, isThrowaway = false }) {
  const place = clusterPlace(folder, name, { isThrowaway });
  const cluster = { ...place, data: path.join(place.home, "data"), isThrowaway };
  cluster.programs = copyPrograms(cluster);
  if (!existsSync(cluster.data)) await makeCluster(cluster, cluster.programs, password, isThrowaway);
  requireSameVersion(cluster.data);
  const wasRunning = await adopt(cluster);
  if (!wasRunning) await launch(cluster);
  const { port } = readPidFile(cluster);
  notePlace({ ...place, port });
  return { port, home: cluster.home, wasRunning, pid: () => runningPid(cluster), stop: () => stop(cluster) };
}

/** What the server says of itself in its data folder: `{ pid, port, state }`. */
function readPidFile({ data }) {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? "").trim() };
  } catch {
    return {};
  }
}

/** The pid counts only if that process is a PostgreSQL on this very folder: after a restart it may be anybody's. */
function runningPid(cluster) {
  const { pid } = readPidFile(cluster);
  return pid && commandLine(pid).includes(`-D ${cluster.data} `) ? pid : undefined;
}

/** True when a server that runs already is ready to be used; one that is going down is waited for. */
async function adopt(cluster) {
  await until(() => !runningPid(cluster) || readPidFile(cluster).state === "ready", 60_000);
  if (runningPid(cluster)) return true;
  forgetDeadServer(cluster);
  return false;
}

/**
 * PostgreSQL recovers from a kill by itself unless the noted pid belongs to somebody else by now, or to a zombie
 * that nobody buries (containers). No process has the pid written instead; the rest of the note stays, because
 * by it PostgreSQL sees whether backends of the dead server still hold its memory.
 */
function forgetDeadServer({ data, home }) {
  const note = path.join(data, "postmaster.pid");
  if (existsSync(note)) writeFileSync(note, readFileSync(note, "utf8").replace(/^\d+/, "4194304"));
  for (const name of readdirSync(home)) if (name.startsWith(".s.PGSQL.")) rmSync(path.join(home, name));
}

async function launch(cluster) {
  removeOldPrograms(cluster, cluster.programs);
  let port = cluster.port ?? (await freePort());
  for (let attempt = 1; ; attempt++) {
    if (!(await isFree(port))) port = await freePort();
    const log = path.join(cluster.home, "log");
    const before = existsSync(log) ? readFileSync(log).length : 0;
    const { code, output } = await control(cluster, "start", "-l", log, "-t", "120", "-o", settings(cluster, port));
    if (code === 0) return;
    const said = existsSync(log) ? readFileSync(log).subarray(before).toString() : output;
    if (isDiskFullText(said)) throw new Trouble(words.noDisk(cluster.home));
    // Backends of a killed server take a moment to notice; a port may be taken in the same moment.
    if (attempt >= 20 || !/in use|shared memory block/i.test(said)) throw new Trouble(words.databaseDown(cluster.home, complaint(said || output)));
    await pause(300);
  }
}

function control(cluster, verb, ...more) {
  return run(path.join(cluster.programs, "pg_ctl"), [verb, "-w", "-s", "-D", cluster.data, ...more], { ...cluster.user, cwd: cluster.home });
}

async function stop(cluster) {
  if (!runningPid(cluster)) return;
  const { code } = await control(cluster, "stop", "-m", "fast", "-t", "30");
  if (code !== 0) await control(cluster, "stop", "-m", "immediate", "-t", "30");
}

/** Where the server has its Unix socket, or undefined: its path may have 107 bytes and passes through a shell. */
export function socketFolder({ home }) {
  return home.length < 80 && /^[\w./-]+$/.test(home) ? home : undefined;
}

/** Our settings, as options of the server. */
function settings({ home, isThrowaway }, port) {
  const values = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: socketFolder({ home }) ?? "",
    max_connections: 200,
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    log_timezone: "Asia/Shanghai",
    ...(isThrowaway && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(values)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}

const isFree = async (port) => (await tryPort(port)) !== undefined;
export const freePort = () => tryPort(0);
