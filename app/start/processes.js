import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { atEnd } from "./lifetime.js";
import { childEnv } from "./node24.js";
import { root } from "./places.js";

const running = new Set();
atEnd(() => {
  for (const child of running) child.kill("SIGTERM");
});

/**
 * Runs a program to its end and returns `{ code, output }`. With `show` the output goes to the terminal,
 * otherwise it is kept, so that a failure can be told in full and a success in silence.
 */
export function run(command, args, { show = false, input, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const streams = show ? "inherit" : "pipe";
    const child = spawn(command, args, { cwd: root, env: options.env ?? childEnv(), ...options, stdio: [input === undefined ? "ignore" : "pipe", streams, streams] });
    running.add(child);
    if (child.pid) onStart?.(child.pid);
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stdin?.on("error", () => undefined).end(input);
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** The last lines of a program's output: the part that says what went wrong. */
export function tail(output, lines = 15) {
  return output.trim().split("\n").slice(-lines).join("\n");
}

/**
 * When a living process began (ticks since boot), undefined when there is none. Together with the pid it
 * names a process for good; the pid alone may belong to another one by now.
 */
export function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The command line of a process, its arguments parted by spaces; empty when there is no such process. */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until `isTrue()`; false when it did not come true within the time. */
export async function until(isTrue, milliseconds, step = 50) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(step)) if (await isTrue()) return true;
  return false;
}

/** Ends a process: asked first, forced after `patience` (a worker may finish the job in its hands). */
export async function endProcess(pid, patience = 25_000) {
  const started = startedAt(pid);
  if (!started) return;
  process.kill(pid, "SIGTERM");
  if (await until(() => startedAt(pid) !== started, patience)) return;
  process.kill(pid, "SIGKILL");
  await until(() => startedAt(pid) !== started, 5000);
}
