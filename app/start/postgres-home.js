import { chownSync, existsSync, lchownSync, mkdirSync, mkdtempSync, chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Trouble } from "./trouble.js";
import { words } from "./words.js";

/**
 * Where a cluster lives and as whom it runs: `{ file, home, user, port }`, kept in `DATA_DIR/NAME.json`.
 * PostgreSQL refuses to run as root, so root hands it to another user, who cannot enter a clone under
 * root's home: then the home lies elsewhere and the note in the data folder leads to it.
 */
export function clusterPlace(folder, name, { isThrowaway = false } = {}) {
  const file = path.join(folder, `${name}.json`);
  const noted = readNote(file);
  if (noted) return { file, ...noted, user: userOf(path.join(noted.home, "data")) ?? userOf(noted.home) };
  const preferred = path.join(folder, name);
  const user = process.getuid() === 0 ? (userOf(path.join(preferred, "data")) ?? unprivilegedUser()) : undefined;
  const home = makeHome(preferred, user, isThrowaway);
  if (user) chownSync(home, user.uid, user.gid);
  notePlace({ file, home });
  return { file, home, user };
}

/** Remembers the home and the port; the owner of the data says whose cluster it is. */
export function notePlace({ file, home, port }) {
  writeFileSync(file, JSON.stringify({ folder: path.dirname(file), home, port }));
}

/** A note that came along with a copied data folder belongs to the original as long as that is there. */
function readNote(file) {
  try {
    const { folder, home, port } = JSON.parse(readFileSync(file, "utf8"));
    const isCopy = folder !== path.dirname(file) && existsSync(folder);
    return existsSync(home) && !isCopy ? { home, port } : undefined;
  } catch {
    return undefined;
  }
}

function userOf(folder) {
  const stat = statSync(folder, { throwIfNoEntry: false });
  const self = process.getuid();
  if (!stat || stat.uid === self) return undefined;
  if (self !== 0) throw new Trouble(words.notYourData(folder));
  return { uid: stat.uid, gid: stat.gid };
}

function unprivilegedUser() {
  const rows = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody", "daemon", "www-data"]) {
    const row = rows.find((fields) => fields[0] === name && Number(fields[2]) > 0);
    if (row) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new Trouble(words.noOtherUser);
}

function makeHome(preferred, user, isThrowaway) {
  if (!user || canEnter(path.dirname(preferred), user)) {
    mkdirSync(preferred, { recursive: true, mode: 0o700 });
    return preferred;
  }
  const elsewhere = ["/var/lib", os.tmpdir()].filter((place) => existsSync(place) && canEnter(place, user));
  for (const place of isThrowaway ? elsewhere.reverse() : elsewhere) {
    try {
      const home = mkdtempSync(path.join(place, "jiebang-"));
      chmodSync(home, 0o700);
      return home;
    } catch (error) {
      if (error.code !== "EROFS" && error.code !== "EACCES") throw error;
    }
  }
  throw new Trouble(words.noPlaceForData);
}

function canEnter(folder, user) {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  const parent = path.dirname(folder);
  return (mode & bit) !== 0 && (parent === folder || canEnter(parent, user));
}

/** Gives a folder and all in it to the cluster's user. */
export function giveTo(user, place) {
  if (!user) return;
  lchownSync(place, user.uid, user.gid);
  for (const entry of readdirSync(place, { recursive: true })) lchownSync(path.join(place, entry), user.uid, user.gid);
}
