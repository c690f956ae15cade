import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "./places.js";

const names = ["JIEBANG_SECRET", "JIEBANG_KEY", "JIEBANG_DATABASE_PASSWORD"];

export const freshSecret = () => randomBytes(32).toString("base64url");

/**
 * The secrets of this installation, made once and kept in a file that only its owner reads:
 * sessions, the key over drafts and opening keys, and the embedded database's password.
 * What the environment already gives stands.
 */
export function loadSecrets(folder) {
  const file = path.join(folder, "secrets.env");
  const kept = read(file) ?? create(file);
  return Object.fromEntries(names.map((name) => [name, process.env[name] || kept[name]]));
}

/** Takes over the clone's `.env`; what the environment already gives stands. */
export function loadEnvFile() {
  for (const [name, value] of Object.entries(read(inRoot(".env")) ?? {})) process.env[name] ??= value;
}

/** The `NAME=value` lines of a file, quotes taken off; undefined when there is none. */
function read(file) {
  try {
    const lines = readFileSync(file, "utf8").matchAll(/^[ \t]*(\w+)[ \t]*=[ \t]*(["']?)(.*?)\2[ \t]*$/gm);
    return Object.fromEntries([...lines].map(([, name, , value]) => [name, value]));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function create(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, names.map((name) => `${name}=${freshSecret()}\n`).join(""), { mode: 0o600 });
  try {
    // A link never overwrites: of two commands that start at once, both use the secrets of the first.
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return read(file);
}
