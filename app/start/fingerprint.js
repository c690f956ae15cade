import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "./places.js";

/** One hash over the names and contents of files and folders of the clone; what does not exist is passed over. */
export function fingerprintOf(places, isCounted = () => true) {
  const hash = createHash("sha256");
  const add = (place) => {
    const stat = statSync(inRoot(place), { throwIfNoEntry: false });
    if (!stat || !isCounted(place)) return;
    if (stat.isDirectory()) for (const name of readdirSync(inRoot(place)).sort()) add(path.join(place, name));
    else hash.update(`${place}\0${stat.size}\0`).update(readFileSync(inRoot(place)));
  };
  places.forEach(add);
  return hash.digest("hex");
}

/** Whether the note left by the last success names this fingerprint. */
export function isNoted(file, fingerprint) {
  try {
    return readFileSync(file, "utf8") === fingerprint;
  } catch {
    return false;
  }
}

export const noteFingerprint = (file, fingerprint) => writeFileSync(file, fingerprint);
