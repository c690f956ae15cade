import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

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

function read(file) {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return Object.fromEntries(lines.filter((line) => line.includes("=")).map((line) => line.split(/=(.*)/s).slice(0, 2)));
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
