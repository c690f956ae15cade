import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { node24 } from "./node24.js";
import { root } from "./places.js";
import { commandLine, startedAt } from "./proc.js";
import { endProcess } from "./processes.js";
import { words } from "./words.js";

const recordIn = (folder) => path.join(folder, "running.json");

function readRecord(folder) {
  try {
    return JSON.parse(readFileSync(recordIn(folder), "utf8"));
  } catch {
    return {};
  }
}

function note(folder, name, pid, script) {
  writeFileSync(recordIn(folder), JSON.stringify({ ...readRecord(folder), [name]: { pid, started: startedAt(pid), script } }));
}

/**
 * Ends what a starter left behind that was killed. Only the starter that holds the folder's lock may call it.
 * A recorded process counts only if its start time and its script are still the recorded ones.
 */
export async function endOrphans(folder) {
  const orphans = Object.values(readRecord(folder)).filter(({ pid, started, script }) => startedAt(pid) === started && commandLine(pid).includes(script));
  await Promise.all(orphans.map(({ pid }) => endProcess(pid)));
  return orphans.length;
}

/**
 * Keeps one service alive: `{ name, script, args, env, folder }`. It is started again when it dies, up to four
 * times a minute, but not before it was `trust()`ed (ready once); then `onGivenUp(name)` is called.
 * It gets a process group of its own, so that Ctrl-C reaches only the starter, which stops all in order.
 */
export function keepRunning({ name, script, args = [], env, folder, onGivenUp }) {
  const deaths = [];
  let child;
  let isTrusted = false;
  let isStopping = false;
  let isRenewing = false;

  const onDeath = (how) => {
    if (isStopping) return;
    if (isRenewing) {
      isRenewing = false;
      return launch();
    }
    deaths.push(Date.now());
    const allowed = isTrusted ? 5 : 1;
    if (deaths.filter((time) => time > Date.now() - 60_000).length >= allowed) return onGivenUp(name);
    console.error(words.restarting(name, how));
    setTimeout(() => !isStopping && launch(), 500);
  };
  const launch = () => {
    child = spawn(node24(), [script, ...args], { cwd: root, env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => onDeath(error.message)).on("exit", (code, signal) => onDeath(signal ?? code));
    if (child.pid) note(folder, name, child.pid, script);
  };
  launch();

  return {
    trust: () => (isTrusted = true),
    /** Replaces the process by a new one (a new build in development). */
    renew: () => (isRenewing = child.kill("SIGTERM")),
    stop: async () => {
      isStopping = true;
      if (child.pid && child.exitCode === null && child.signalCode === null) await endProcess(child.pid);
    },
  };
}
