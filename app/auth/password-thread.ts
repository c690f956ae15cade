import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";
import type { PasswordAnswer, PasswordTask } from "./passwords.ts";

// argon2id (the library's default) with the values of trust.md section 7: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A tenth of a core where others need it, all of one where nobody does: a flood of sign-ins leaves submissions alone. */
const niceness = 10;

// The thread's own file. On Linux a priority may be a thread's own; elsewhere the hashes run like everything else.
try {
  setPriority(Number(basename(readlinkSync("/proc/thread-self"))), niceness);
} catch {
  // No /proc: nothing to lower.
}

parentPort?.on("message", (task: PasswordTask) => parentPort?.postMessage(answerTo(task)));

function answerTo({ password, hash }: PasswordTask): PasswordAnswer {
  try {
    return hash === null ? { hash: hashSync(password, cost) } : { isRight: verifySync(hash, password) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : "unknown" };
  }
}
