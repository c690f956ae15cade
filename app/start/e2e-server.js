import { restrictedUrl } from "./database.js";
import { runEntry } from "./lifetime.js";
import { dataDir } from "./places.js";
import { claim, prepareData, productEnv, serve, wantedPort } from "./serve.js";

/** The product for Playwright: the same steps as `npm start`, on the empty database and the keys of the environment. */
await runEntry(async () => {
  const folder = dataDir();
  const port = wantedPort();
  await claim(folder, port);
  const env = productEnv({ url: process.env.DATABASE_URL, folder, secrets: process.env, port });
  await prepareData(env);
  const DATABASE_URL = await restrictedUrl(env.DATABASE_URL);
  const { failed } = await serve({ env: { ...env, DATABASE_URL }, folder, port });
  await failed;
}, 0);
