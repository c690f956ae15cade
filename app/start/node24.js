import { spawnSync } from "node:child_process";
import path from "node:path";
import { inRoot } from "./places.js";
import { Trouble } from "./trouble.js";
import { words } from "./words.js";

const major = Number(process.versions.node.split(".")[0]);
let found;

/** Everything before the install runs on Node 20; older ones lack what the start scripts use. */
export function requireNode20() {
  if (major < 20) throw new Trouble(words.needsNode20(process.versions.node));
}

/** The Node that runs the product: the caller's when it is 24 or later, else the one among our dependencies. */
export function node24() {
  found ??= major >= 24 ? process.execPath : installedNode();
  return found;
}

function installedNode() {
  const binary = inRoot("node_modules", `node-linux-${process.arch}`, "bin/node");
  if (process.platform !== "linux" || spawnSync(binary, ["--version"]).status !== 0) throw new Trouble(words.needsNode24(process.versions.node));
  return binary;
}

/** The environment of every child: Node 24 first in PATH, so that what they start runs on it too. */
export function childEnv(extra = {}) {
  return { ...process.env, PATH: `${path.dirname(node24())}${path.delimiter}${process.env.PATH ?? ""}`, ...extra };
}
