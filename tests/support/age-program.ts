import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Whether there is the standard `age` program. The suite installs Debian's where it may (app/start/debian.js). */
export async function hasAge(): Promise<boolean> {
  return promisify(execFile)("age", ["--version"]).then(() => true, () => false);
}
