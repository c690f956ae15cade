import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "./build.js";
import { openDatabase } from "./database.js";
import { installDependencies } from "./install.js";
import { atEnd, runEntry } from "./lifetime.js";
import { node24, requireNode20 } from "./node24.js";
import { dataDir, inRoot } from "./places.js";
import { freePort } from "./postgres.js";
import { run } from "./processes.js";
import { loadSecrets } from "./secrets.js";
import { prepareData, productEnv } from "./serve.js";
import { dropDatabases, freshDatabase } from "./test-database.js";
import { Trouble } from "./trouble.js";
import { words } from "./words.js";

/** `npm run bench -- NAME`: one measurement on a database of its own, on the durable server as in real use. */
await runEntry(async () => {
  requireNode20();
  const known = readdirSync(inRoot("tests/bench")).filter((file) => file.endsWith(".ts")).map((file) => path.basename(file, ".ts"));
  const [name, ...args] = process.argv.slice(2);
  if (!known.includes(name)) throw new Trouble(words.needsBench(known));
  await installDependencies(console.error);
  const secrets = loadSecrets(dataDir());
  const [{ url: server, cluster }] = await Promise.all([openDatabase({ folder: dataDir(), secrets, keepsFound: true }), build("node", "web")]);
  atEnd(() => dropDatabases(server));
  const folder = mkdtempSync(path.join(os.tmpdir(), "jiebang-bench-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const env = productEnv({ url: await freshDatabase(server, "bench"), cluster, folder, secrets, port: await freePort(), SMS_DRIVER: "outbox" });
  await prepareData(env);
  const { code } = await run(node24(), [inRoot("tests/bench", `${name}.ts`), ...args], { show: true, env });
  return code;
});
