import { spawn } from "node:child_process";
import { atEnd } from "./lifetime.js";
import { childEnv } from "./node24.js";
import { root } from "./places.js";
import { startedAt } from "./proc.js";

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

/** The part of a program's output that says what went wrong: from its first complaint on, else its end. */
export function complaint(output, lines = 20) {
  const all = output.trim().split("\n");
  const first = all.findIndex((line) => /\b(error|failed|fatal)\b|错误|失败/i.test(line));
  return (first < 0 ? all.slice(-lines) : all.slice(first, first + lines)).join("\n");
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
