import { build } from "./build.js";
import { ensureDemo, migrate, openDatabase, restrictedUrl } from "./database.js";
import { installDependencies } from "./install.js";
import { atEnd, runEntry } from "./lifetime.js";
import { requireNode20 } from "./node24.js";
import { dataDir } from "./places.js";
import { watchCluster } from "./postgres-users.js";
import { loadEnvFile, loadSecrets } from "./secrets.js";
import { claim, productEnv, serve, wantedPort } from "./serve.js";
import { tableOf } from "./table.js";
import { requireDisk } from "./trouble.js";
import { words } from "./words.js";

const begun = Date.now();
const seconds = () => ((Date.now() - begun) / 1000).toFixed(1);

/** `npm start`: from a fresh clone, or from whatever the last run left, to a product that can be used. */
async function start() {
  requireNode20();
  let isUp = false;
  atEnd(() => isUp && console.log(words.stopped));
  loadEnvFile();
  const folder = dataDir();
  const port = wantedPort();
  await claim(folder, port);
  requireDisk(folder, 300);
  await installDependencies(console.log);
  const secrets = loadSecrets(folder);

  console.log(words.building);
  // Side by side: the builds need one core, the database the other. Only the demo needs a build (the CLI's).
  const web = build("web");
  const node = build("node");
  const data = openDatabase({ folder, secrets }).then(async ({ url, cluster }) => {
    if (cluster && !cluster.home.startsWith(folder)) console.log(words.dataElsewhere(cluster.home));
    const env = productEnv({ url, cluster, folder, secrets, port });
    await migrate(url);
    const accounts = isForReal() ? [] : await node.then(() => ensureDemo(env));
    return { env: cluster ? { ...env, DATABASE_URL: await restrictedUrl(url) } : env, cluster, accounts };
  });
  const [{ env, cluster, accounts }] = await Promise.all([data, node, web]);

  console.log(words.starting);
  const { failed } = await serve({ env, folder, port });
  isUp = true;
  console.log(words.ready(env.ORIGIN || `http://localhost:${port}`, seconds()));
  if (accounts.length > 0) console.log(`${words.accountsTitle}\n${tableOf(words.accountsHead, accounts.map((account) => [account.role, account.username, account.password]))}`);
  await Promise.race([failed, ...(cluster ? [watchCluster(cluster)] : [])]);
}

/** A database and an address of its own: there, accounts with well-known passwords have no place even for a moment. */
const isForReal = () => Boolean(process.env.DATABASE_URL && process.env.ORIGIN?.startsWith("https:"));

await runEntry(start, 0);
