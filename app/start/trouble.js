import { statfsSync } from "node:fs";
import { words } from "./words.js";

/** Something that people can mend: its message is one sentence and the way out, shown without a stack. */
export class Trouble extends Error {}

/** What the terminal shows for a failure: our own sentence, the system's refusals in words, else the stack. */
export function explain(error) {
  if (error instanceof Trouble) return error.message;
  if (isDiskFull(error)) return words.noDisk(error.path ?? "");
  if (error?.code === "EACCES" || error?.code === "EPERM" || error?.code === "EROFS") return words.noAccess(error.path ?? error.message);
  return error?.stack ?? String(error);
}

function isDiskFull(error) {
  return error?.code === "ENOSPC" || error?.code === "EDQUOT" || isDiskFullText(String(error?.message));
}

/** Whether a program's output says that the disk is full. */
export function isDiskFullText(text) {
  return /ENOSPC|No space left on device|Disk quota exceeded/i.test(text);
}

/** Refuses before the work begins rather than half-way through it. */
export function requireDisk(folder, mebibytes) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < mebibytes * 2 ** 20) throw new Trouble(words.littleDisk(folder, mebibytes));
}
