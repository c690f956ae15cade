import { existsSync, watch } from "node:fs";
import { build } from "./build.js";
import { openDatabase } from "./database.js";
import { installDependencies } from "./install.js";
import { atEnd, runEntry } from "./lifetime.js";
import { requireNode20 } from "./node24.js";
import { dataDir, inRoot, tools } from "./places.js";
import { loadEnvFile, loadSecrets } from "./secrets.js";
import { claim, prepareData, productEnv, serve, wantedPort } from "./serve.js";
import { keepRunning } from "./services.js";
import { words } from "./words.js";

/** `npm run dev`: the product in development mode; Vite serves the pages fresh, a change renews the worker. */
async function develop() {
  requireNode20();
  loadEnvFile();
  const folder = dataDir();
  const port = wantedPort();
  await claim(folder, port);
  await installDependencies(console.log);
  const secrets = loadSecrets(folder);
  const [{ url, cluster }] = await Promise.all([openDatabase({ folder, secrets }), build("node")]);
  const env = productEnv({ url, cluster, folder, secrets, port, NODE_ENV: "development" });
  await prepareData(env);
  const { failed, worker } = await serve({ env, folder, port });
  watchBuild(env, folder, worker);
  console.log(words.developing(env.ORIGIN || `http://localhost:${port}`));
  await failed;
}

/** Vite builds the worker anew after each change: it deletes the file, and says by writing it that all is there. */
function watchBuild(env, folder, worker) {
  const args = ["build", "--watch", "--config", "vite.node.config.ts", "--logLevel", "warn"];
  const builder = keepRunning({ name: words.nodeBuild, script: tools.vite, args, env, folder, onGivenUp: (name) => console.error(words.givenUp(name)) });
  atEnd(builder.stop);
  let pending;
  const watcher = watch(inRoot("build/node"), (_, file) => {
    if (file !== "worker.js") return;
    clearTimeout(pending);
    pending = setTimeout(() => existsSync(inRoot("build/node/worker.js")) && worker.renew(), 300);
  });
  atEnd(() => watcher.close());
}

await runEntry(develop, 0);
