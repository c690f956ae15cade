import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "./build.js";
import { migrate, withClient } from "./database.js";
import { atEnd } from "./lifetime.js";
import { childEnv, node24 } from "./node24.js";
import { inRoot } from "./places.js";
import { useCluster, watchCluster } from "./postgres-users.js";
import { run } from "./processes.js";
import { freshSecret } from "./secrets.js";
import { productEnv } from "./serve.js";

/**
 * Runs tests/faults on a database server of its own, durable as in use, that may be killed: it is brought up again as
 * `npm start` does. Returns `{ passed, failed }`, a step of tests/faults/run.ts counts as one.
 */
export async function runFaults(args) {
  await build("node", "web");
  const folder = mkdtempSync(path.join(os.tmpdir(), "jiebang-faults-"));
  chmodSync(folder, 0o711);
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  // Where the run was stopped in between, its small disk is still there.
  atEnd(() => void spawnSync("umount", ["-l", path.join(folder, "disk")]));
  const secrets = { JIEBANG_SECRET: freshSecret(), JIEBANG_KEY: freshSecret() };
  const password = freshSecret();
  const cluster = await useCluster({ folder, name: "pg", password });
  const url = `postgresql://postgres:${password}@127.0.0.1:${cluster.port}/postgres`;
  await migrate(url);
  await withClient(url, (client) => client.query("update installation set kind = 'test'"));
  watchCluster(cluster).catch(() => undefined);
  const env = productEnv({ url, cluster, folder, secrets, FAULTS_FOLDER: folder, FAULTS_CLUSTER: cluster.home });
  const { code, output } = await run(node24(), [inRoot("tests/faults/run.ts"), ...args], { env: childEnv(env) });
  // What the product logs meanwhile is news only when something is wrong.
  console.log(code === 0 ? output.split("\n").filter((line) => !line.startsWith('{"level"')).join("\n").trim() : output.trim());
  const passed = Number(/"passed": (\d+)/.exec(output)?.[1] ?? 0);
  const failed = /"failed": (\[[^\]]*\])/.exec(output)?.[1];
  const count = failed ? JSON.parse(failed).length : 1;
  return { passed, failed: code === 0 ? count : Math.max(1, count) };
}
