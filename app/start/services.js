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

/** Without a process the name is taken out. */
function note(folder, name, script, pid) {
  writeFileSync(recordIn(folder), JSON.stringify({ ...readRecord(folder), [name]: pid && { pid, started: startedAt(pid), script } }));
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

/** Left to the process that has just taken over, before the next one beside it is loaded. */
const standbyAfterMs = 5000;

/** The process beside the running one that has loaded everything and waits to be told to serve. */
function standbyOf({ isWanted, start, forget }) {
  let waiting = null;
  let timer;
  const miss = () => {
    waiting = null;
    forget();
  };
  return {
    miss,
    /** Loads one where none waits. */
    loadAfter: (milliseconds) => {
      clearTimeout(timer);
      if (isWanted()) timer = setTimeout(() => (waiting ??= start()), milliseconds);
    },
    /** The one that waits, told to serve; null where none does. */
    take: () => {
      const taken = waiting;
      if (!taken) return null;
      miss();
      // Its end is told by `exit`, also where the message does not reach it.
      taken.send("serve", () => undefined);
      return taken;
    },
    /** No further one; the one that waits, to be ended. */
    end: () => {
      clearTimeout(timer);
      return waiting;
    },
  };
}

/**
 * Keeps one service alive: `{ name, script, args, env, folder }`. It is started again when it dies, up to four
 * times a minute, but not before it was `trust()`ed (ready once); then `onGivenUp(name)` is called.
 * It gets a process group of its own, so that Ctrl-C reaches only the starter, which stops all in order.
 * `hasStandby`: a second process, told so by the argument `standby`, loads everything and waits for a message. It takes
 * over at once, where loading takes seconds just when the machine is busy. One that died is missed until the next start.
 */
export function keepRunning({ name, script, args = [], env, folder, onGivenUp, hasStandby = false }) {
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
    const taken = standby.take();
    if (!taken) return setTimeout(() => !isStopping && launch(), 500);
    child = taken;
    note(folder, name, script, child.pid);
    standby.loadAfter(standbyAfterMs);
  };
  const start = (known, more, ipc) => {
    const started = spawn(node24(), [script, ...args, ...more], { cwd: root, env, detached: true, stdio: ["ignore", "inherit", "inherit", ...ipc] });
    const onEnd = (how) => (started === child ? onDeath(how) : standby.miss());
    started.on("error", (error) => onEnd(error.message)).on("exit", (code, signal) => onEnd(signal ?? code));
    if (started.pid) note(folder, known, script, started.pid);
    return started;
  };
  const standby = standbyOf({
    isWanted: () => hasStandby && isTrusted,
    start: () => start(words.standby(name), ["standby"], ["ipc"]),
    forget: () => note(folder, words.standby(name), script, undefined),
  });
  const launch = () => {
    child = start(name, [], []);
    standby.loadAfter(standbyAfterMs);
  };
  launch();

  return {
    trust: () => {
      isTrusted = true;
      standby.loadAfter(0);
    },
    /** Replaces the process by a new one (a new build in development). */
    renew: () => (isRenewing = child.kill("SIGTERM")),
    stop: async () => {
      isStopping = true;
      await Promise.all([child, standby.end()].map((one) => one?.pid && one.exitCode === null && one.signalCode === null && endProcess(one.pid)));
    },
  };
}
