import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { node24, childEnv } from "./node24.js";
import { inRoot } from "./places.js";
import { useCluster } from "./postgres-users.js";
import { run, complaint } from "./processes.js";
import { isDiskFullText, Trouble } from "./trouble.js";
import { words } from "./words.js";

/**
 * The database of this installation: DATABASE_URL where it is set, else the embedded cluster's `jiebang`.
 * Returns `{ url, cluster, isNew }`; `cluster` is undefined for a database that is not ours to start and stop.
 */
export async function openDatabase({ folder, secrets, keepsFound = false }) {
  if (process.env.DATABASE_URL) {
    await withClient(process.env.DATABASE_URL, () => undefined);
    return { url: process.env.DATABASE_URL };
  }
  const cluster = await useCluster({ folder, name: "pg", password: secrets.JIEBANG_DATABASE_PASSWORD, keepsFound });
  const url = urlOf(cluster, secrets, "jiebang");
  try {
    return { url, cluster, isNew: await createDatabase(urlOf(cluster, secrets, "postgres"), "jiebang") };
  } catch (error) {
    if (error.cause?.code !== "28P01") throw error;
    throw new Trouble(words.lostSecrets(path.join(folder, "secrets.env"), cluster.home));
  }
}

/** The server for tests: DATABASE_URL's where it is set, else a second cluster that does without durability. */
export async function openTestServer({ folder, secrets }) {
  if (process.env.DATABASE_URL) {
    await withClient(process.env.DATABASE_URL, () => undefined);
    return process.env.DATABASE_URL;
  }
  const cluster = await useCluster({ folder, name: "pg-test", password: secrets.JIEBANG_DATABASE_PASSWORD, isThrowaway: true });
  return urlOf(cluster, secrets, "postgres");
}

function urlOf({ port }, secrets, name) {
  return `postgresql://postgres:${secrets.JIEBANG_DATABASE_PASSWORD}@127.0.0.1:${port}/${name}`;
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** `pg` is there once the install is done; nothing before that needs it. */
export async function withClient(url, work) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new Trouble(words.badDatabaseUrl);
  const { Client } = createRequire(inRoot("package.json"))("pg");
  let client;
  try {
    client = new Client({ connectionString: url, connectionTimeoutMillis: 8000 });
    await client.connect();
  } catch (error) {
    throw new Trouble(words.unreachable(hideSecret(url), refusal(error)), { cause: error });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function refusal(error) {
  if (error.code === "28P01" || error.code === "28000") return words.wrongPassword;
  if (error.code === "3D000") return words.noSuchDatabase;
  return error.code ? `${error.code} ${error.message}` : error.message;
}

function hideSecret(url) {
  return url.replace(/(:\/\/[^:/@]*):[^@]*@/, "$1:…@");
}

/** Creates a database unless it exists; true when it is new. */
export function createDatabase(adminUrl, name) {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database "${name}"`);
    return rowCount === 0;
  });
}

/** Brings a database to the newest structure. */
export async function migrate(url) {
  const { code, output } = await run(node24(), [inRoot("prisma/migrate.ts"), "deploy"], { env: childEnv({ DATABASE_URL: url }) });
  if (code !== 0) throw new Trouble(isDiskFullText(output) ? words.noDisk("") : words.migrationFailed(complaint(output)));
}

/**
 * An address of the same database for web and worker: a login that can become `jiebang_app` and nothing more,
 * so that what slips past the product's own checks still cannot change structure, log or rights.
 */
export async function restrictedUrl(ownerUrl) {
  const url = new URL(ownerUrl);
  const password = createHmac("sha256", url.password).update("jiebang_login").digest("base64url");
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = 'jiebang_login'");
    await client.query(`${rowCount === 0 ? "create" : "alter"} role jiebang_login login noinherit password '${password}'`);
    await client.query("grant jiebang_app to jiebang_login");
  });
  return Object.assign(url, { username: "jiebang_login", password }).href;
}

/** Loads the demo into an empty database only; returns the demo's accounts, none where the database is a real one. */
export async function ensureDemo(env) {
  const { code, output } = await run(node24(), [inRoot("build/node/cli.js"), "demo", "ensure", "--json"], { env });
  const answer = output.split("\n").findLast((line) => line.startsWith("{"));
  if (code !== 0 || !answer) throw new Trouble(words.demoFailed(complaint(output)));
  return JSON.parse(answer).accounts ?? [];
}
