import { createDatabase, openTestServer, withClient, withDatabase } from "./database.js";
import { atEnd } from "./lifetime.js";
import { startedAt } from "./proc.js";

/** Names the run by its process, so that a later run can tell what a killed one left behind. */
const run = `${process.pid}_${startedAt(process.pid)}`;
let server;

/** The server for this run's databases; what killed runs left on it goes first, what this one leaves goes at the end. */
export function testServer(place) {
  server ??= openTestServer(place).then(async (url) => {
    await dropDatabases(url);
    atEnd(() => dropDatabases(url));
    return url;
  });
  return server;
}

/** Makes an empty database of this run for one purpose on a server, and returns its address. */
export async function freshDatabase(server, purpose) {
  const name = `jb_${purpose}_${run}`;
  await createDatabase(server, name);
  return withDatabase(server, name);
}

/** Drops this run's databases on a server, and those of killed runs. A server that is not ours may serve runs of other machines. */
export async function dropDatabases(server) {
  await withClient(server, async (client) => {
    const { rows } = await client.query("select datname from pg_database where datname ~ '^jb_(e2e|bench)_\\d+_\\d+'");
    for (const { datname } of rows) {
      const [, pid, started] = /_(\d+)_(\d+)/.exec(datname);
      const isDead = !process.env.DATABASE_URL && startedAt(pid) !== started;
      if (isDead || `${pid}_${started}` === run) await client.query(`drop database if exists "${datname}" with (force)`);
    }
  });
}
