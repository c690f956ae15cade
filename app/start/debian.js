import { existsSync } from "node:fs";
import { childEnv } from "./node24.js";
import { run } from "./processes.js";
import { words } from "./words.js";

export const canApt = () => process.getuid() === 0 && existsSync("/usr/bin/apt-get");

// A closed network may swallow a request without an answer.
const soon = ["-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=0"];

/** Installs Debian's packages, where we may; what came of it the caller looks at itself. */
export async function aptInstall(...packages) {
  if (!canApt()) return;
  const env = childEnv({ DEBIAN_FRONTEND: "noninteractive" });
  await run("apt-get", [...soon, "update"], { env });
  await run("apt-get", [...soon, "install", "-y", "--no-install-recommends", ...packages], { env });
}

const hasAge = () => run("age", ["--version"]).then(({ code }) => code === 0, () => false);

/** The standard `age` program, with which a test opens a sealed bid: ours must not be the only one that can. */
export async function ensureAge() {
  if ((await hasAge()) || !canApt()) return;
  console.log(words.installingAge);
  await aptInstall("age");
}
