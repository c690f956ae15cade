import { readFileSync } from "node:fs";

/** State, parent and start of a process as Linux tells them; empty when there is none. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

/**
 * When a living process began (ticks since boot), undefined when there is none. Together with the pid it
 * names a process for good; the pid alone may belong to another one by now. A zombie does not live.
 */
export function startedAt(pid) {
  const fields = statOf(pid);
  return fields[0] === "Z" ? undefined : fields[19];
}

export const parentOf = (pid) => Number(statOf(pid)[1]);

/** The command line of a process, its arguments parted by spaces; empty when there is no such process. */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
