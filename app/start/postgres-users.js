import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { atEnd } from "./lifetime.js";
import { withLock } from "./lock.js";
import { startCluster } from "./postgres.js";
import { startedAt } from "./proc.js";
import { words } from "./words.js";

/**
 * Uses the cluster until this command ends. Each command that uses it signs a list by its pid; the last to leave
 * stops the server. One that was found running for nobody (its starter was killed, and its children may still
 * work on it) is left running when `keepsFound`.
 */
export async function useCluster({ folder, name, password, isThrowaway, keepsFound = false }) {
  const list = path.join(folder, `${name}.users`);
  const self = path.join(list, `${process.pid}-${startedAt(process.pid)}`);
  const inTurn = (work) => withLock(`cluster ${folder} ${name}`, work);
  mkdirSync(list, { recursive: true });

  return inTurn(async () => {
    const isShared = living(list).length > 0;
    writeFileSync(self, "");
    const cluster = await startCluster({ folder, name, password, isThrowaway });
    const isFound = cluster.wasRunning && !isShared;
    atEnd(() =>
      inTurn(async () => {
        rmSync(self, { force: true });
        if (living(list).length === 0 && !(isFound && keepsFound)) await cluster.stop();
      }),
    );
    return { ...cluster, revive: () => inTurn(() => (cluster.pid() ? undefined : startCluster({ folder, name, password, isThrowaway }))) };
  });
}

/** The users that still live; the names of dead ones are struck off. */
function living(list) {
  return readdirSync(list).filter((name) => {
    const [pid, started] = name.split("-");
    if (startedAt(pid) === started) return true;
    rmSync(path.join(list, name), { force: true });
    return false;
  });
}

/**
 * Starts the cluster again when its server was killed from outside, so that a long-running command outlives that.
 * The promise only ever rejects: when the server cannot be brought up again.
 */
export function watchCluster(cluster) {
  return new Promise((_, reject) => {
    const timer = setInterval(() => {
      if (cluster.pid()) return;
      cluster.revive().then((isRevived) => isRevived && console.error(words.databaseRevived), reject);
    }, 1000);
    atEnd(() => clearInterval(timer));
  });
}
