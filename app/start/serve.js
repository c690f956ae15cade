import http from "node:http";
import net from "node:net";
import { ensureDemo, migrate } from "./database.js";
import { atEnd } from "./lifetime.js";
import { tryLock } from "./lock.js";
import { childEnv } from "./node24.js";
import { inRoot } from "./places.js";
import { socketFolder } from "./postgres.js";
import { pause, until } from "./processes.js";
import { endOrphans, keepRunning } from "./services.js";
import { Trouble } from "./trouble.js";
import { words } from "./words.js";

/** PORT as a number, 3000 by default. */
export function wantedPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Trouble(words.badPort(process.env.PORT));
  return port;
}

/** Makes sure that this is the only starter on the data folder, ends what a killed one left, and sees that the port is free. */
export async function claim(folder, port) {
  const release = (await tryLock(`start ${folder}`)) ?? (await lockOfStopping(folder));
  if (!release) throw new Trouble(words.alreadyRunning(folder));
  atEnd(release);
  const count = await endOrphans(folder);
  if (count > 0) console.log(words.orphansEnded(count));
  await new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", ({ code }) => reject(new Trouble(code === "EACCES" ? words.portForbidden(port) : words.portTaken(port))));
    server.listen(port, () => server.close(resolve));
  });
}

/** One that was just told to stop may still be busy with it. */
async function lockOfStopping(folder) {
  console.log(words.waitingForStop);
  let release;
  await until(async () => (release = await tryLock(`start ${folder}`)), 10_000, 200);
  return release;
}

/**
 * The product's environment: nothing of the starter's own secrets beyond what `env.server.ts` asks for. Two heaps of the C
 * library for all threads: with one for each, what uploads take and give back stays with the process, a third more. Room for
 * what lives no longer than its request: where requests crowd, a quarter of the time went into collecting it too early.
 */
export function productEnv({ url, cluster, folder, secrets, port, ...more }) {
  const { JIEBANG_SECRET, JIEBANG_KEY } = secrets;
  return childEnv({ NODE_ENV: "production", NODE_OPTIONS: "--max-semi-space-size=64", MALLOC_ARENA_MAX: "2", ...(port && { PORT: String(port) }), DATABASE_URL: url, ...(cluster && { DATABASE_SOCKET: socketFolder(cluster) }), DATA_DIR: folder, JIEBANG_SECRET, JIEBANG_KEY, ...more });
}

/** Brings the database up to date and the demo into an empty one. */
export async function prepareData(env) {
  await migrate(env.DATABASE_URL);
  await ensureDemo(env);
}

/**
 * Starts web and worker and waits until the web server is ready.
 * Returns `{ failed, worker }`: a promise that rejects when either cannot be kept running, and the worker's handle.
 */
export async function serve({ env, folder, port }) {
  let giveUp;
  const failed = new Promise((_, reject) => (giveUp = (name) => reject(new Trouble(words.givenUp(name)))));
  failed.catch(() => undefined);
  // Outbox, uploads and keys are nobody else's business on this machine.
  process.umask(0o077);
  const common = { env, folder, onGivenUp: giveUp };
  const worker = keepRunning({ ...common, name: words.worker, script: inRoot("build/node/worker.js") });
  atEnd(worker.stop);
  const web = keepRunning({ ...common, name: words.web, script: inRoot("app/server.ts"), hasStandby: env.NODE_ENV === "production" });
  atEnd(web.stop);
  await Promise.race([failed, untilReady(port, 60)]);
  web.trust();
  worker.trust();
  return { failed, worker };
}

async function untilReady(port, seconds) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) if (await isReady(port)) return;
  throw new Trouble(words.notReady(seconds));
}

function isReady(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: "localhost", port, path: "/readyz", timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy()).on("error", () => resolve(false));
  });
}
